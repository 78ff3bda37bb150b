/** A CALL or RET to a non-canonical address raises #GP and has not happened. */
import type { KnownDivergence } from "./known.ts";

export const branchCommitsEarly: KnownDivergence = {
  id: "unicorn-branch-commits-early",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "CALL and RET to a non-canonical address change the stack before they fault",
  authority: "SDM 2A CALL, 2B RET: #GP(0) is a fault",
  applies: ({ instruction, expected }) =>
    /^(CALL|RET)$/.test(instruction?.row.mnemonic ?? "") && expected.stop.reason === "fault",
  excuses: ({ field }) => field === "rsp" || field.startsWith("memory:"),
};
