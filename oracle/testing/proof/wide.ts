/** Every row at every operand size, with any registers and immediates, against the second definition. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Row } from "../../table.ts";
import { SECONDS } from "../second/index.ts";
import { choice, registers, rflags, statusFlags } from "./arbitrary.ts";
import { instructionOf } from "./encode.ts";
import { Rig } from "./rig.ts";
import { nameOf } from "./scope.ts";

/** Sizes that make a difference: none do where all operands are bytes, and where the row names W there is one. */
export const sizesOf = ({ operands, rexW }: Row): readonly (16 | 32 | 64)[] =>
  rexW !== undefined
    ? [rexW ? 64 : 32]
    : operands.length > 0 && operands.every((operand) => /b$|^(AL|CL|1)$/.test(operand))
      ? [32]
      : [16, 32, 64];

/** Whether a register form exists. */
export const hasRegisterForm = (row: Row): boolean => row.operands.every((operand) => !/^[MO]/.test(operand));

/** Fails with the smallest start state where the two definitions differ. */
export function agrees(row: Row, size: 16 | 32 | 64, numRuns: number): void {
  const second = SECONDS[row.mnemonic];
  if (!second) throw new Error(`${nameOf(row)} has no second definition`);
  fc.assert(
    fc.property(choice(size), registers, rflags, statusFlags, (chosen, start, flags, undefinedBefore) => {
      const instruction = instructionOf(row, chosen);
      fc.pre(instruction !== undefined); // 90 and 40 90 are NOP
      const rig = new Rig(instruction, second);
      expect(rig.difference(start, flags, undefinedBefore, rig.expected(start, flags))).toBeUndefined();
    }),
    { numRuns },
  );
}
