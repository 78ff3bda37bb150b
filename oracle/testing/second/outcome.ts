/** What a second definition is told and what it says. It shares no code with the first: wires instead of bigints, names instead of masks. */
import { anyOne, top, type Wire, type Wires } from "./wires.ts";

export type FlagName = "CF" | "PF" | "AF" | "ZF" | "SF" | "OF";

/** Everything that goes into an instruction. Wires have the width of the operand they stand for. */
export interface Before {
  /** Of the first operand; of the operation when there is none. */
  readonly width: number;
  /** The explicit operands, in order. */
  readonly operands: readonly Wires[];
  /** The last operand stands in the instruction. */
  readonly byImmediate: boolean;
  /** AL, AX, EAX or RAX, whichever has `width`. */
  readonly low: Wires;
  /** AH for bytes, else DX, EDX or RDX. */
  readonly high: Wires;
  readonly ah: Wires;
  readonly flags: Readonly<Record<FlagName, Wire>>;
}

/** Undefined after this execution, with the value that the oracle documents as its choice. */
export interface Free {
  readonly free: Wire | "kept";
}
export type Fate = Wire | "kept" | Free;
export type Fates = Readonly<Record<FlagName, Fate>>;

/** The explicit operands by number, and the implicit ones. */
export type Place = 0 | 1 | "low" | "high" | "ah";

export interface Outcome {
  /** In this order: where two places are one register, the later write wins. */
  readonly writes: readonly (readonly [Place, Wires])[];
  readonly flags: Fates;
  /** The lowest so many bits of the first operand's register are undefined; what `writes` leaves there is the oracle's choice. */
  readonly freeBits?: number;
}

/** From the manual's text to what the instruction leaves behind. */
export type Second = (before: Before) => Outcome | "#DE";

const FREE = { 0: { free: 0 }, 1: { free: 1 }, kept: { free: "kept" } } as const;

/** Undefined; the oracle chooses `choice`. */
export const free = (choice: Wire | "kept"): Free => FREE[choice];

export const ALL_KEPT: Fates = { CF: "kept", PF: "kept", AF: "kept", ZF: "kept", SF: "kept", OF: "kept" };

/** Set when the low byte holds an even number of ones (SDM 1, 3.4.3.1). */
export function evenParity(wires: Wires): Wire {
  let ones = 0;
  for (let n = 0; n < 8; n++) ones += wires[n]!;
  return ones % 2 === 0 ? 1 : 0;
}

/** ZF, SF and PF "according to the result". */
export const accordingTo = (result: Wires): { ZF: Wire; SF: Wire; PF: Wire } => ({
  ZF: anyOne(result) ? 0 : 1,
  SF: top(result),
  PF: evenParity(result),
});
