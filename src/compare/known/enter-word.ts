/** ENTER with operand size 16 writes BP alone. */
import type { KnownDivergence } from "./known.ts";
import { RSP } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** What ENTER pushed before it took the frame's address, in bytes. */
const PUSHED = 2n;

export const enterWord: KnownDivergence = {
  id: "unicorn-enter-word",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "ENTER with operand size 16 writes the frame's address into all of RBP",
  authority: ["SDM Vol. 2A, ENTER: BP := FrameTemp[15:0]", "silicon"],
  instructions: ["ENTER"],
  fields: ["rbp"],
  applies: ({ instruction }) => instruction?.operandSize === 16,
  excuses: ({ actual }, { machineCase }) => BigInt(actual) === BigInt.asUintN(64, machineCase.registers[RSP]! - PUSHED),
};
