/** Cuts what Keystone made of a batch into its instructions. A batch that does not add up is no batch. */
import { buildMaps, type Decoded, decode, disassemble, TABLE } from "../../oracle/index.ts";

const MAPS = buildMaps(TABLE);

/** One piece a line, or undefined: Keystone can silently drop an invalid instruction and the next one (keystone#293). */
export function split(lines: readonly string[], bytes: Uint8Array): Uint8Array[] | undefined {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const line of lines) {
    const decoded = decode(MAPS, bytes.subarray(at));
    if (typeof decoded !== "object" || !sameName(line, decoded)) return undefined;
    pieces.push(bytes.slice(at, at + decoded.length));
    at += decoded.length;
  }
  return at === bytes.length ? pieces : undefined;
}

/** An alias (`jz` for `je`) counts as a difference: its batch is then assembled line by line, which costs time only. */
function sameName(line: string, decoded: Decoded): boolean {
  const name = nameIn(line);
  return name === decoded.row.mnemonic.toLowerCase() || name === nameIn(disassemble(decoded, 0n));
}

const PREFIX_WORDS = /^(?:(?:lock|rep|repe|repne|addr32)\s+)+/;

const nameIn = (line: string): string => line.replace(PREFIX_WORDS, "").split(/\s/, 1)[0]!;
