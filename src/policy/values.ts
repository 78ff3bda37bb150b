/** Operands of a trial before and after it, in registers and in memory. */
import type { MemoryOperand, Operand } from "../../oracle/index.ts";
import type { Outcome } from "../cases/case.ts";
import { byteAtStart, type Trial } from "./trial.ts";

const mask = (width: number): bigint => (1n << BigInt(width)) - 1n;

/** The operand's value at the start; undefined where it is neither a register, nor memory, nor an immediate. */
export function valueBefore(trial: Trial, operand: Operand): bigint | undefined {
  if (operand.kind === "register") return partOf(trial.machineCase.registers[operand.index]!, operand);
  if (operand.kind === "immediate") return operand.value;
  return operand.kind === "memory" ? wordAt(addressOf(trial, operand), operand.width, byteAtStart) : undefined;
}

/** The same at the end. */
export function valueAfter(trial: Trial, operand: Operand, outcome: Outcome): bigint | undefined {
  if (operand.kind === "register") return partOf(outcome.registers[operand.index]!, operand);
  if (operand.kind !== "memory") return valueBefore(trial, operand);
  return wordAt(addressOf(trial, operand), operand.width, (address) => byteAtEnd(outcome, address));
}

const partOf = (register: bigint, { width, high }: { width: number; high: boolean }): bigint =>
  (high ? register >> 8n : register) & mask(width);

/** Trials address memory by a base register alone. */
const addressOf = ({ machineCase }: Trial, { base }: MemoryOperand): bigint => machineCase.registers[base] ?? 0n;

/** The byte at the end: as changed, or as it was. */
export function byteAtEnd({ memory }: Outcome, address: bigint): number | undefined {
  const run = memory.find(({ at, bytes }) => at <= address && address < at + BigInt(bytes.length));
  return run ? run.bytes[Number(address - run.at)] : byteAtStart(address);
}

/** The little-endian word; undefined where a byte is. */
export function wordAt(
  address: bigint,
  width: number,
  byteAt: (address: bigint) => number | undefined,
): bigint | undefined {
  let value = 0n;
  for (let n = width / 8 - 1; n >= 0; n--) {
    const byte = byteAt(address + BigInt(n));
    if (byte === undefined) return undefined;
    value = (value << 8n) | BigInt(byte);
  }
  return value;
}
