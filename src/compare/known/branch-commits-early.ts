/** A CALL or RET to a non-canonical address raises #GP and has not happened. */
import type { Decoded } from "../../../oracle/index.ts";
import type { Difference } from "../difference.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { hasBytes, isInMemory, RSP, stoppedWith } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** A return address, in bytes. */
const PUSHED = 8n;

export const branchCommitsEarly: KnownDivergence = {
  id: "unicorn-branch-commits-early",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "CALL and RET to a non-canonical address change the stack before they fault",
  authority: ["SDM Vol. 2A, CALL; Vol. 2B, RET: #GP(0) is a fault", "SDM Vol. 3A, 6.5 Exception Classifications"],
  instructions: ["CALL", "RET"],
  fields: ["rsp", "memory:*"],
  applies: ({ expected, actual }) => stoppedWith(expected, "#GP") && stoppedWith(actual, "#GP"),
  excuses: (difference, witnessed) =>
    isInMemory(difference) ? isReturnAddress(difference, witnessed) : hasMoved(difference, witnessed),
};

function hasMoved({ actual }: Difference, { machineCase, instruction }: Witnessed): boolean {
  const moved = instruction!.row.mnemonic === "CALL" ? -PUSHED : PUSHED + dropped(instruction!);
  return BigInt(actual) === BigInt.asUintN(64, machineCase.registers[RSP]! + moved);
}

/** What RET imm16 drops; the engine takes it as signed (return-immediate). */
const dropped = ({ operands: [operand] }: Decoded): bigint =>
  operand?.kind === "immediate" ? BigInt.asIntN(16, operand.value) : 0n;

/** CALL pushes the address behind it, RET stores nothing. */
function isReturnAddress(difference: Difference, { machineCase, instruction }: Witnessed): boolean {
  if (instruction!.row.mnemonic !== "CALL") return false;
  const next = machineCase.at + BigInt(instruction!.length);
  const top = machineCase.registers[RSP]! - PUSHED;
  return hasBytes(difference, (at) => byteOf(next, at - top));
}

const byteOf = (value: bigint, index: bigint): string | undefined =>
  index < 0n || index >= PUSHED ? undefined : ((value >> (8n * index)) & 0xffn).toString(16).padStart(2, "0");
