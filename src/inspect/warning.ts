/** What a contract's author should know before it is uploaded. */
import { disassemble } from "../../oracle/index.ts";
import type { Found } from "./code.ts";

export type WarningKind =
  | "too-large"
  | "outside-profile"
  | "not-executable"
  | "no-instruction"
  | "no-service"
  | "system-call"
  | "initialisers"
  | "thread-local"
  | "segment-register"
  | "writable-code";

export interface Warning {
  readonly kind: WarningKind;
  readonly message: string;
  /** The first place, where there is one. */
  readonly at?: number;
  /** Places: instructions, or sections. */
  readonly count: number;
}

/** A warning about instructions: says where the first is, how many there are, and whether they may be data. Nothing for none. */
export function aboutInstructions(
  kind: WarningKind,
  places: readonly Found[],
  message: (first: Found) => string,
): Warning[] {
  const first = places.find(({ isReached }) => isReached) ?? places[0];
  if (!first) return [];
  const doubt = first.isReached ? "" : ", found by sweeping only: it may be data";
  return [{ kind, message: `${message(first)}${doubt}`, at: first.at, count: places.length }];
}

export const textOf = ({ at, instruction }: Found): string =>
  instruction.operands.length > 0 || instruction.row.operands.length === 0
    ? disassemble(instruction, BigInt(at))
    : instruction.row.mnemonic.toLowerCase();
