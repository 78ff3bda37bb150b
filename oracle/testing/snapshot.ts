/** Everything of a machine that an instruction could change, to be compared before and after. */
import type { Run } from "../memory.ts";
import { REGISTER_NAMES, type State } from "../state.ts";

export interface Snapshot {
  readonly registers: readonly bigint[];
  readonly undefinedBits: readonly bigint[];
  readonly undefinedRegisters: number;
  readonly rip: bigint;
  readonly rflags: number;
  readonly undefinedFlags: number;
  readonly fsBase: bigint;
  readonly gsBase: bigint;
  readonly vectors: readonly bigint[];
  readonly mxcsr: number;
  readonly approximateLanes: bigint;
}

export const snapshotOf = (state: State): Snapshot => ({
  registers: [...state.registers],
  undefinedBits: [...state.undefinedBits],
  undefinedRegisters: state.undefinedRegisters,
  rip: state.rip,
  rflags: state.rflags,
  undefinedFlags: state.undefinedFlags,
  fsBase: state.fsBase,
  gsBase: state.gsBase,
  vectors: [...state.vectors],
  mxcsr: state.mxcsr,
  approximateLanes: state.approximateLanes,
});

/** Fields with one value. */
const PLAIN = [
  ...(["undefinedRegisters", "rip", "rflags", "undefinedFlags", "fsBase", "gsBase"] as const),
  ...(["mxcsr", "approximateLanes"] as const),
];

/** Names of what differs from `before`: register names, `undefined rsp`, `rip`, `rflags`, `memory`, … Memory is compared with its last commit. */
export function changesSince(before: Snapshot, state: State): string[] {
  const changed: string[] = [];
  for (let n = 0; n < 16; n++) {
    if (before.registers[n] !== state.registers[n]) changed.push(REGISTER_NAMES[n]!);
    if (before.vectors[n] !== state.vectors[n]) changed.push(`xmm${n}`);
    if (before.undefinedBits[n] !== state.undefinedBits[n]) changed.push(`undefined ${REGISTER_NAMES[n]}`);
  }
  for (const field of PLAIN) if (before[field] !== state[field]) changed.push(field);
  if (state.memory.changes().length > 0) changed.push("memory");
  return changed;
}

/** Addresses and contents, for messages. */
export const runsText = (runs: readonly Run[]): string =>
  runs.map(({ at, bytes }) => `0x${at.toString(16)}: ${Buffer.from(bytes).toString("hex")}`).join(", ");
