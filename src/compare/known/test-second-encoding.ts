/** TEST has a second encoding, F6 /1 and F7 /1, that every processor executes. */
import { ENDING, STATUS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { undefinedOpcode } from "./raises-ud.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const testSecondEncoding: KnownDivergence = {
  id: "unicorn-test-second-encoding",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "F6 /1 and F7 /1 raise #UD instead of executing TEST",
  authority: ["silicon; AMD APM Vol. 3, table A-6", "https://github.com/unicorn-engine/unicorn/pull/2353"],
  instructions: ["TEST"],
  fields: [...STATUS, ...ENDING],
  applies: ({ instruction, actual }) => ((instruction!.modrm >> 3) & 7) === 1 && stoppedWith(actual, "#UD"),
  instead: undefinedOpcode,
};
