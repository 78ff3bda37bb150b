/** A REX prefix counts only directly before the opcode; the processor ignores it elsewhere, Unicorn obeys it. */
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { isRex, readPrefixes } from "./prefix-bytes.ts";
import { BEFORE_2_1 } from "./versions.ts";

/** The instruction with its last REX moved in front of the opcode; undefined when it stands there, or there is none. */
export function obeyed(code: Uint8Array): Uint8Array | undefined {
  const { prefixes, rest } = readPrefixes(code);
  const last = prefixes.findLastIndex(isRex);
  if (last < 0 || last === prefixes.length - 1) return undefined;
  return Uint8Array.from([...prefixes.slice(0, last), ...prefixes.slice(last + 1), prefixes[last]!, ...rest]);
}

export const rexMisplaced: KnownDivergence = {
  id: "unicorn-rex-misplaced",
  engines: ["unicorn"],
  versions: BEFORE_2_1,
  wrong: "unicorn",
  reason: "a REX that does not stand directly before the opcode is obeyed",
  authority: [
    "SDM Vol. 2A, 2.2.1 REX Prefixes; silicon",
    "https://github.com/unicorn-engine/unicorn/issues/1782",
    "https://github.com/unicorn-engine/unicorn/pull/1966",
  ],
  instructions: ANY,
  fields: [...REGISTERS, ...STATUS, "DF", ...ENDING, ...ACCESS, "vector", MEMORY],
  applies: ({ machineCase: { code } }) => obeyed(code) !== undefined,
  instead: ({ machineCase }) => ({ ...machineCase, code: obeyed(machineCase.code)! }),
};
