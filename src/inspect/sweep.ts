/** Linear sweep: instruction after instruction through bytes that no descent reached. */
import type { Decoded } from "../../oracle/index.ts";
import type { CodeSpace, Range } from "./code-space.ts";

/** Filling between functions: zeros and INT3. */
const FILLING: readonly number[] = [0x00, 0xcc];

/** What is found in the ranges outside of `covered`, without NOPs. A byte that begins nothing is passed over. */
export function sweep(space: CodeSpace, ranges: readonly Range[], covered: ReadonlySet<number>): Map<number, Decoded> {
  const found = new Map<number, Decoded>();
  for (const { from, to } of ranges) {
    for (let at = from; at < to && space.has(at); ) {
      const instruction = covered.has(at) || FILLING.includes(space.byte(at)) ? undefined : space.decode(at);
      const isOne = instruction !== undefined && typeof instruction !== "string";
      if (isOne && instruction.row.mnemonic !== "NOP") found.set(at, instruction);
      at += isOne ? instruction.length : 1;
    }
  }
  return found;
}
