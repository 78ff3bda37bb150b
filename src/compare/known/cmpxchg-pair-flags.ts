/** CMPXCHG8B and CMPXCHG16B write ZF and leave every other flag as the instructions before left it. */
import { anyField, type KnownInContext } from "./known.ts";

export const cmpxchgPairFlags: KnownInContext = {
  id: "unicorn-cmpxchg-pair-flags",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "flags after CMPXCHG8B and CMPXCHG16B are computed from stale operands of earlier instructions",
  authority: "SDM 2A CMPXCHG8B; gone when the program is cut in front of it",
  cutBefore: (instruction) => /^CMPXCHG(8|16)B$/.test(instruction?.row.mnemonic ?? ""),
  excuses: anyField,
};
