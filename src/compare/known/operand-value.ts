/** What an operand held when its instruction began. */
import { linearAddress } from "../../../oracle/index.ts";
import type { Witnessed } from "./known.ts";

/** All 64 bits of a register, memory in its own width, an immediate; undefined where the operand is none of them, or in no page. */
export function operandValue({ oracle, machineCase, instruction }: Witnessed, n: number): bigint | undefined {
  const operand = instruction?.operands[n];
  if (operand?.kind === "register") return machineCase.registers[operand.index];
  if (operand?.kind === "immediate") return operand.value;
  if (operand?.kind !== "memory") return undefined;
  const state = oracle.start(machineCase);
  state.nextRip = machineCase.at + BigInt(instruction!.length);
  const bytes = state.memory.peek(linearAddress(state, operand), operand.width / 8);
  return bytes?.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
