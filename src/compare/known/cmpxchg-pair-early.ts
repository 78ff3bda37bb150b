/** CMPXCHG8B and CMPXCHG16B that fault leave rDX:rAX and ZF alone. */
import { REGISTER_NAMES } from "../../../oracle/index.ts";
import { completed, isFlagOf } from "./as-if.ts";
import type { KnownDivergence } from "./known.ts";
import { failedToWrite } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const cmpxchgPairEarly: KnownDivergence = {
  id: "unicorn-cmpxchg-pair-early",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "CMPXCHG8B and CMPXCHG16B that fault at the store have already written rDX:rAX and ZF",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  instructions: ["CMPXCHG8B", "CMPXCHG16B"],
  fields: ["rax", "rdx", "ZF"],
  applies: ({ expected, actual }) => failedToWrite(expected) && failedToWrite(actual),
  excuses: (difference, witnessed) => {
    const after = completed(witnessed);
    if (difference.field === "ZF") return isFlagOf(after, difference);
    return BigInt(difference.actual) === after.registers[REGISTER_NAMES.indexOf(difference.field)];
  },
};
