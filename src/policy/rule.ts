/** Candidates for what decides an undefined bit. Simple ones first: the first that explains every execution is the finding. */
import { flags } from "../../oracle/index.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { countedOnce, isCounted } from "./count.ts";
import { DESTINATION, type Observation } from "./observation.ts";
import { lastShiftedOut, wordsInARow } from "./shifted-out.ts";
import { valueAfter } from "./values.ts";

export interface Rule {
  /** What the bit is, in words. */
  readonly name: string;
  /** The undefined bits by this rule; undefined where the rule says nothing. */
  predict(observation: Observation): bigint | undefined;
}

const oracle = new OracleRunner();

const ofFlag =
  (predict: (observation: Observation) => boolean | undefined): Rule["predict"] =>
  (observation) => {
    const value = observation.bit === DESTINATION ? undefined : predict(observation);
    return value === undefined ? undefined : BigInt(value);
  };

/** The oracle defines OF for a count of 1. */
function asForOne({ trial, bit }: Observation): boolean | undefined {
  if (!isCounted(trial)) return undefined;
  return (oracle.run(countedOnce(trial).machineCase).rflags & flags.flagMask(bit)) !== 0;
}

/** Where products and quotients end that have no operand for it. */
const ACCUMULATOR = { kind: "register", index: 0, high: false } as const;

/** ZF, SF and PF of what the destination holds on the engine; of the lower half for a product. */
function ofResult({ trial, bit, ended }: Observation): boolean | undefined {
  const { operands, width } = trial.instruction;
  const isPair = operands.length === 1 && /MUL|DIV/.test(trial.form.row.mnemonic);
  const result = valueAfter(trial, isPair ? { ...ACCUMULATOR, width } : operands[0]!, ended);
  if (result === undefined) return undefined;
  if (bit === "ZF") return result === 0n;
  if (bit === "SF") return result >> BigInt(width - 1) === 1n;
  return bit === "PF" ? hasEvenParity(result & 0xffn) : undefined;
}

/** OF as a left rotate's formula for one step gives it, of the end: emulators take it for every count. */
const signIsNotCarry = (seen: Observation): boolean | undefined => {
  const sign = ofResult({ ...seen, bit: "SF" });
  return seen.bit === "OF" && sign !== undefined ? sign !== ((seen.ended.rflags & flags.CF) !== 0) : undefined;
};

/** The same for right rotates. */
function highestBitsDiffer({ trial, bit, ended }: Observation): boolean | undefined {
  const result = valueAfter(trial, trial.instruction.operands[0]!, ended);
  if (bit !== "OF" || result === undefined) return undefined;
  const highest = result >> BigInt(trial.instruction.width - 2);
  return highest === 1n || highest === 2n;
}

const hasEvenParity = (byte: bigint): boolean => byte.toString(2).replaceAll("0", "").length % 2 === 0;

export const RULES: readonly Rule[] = [
  { name: "0", predict: () => 0n },
  { name: "1", predict: ofFlag(() => true) },
  { name: "all ones", predict: ({ mask, bit }) => (bit === DESTINATION ? mask : undefined) },
  { name: "unchanged", predict: ({ before }) => before },
  { name: "as for a count of 1", predict: ofFlag(asForOne) },
  { name: "of the result", predict: ofFlag(ofResult) },
  { name: "sign of the result ≠ CF", predict: ofFlag(signIsNotCarry) },
  { name: "the result's two highest bits differ", predict: ofFlag(highestBitsDiffer) },
  {
    name: "the last bit shifted out",
    predict: ofFlag(({ trial, bit }) => (bit === "CF" ? lastShiftedOut(trial) : undefined)),
  },
  {
    name: "the destination's own bits come in behind the source's",
    predict: ({ trial, bit, mask }) => (bit === DESTINATION ? wordsInARow(trial, mask) : undefined),
  },
];
