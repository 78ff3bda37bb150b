/** ENTER that faults has not happened; processors have already stored part of the frame, or all of it. */
import type { Witnessed } from "../known/known.ts";
import { hasBytes, RBP, RSP } from "../known/observe.ts";
import type { Departure } from "./departure.ts";

export const enterTrace: Departure = {
  id: "silicon-enter-trace",
  reason: "ENTER that faults has stored what it could of the frame below RSP; RSP and RBP are as before",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  seen: "Intel family 6: always",
  instructions: ["ENTER"],
  fields: ["memory:*"],
  applies: ({ expected, actual }) => expected.stop.reason === "fault" && actual.stop.reason === "fault",
  excuses: (difference, witnessed) => {
    const frame = frameOf(witnessed);
    return hasBytes(difference, (at) => frame.get(at)?.toString(16).padStart(2, "0"));
  },
};

/**
 * The bytes of the frame by address, stored in the manual's order: RBP on top, the words under RBP below it, and last the new
 * frame's own address. A word that is copied may be one that was stored just before.
 */
function frameOf({ oracle, machineCase, instruction }: Witnessed): Map<bigint, number> {
  const { registers } = machineCase;
  const { memory } = oracle.start(machineCase);
  const size = instruction!.operandSize === 16 ? 2n : 8n;
  const frame = new Map<bigint, number>();
  const top = registers[RSP]! - size;
  const level = levelOf(instruction);
  const store = (word: bigint, byteOf: (byte: bigint) => number | undefined): void => {
    for (let n = 0n; n < size; n++) {
      const byte = byteOf(n);
      if (byte !== undefined) frame.set(top - word * size + n, byte);
    }
  };
  const read = (at: bigint): number | undefined => frame.get(at) ?? memory.peek(at, 1)?.[0];
  store(0n, (n) => byteAt(registers[RBP]!, n));
  for (let word = 1n; word < level; word++) store(word, (n) => read(registers[RBP]! - word * size + n));
  if (level > 0n) store(level, (n) => byteAt(top, n));
  return frame;
}

function levelOf(instruction: Witnessed["instruction"]): bigint {
  const level = instruction!.operands[1]!;
  return level.kind === "immediate" ? level.value % 32n : 0n;
}

const byteAt = (value: bigint, n: bigint): number => Number((value >> (8n * n)) & 0xffn);
