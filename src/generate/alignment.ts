/**
 * Operands that must be aligned, where no register decides whether they are: relative to RIP, and absolute. Segment bases mostly are
 * (segment-base.ts). A raw program that ends with its page stands elsewhere, and takes what it gets.
 */
import { type MemoryOperand, NO_REGISTER, RIP_BASE } from "../../oracle/index.ts";
import { CODE } from "./layout.ts";
import type { Part } from "./parts.ts";
import type { PooledInstruction } from "./pooled.ts";

/** Whether the instruction, put behind these parts, finds its operands aligned. Every fifth program with vectors ended where one was not. */
export const isAlignedBehind = (parts: readonly Part[], { bytes, memories }: PooledInstruction): boolean =>
  memories.every(
    (memory) =>
      !(memory.aligned && isFixed(memory)) ||
      placeOf(memory, CODE + lengthOf(parts) + bytes.length) % size(memory) === 0,
  );

const isFixed = ({ base, index }: MemoryOperand): boolean =>
  base === RIP_BASE || (base === NO_REGISTER && index === NO_REGISTER);

/** The address without the segment base, where the next instruction is at `next`. */
const placeOf = ({ base, displacement }: MemoryOperand, next: number): number =>
  Number(displacement) + (base === RIP_BASE ? next : 0);

/** Bytes. */
const size = ({ width }: MemoryOperand): number => width / 8;

const lengthOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { instruction }) => sum + instruction.bytes.length, 0);
