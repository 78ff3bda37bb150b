/** The few instructions that loops and calls are made of; encoded by ourselves and confirmed like all others. */

import { TABLE } from "../../oracle/index.ts";
import { confirm } from "../assemble/verify.ts";
import { encode } from "./encode.ts";
import { type PooledInstruction, pooled } from "./pooled.ts";
import type { Shape } from "./shape.ts";

/** Registers that count, and how often at most: 5 times round a body of 3 stays far below the limit of steps. */
export const COUNTERS = [1, 3, 9, 14] as const;
const ROUNDS = 5;

export interface Scaffold {
  /** `mov r32, n`: by counter, then by n - 1. */
  readonly set: readonly (readonly PooledInstruction[])[];
  /** `dec r64`: by counter. */
  readonly decrement: readonly PooledInstruction[];
  readonly jumpIfNotZero: PooledInstruction;
  readonly loop: PooledInstruction;
  readonly call: PooledInstruction;
  readonly jump: PooledInstruction;
  readonly return: PooledInstruction;
}

export function makeScaffold(): Scaffold {
  return {
    set: COUNTERS.map((reg) =>
      Array.from({ length: ROUNDS }, (_, n) => make("B8+r iv", { reg, operandSize: 32, immediates: [BigInt(n + 1)] })),
    ),
    decrement: COUNTERS.map((number) => make("FF /1", { rm: { kind: "register", number } })),
    jumpIfNotZero: make("75 cb", {}),
    loop: make("E2 cb", {}),
    call: make("E8 cd", {}),
    jump: make("EB cb", {}),
    return: make("C3", {}),
  };
}

function make(encoding: string, fields: Partial<Shape>): PooledInstruction {
  const row = TABLE.find((one) => one.encoding === encoding);
  if (!row) throw new Error(`the table has no row ${encoding}`);
  const bytes = encode({ ...BARE, row, ...fields });
  const [verdict] = confirm([bytes]);
  if (!verdict?.ok) throw new Error(`${encoding}: ${verdict?.reason}`);
  return pooled(bytes, verdict.decoded, verdict.reading);
}

const BARE: Omit<Shape, "row"> = {
  operandSize: 64,
  addressWidth: 64,
  segment: "none",
  lock: false,
  repeat: "none",
  reg: 0,
  rm: { kind: "register", number: 0 },
  vexRegister: 0,
  immediates: [],
  rex: false,
  long: false,
  noise: [],
};
