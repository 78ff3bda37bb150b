/** ENTER checks at last that the word at the new RSP can be written. */
import { isFailure } from "../../cases/case.ts";
import { anyField, type KnownDivergence } from "./known.ts";

export const enterNoProbe: KnownDivergence = {
  id: "unicorn-enter-no-probe",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "ENTER does not check that the new top of the stack can be written",
  authority: "SDM 2A ENTER, the last step of Operation; confirmed on silicon",
  applies: ({ instruction, expected, actual }) =>
    instruction?.row.mnemonic === "ENTER" &&
    expected.stop.access === "write" &&
    !isFailure(actual) &&
    actual.stop.reason !== "fault",
  excuses: anyField,
};
