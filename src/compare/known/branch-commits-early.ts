/** A CALL or RET to a non-canonical address raises #GP and has not happened. */
import { type KnownDivergence, liesBelowStack } from "./known.ts";

/** The return address that CALL pushes, in bytes. */
const PUSHED = 8n;

export const branchCommitsEarly: KnownDivergence = {
  id: "unicorn-branch-commits-early",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "CALL and RET to a non-canonical address change the stack before they fault",
  authority: "SDM 2A CALL, 2B RET: #GP(0) is a fault",
  applies: ({ instruction, expected }) =>
    /^(CALL|RET)$/.test(instruction?.row.mnemonic ?? "") && expected.stop.reason === "fault",
  excuses: (difference, witnessed) => difference.field === "rsp" || liesBelowStack(difference, witnessed, PUSHED),
};
