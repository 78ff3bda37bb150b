/** The operands of a floating-point instruction, lane by lane, for who knows what an engine made of one. */
import { type Decoded, float, type Operand } from "../../../oracle/index.ts";
import { vectorsOf } from "../../cases/vectors.ts";
import type { Witnessed } from "./known.ts";
import { memoryBefore } from "./memory-before.ts";

/** By the last letter of the mnemonic, S or D. */
export const formatOf = ({ row }: Decoded): float.Format =>
  row.mnemonic.endsWith("D") ? float.BINARY64 : float.BINARY32;

export function lanesIn({ width }: float.Format, vector: bigint): bigint[] {
  const count = 128 / width;
  return Array.from({ length: count }, (_, n) => BigInt.asUintN(width, vector >> BigInt(width * n)));
}

/** All lanes of both operands before the instruction; a scalar in memory is one lane. Undefined where memory cannot be read. */
export function lanesBefore(witnessed: Witnessed): bigint[] | undefined {
  const { instruction } = witnessed;
  if (!instruction) return undefined;
  const [left, right] = instruction.operands.slice(0, 2).map((operand) => valueBefore(operand, witnessed));
  if (left === undefined || right === undefined) return undefined;
  return [left, right].flatMap((value) => lanesIn(formatOf(instruction), value));
}

function valueBefore(operand: Operand, witnessed: Witnessed): bigint | undefined {
  if (operand.kind === "vector") return vectorsOf(witnessed.machineCase)[operand.index];
  return operand.kind === "memory" ? memoryBefore(operand, witnessed) : undefined;
}
