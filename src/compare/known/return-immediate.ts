/** RET imm16 drops an unsigned number of bytes. */
import type { KnownDivergence } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** The weight of the immediate's highest bit, twice: what a sign makes of it. */
const SIGN = 0x1_0000n;

export const returnImmediate: KnownDivergence = {
  id: "unicorn-return-immediate",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "RET imm16 sign-extends its immediate",
  authority: ["SDM Vol. 2B, RET", "https://github.com/unicorn-engine/unicorn/issues/2336"],
  instructions: ["RET"],
  fields: ["rsp"],
  applies: ({ instruction }) =>
    instruction!.operands[0]?.kind === "immediate" && instruction!.operands[0].value > 0x7fffn,
  excuses: ({ expected, actual }) => BigInt(actual) === BigInt.asUintN(64, BigInt(expected) - SIGN),
};
