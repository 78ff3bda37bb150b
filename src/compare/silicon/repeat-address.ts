/** REP with address size 32 that does nothing changes nothing; processors clear the upper halves of the registers all the same. */
import { REGISTER_NAMES } from "../../../oracle/index.ts";
import type { Witnessed } from "../known/known.ts";
import { RCX } from "../known/observe.ts";
import type { Departure } from "./departure.ts";

const LOW_HALF = 0xffff_ffffn;

export const repeatAddress: Departure = {
  id: "silicon-repeat-address",
  reason: "REP with address size 32 clears the upper halves of RCX, RSI and RDI even where no iteration was done",
  authority: ["SDM Vol. 2B, REP: with a count of 0 the instruction ends without having done anything"],
  seen: "Intel family 6: always; which of the three registers depends on the instruction",
  instructions: ["MOVS", "CMPS", "STOS", "LODS", "SCAS"],
  fields: ["rcx", "rsi", "rdi"],
  applies: (witnessed) =>
    witnessed.instruction!.addressWidth === 32 &&
    witnessed.instruction!.prefixes.repeat !== "none" &&
    (hasNoCount(witnessed) || witnessed.expected.stop.reason === "fault"),
  excuses: ({ field, expected, actual }, { machineCase }) => {
    const before = machineCase.registers[REGISTER_NAMES.indexOf(field)]!;
    return BigInt(expected) === before && BigInt(actual) === (before & LOW_HALF);
  },
};

const hasNoCount = ({ machineCase }: Witnessed): boolean => (machineCase.registers[RCX]! & LOW_HALF) === 0n;
