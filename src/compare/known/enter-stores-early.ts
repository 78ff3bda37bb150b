/** ENTER that faults has stored nothing. */
import type { KnownDivergence, Witnessed } from "./known.ts";
import { hasBytes, RBP, RSP } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { MANUAL } from "./witness.ts";

/** Words of the deepest frame: RBP and 31 frame pointers. */
const DEEPEST = 32n;

export const enterStoresEarly: KnownDivergence = {
  id: "unicorn-enter-stores-early",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  // processors leave traces of their own there (silicon-enter-trace)
  witness: MANUAL,
  reason: "ENTER that faults has already stored part of the frame",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  instructions: ["ENTER"],
  fields: ["memory:*"],
  applies: ({ expected, actual }) => expected.stop.reason === "fault" && actual.stop.reason === "fault",
  excuses: (difference, witnessed) => hasBytes(difference, (at) => frameByte(at, witnessed)),
};

/** The byte of the frame that ENTER lays down at an address: RBP on top, below it the words under RBP. */
function frameByte(at: bigint, { oracle, machineCase, instruction }: Witnessed): string | undefined {
  const { registers } = machineCase;
  const size = instruction!.operandSize === 16 ? 2n : 8n;
  const depth = registers[RSP]! - 1n - at;
  if (depth < 0n || depth >= DEEPEST * size) return undefined;
  const [word, byte] = [depth / size, size - 1n - (depth % size)];
  if (word === 0n) return hex(Number((registers[RBP]! >> (8n * byte)) & 0xffn));
  const peeked = oracle.start(machineCase).memory.peek(registers[RBP]! - word * size + byte, 1);
  return peeked && hex(peeked[0]!);
}

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");
