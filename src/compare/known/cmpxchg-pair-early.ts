/** CMPXCHG8B and CMPXCHG16B that fault leave rDX:rAX and ZF alone. */
import { fieldsIn, type KnownDivergence } from "./known.ts";

export const cmpxchgPairEarly: KnownDivergence = {
  id: "unicorn-cmpxchg-pair-early",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "CMPXCHG8B and CMPXCHG16B that fault at the store have already written rDX:rAX and ZF",
  authority: "SDM 3A 6.5: a fault leaves the state as it was",
  applies: ({ instruction, expected }) =>
    /^CMPXCHG(8|16)B$/.test(instruction?.row.mnemonic ?? "") && expected.stop.reason === "fault",
  excuses: fieldsIn("rax", "rdx", "ZF"),
};
