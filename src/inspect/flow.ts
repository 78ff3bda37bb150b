/** Where an instruction leads, and which addresses it names. */
import { type Decoded, type Operand, RIP_BASE } from "../../oracle/index.ts";

/** What never goes on to the next instruction. */
const LAST = /^(JMP|RETF?|IRET|UD[012]|HLT)$/;

/** The address behind the instruction; undefined where it never gets there. */
export const nextOf = (at: number, { row, length }: Decoded): number | undefined =>
  LAST.test(row.mnemonic) ? undefined : at + length;

/** The target of a direct branch. */
export function targetOf(at: number, { operands, length }: Decoded): number | undefined {
  const distance = operands.find((operand) => operand.kind === "relative");
  return distance && Number(BigInt.asUintN(64, BigInt(at + length) + distance.value));
}

/** Addresses that are taken or used as data: immediates, RIP-relative and absolute memory, tables with an index. */
export const namedBy = (at: number, { operands, length }: Decoded): number[] =>
  operands.flatMap((operand) => addressOf(operand, at + length));

function addressOf(operand: Operand, next: number): number[] {
  if (operand.kind === "immediate") return [Number(operand.value)];
  if (operand.kind !== "memory") return [];
  return [Number(operand.displacement) + (operand.base === RIP_BASE ? next : 0)];
}
