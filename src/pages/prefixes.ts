/** Which prefixes mean something to the rows of a page, beyond what the index says of all instructions. */
import { type Row, TABLE } from "../../oracle/index.ts";
import { code } from "./markdown.ts";
import { shareOpcode } from "./neighbours.ts";

const VEX_MAPS = 4;

export const prefixLines = (rows: readonly Row[]): string[] =>
  rows.every(({ map }) => map >= VEX_MAPS)
    ? ["- LOCK (F0), F2, F3, 66 and REX in front of VEX: #UD."]
    : legacyLines(rows);

const legacyLines = (rows: readonly Row[]): string[] => [
  `- LOCK (F0): ${lockText(rows)}`,
  `- REP, REPNE (F3, F2): ${repeatText(rows)}`,
];

function lockText(rows: readonly Row[]): string {
  if (!rows.some(({ lock }) => lock)) return "#UD.";
  return rows.every(({ lock }) => lock)
    ? "legal with a destination in memory, else #UD."
    : "legal with a destination in memory where the table says so, else #UD.";
}

function repeatText(rows: readonly Row[]): string {
  if (rows.every(({ rep }) => rep)) return "repeat it.";
  if (rows.every(({ prefix }) => prefix !== "any")) return "tell it from other instructions of the same opcode.";
  const others = rows.flatMap(othersBehindPrefix);
  return others.length === 0 ? "ignored." : `ignored, but for ${[...new Set(others)].join(", ")}.`;
}

/** With the prefix, these opcodes are other instructions. */
const othersBehindPrefix = (row: Row): string[] =>
  TABLE.filter(({ prefix }) => prefix === "f3" || prefix === "f2")
    .filter((other) => other !== row && shareOpcode(row, other))
    .map(({ encoding, mnemonic }) => `${code(encoding)} (${mnemonic})`);
