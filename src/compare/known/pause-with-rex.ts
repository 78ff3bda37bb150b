/** F3 90 is PAUSE, whatever REX says. */
import type { MachineCase } from "../../cases/case.ts";
import type { KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const REPEAT = 0xf3;
/** Without effect in 64-bit mode. */
const DS = 0x3e;
const REX_B = 1;

export const pauseWithRex: KnownDivergence = {
  id: "unicorn-pause-with-rex",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "PAUSE with REX.B is executed as XCHG r8, rAX",
  authority: ["silicon"],
  instructions: ["PAUSE"],
  fields: ["rax", "r8"],
  applies: ({ instruction }) => (instruction!.prefixes.rex & REX_B) !== 0,
  instead: ({ machineCase }) => withoutRepeat(machineCase),
};

/** XCHG r8, rAX of the same length. */
function withoutRepeat(machineCase: MachineCase): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const code = [...prefixes.map((byte) => (byte === REPEAT ? DS : byte)), ...rest];
  return { ...machineCase, code: Uint8Array.from(code) };
}
