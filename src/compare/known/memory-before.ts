/** What an operand in memory held before an instruction. */
import { isCanonical, linearAddress, type MemoryOperand } from "../../../oracle/index.ts";
import type { Witnessed } from "./known.ts";

/** Unsigned in the operand's width; undefined where it is in no page. */
export function memoryBefore(
  operand: MemoryOperand,
  { oracle, machineCase, instruction }: Witnessed,
): bigint | undefined {
  const state = oracle.start(machineCase);
  state.nextRip = machineCase.at + BigInt(instruction!.length);
  const address = linearAddress(state, operand);
  const bytes = isCanonical(address) ? state.memory.peek(address, operand.width / 8) : undefined;
  return bytes?.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
