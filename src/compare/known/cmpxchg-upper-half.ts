/** CMPXCHG r32 writes one of its two registers; the other keeps all 64 bits. */
import { REGISTER_NAMES } from "../../../oracle/index.ts";
import { REGISTERS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const cmpxchgUpperHalf: KnownDivergence = {
  id: "unicorn-cmpxchg-upper-half",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "CMPXCHG r32 clears bits 63:32 of the register that it does not write",
  authority: ["SDM Vol. 2A, CMPXCHG; silicon", "https://github.com/unicorn-engine/unicorn/issues/2332"],
  instructions: ["CMPXCHG"],
  fields: REGISTERS,
  applies: ({ instruction }) => instruction?.width === 32,
  excuses: ({ field, expected, actual }, witnessed) =>
    (field === "rax" || field === destination(witnessed)) && BigInt(actual) === (BigInt(expected) & 0xffff_ffffn),
};

function destination({ instruction }: Witnessed): string | undefined {
  const operand = instruction!.operands[0];
  return operand?.kind === "register" ? REGISTER_NAMES[operand.index] : undefined;
}
