/** What repackaging did, for people and for machines. */
import { warningJson, warningLine } from "../inspect/report.ts";
import type { Piece } from "./pieces.ts";
import type { Repackaged } from "./repackage.ts";

export function repackageText(output: string, { esc, kept, dropped, from, warnings }: Repackaged): string {
  return [
    `wrote ${output}: ESC, ${esc.length.toLocaleString("en-US")} bytes (${from.image.format}: ${from.bytes.toLocaleString("en-US")})`,
    ...kept.map((piece) => `  kept     ${line(piece)}`),
    ...dropped.map((piece) => `  dropped  ${line(piece)}`),
    ...warnings.map((warning) => `  warning  ${warningLine(warning)}`),
  ].join("\n");
}

const access = ({ writable, executable }: Piece): string => `r${writable ? "w" : "-"}${executable ? "x" : "-"}`;

const line = (piece: Piece): string => {
  const zeros = piece.memorySize - piece.bytes.length;
  const size = `${String(piece.memorySize).padStart(8)}${zeros > 0 ? ` (${zeros} zeros)` : ""}`;
  return `0x${piece.at.toString(16).padEnd(10)} ${size}  ${access(piece)}  ${JSON.stringify(piece.name).slice(1, -1)}`;
};

/** One object; addresses as hex strings. */
export const repackageJson = (output: string, { esc, kept, dropped, from, warnings }: Repackaged): object => ({
  output,
  bytes: esc.length,
  from: { container: from.image.format, bytes: from.bytes },
  entry: `0x${from.image.entry.toString(16)}`,
  kept: kept.map(plain),
  dropped: dropped.map(plain),
  warnings: warnings.map(warningJson),
});

const plain = (piece: Piece): object => ({
  name: piece.name,
  at: `0x${piece.at.toString(16)}`,
  memorySize: piece.memorySize,
  fileSize: piece.bytes.length,
  access: access(piece),
});
