/** TEST has a second encoding, F6 /1 and F7 /1, that every processor executes. */
import { anyField, type KnownDivergence, stoppedWith } from "./known.ts";

export const testSecondEncoding: KnownDivergence = {
  id: "unicorn-test-second-encoding",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "F6 /1 and F7 /1 raise #UD instead of executing TEST",
  authority: "silicon; AMD APM 3 lists the encoding",
  applies: ({ instruction, actual }) =>
    instruction?.row.mnemonic === "TEST" && ((instruction.modrm >> 3) & 7) === 1 && stoppedWith(actual, "#UD"),
  excuses: anyField,
};
