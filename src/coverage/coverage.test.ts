/** Every encoding of the independent table has a class; and what our table says of it agrees with what iced says. */
import { type Code, CodeExt, Decoder, DecoderOptions, Instruction } from "iced-x86";
import { expect, test } from "vitest";
import { classifyAll, decodeInstance, isForeign } from "./classify.ts";
import { type KnownCode, knownCodes } from "./codes.ts";
import { isFeatureOf } from "./features.ts";
import { type Form, instanceOf } from "./instance.ts";
import { hasOtherLength, isSameName } from "./names.ts";
import { summarise } from "./summary.ts";

const FORMS: readonly Form[] = ["register", "memory"];
const all = classifyAll();
const own = all.filter(({ known }) => !isForeign(known));

test("iced lists 4,690 codes in 64-bit mode, and every one has a class", () => {
  const coverage = summarise(all);
  expect(all).toHaveLength(4690);
  expect(all.filter(({ kind }) => kind === "missing").map(({ known }) => known.name)).toEqual([]);
  expect(coverage.implemented + coverage.planned + coverage.refused).toBe(all.length);
});

test("features and classes add up to the totals", () => {
  const { features, refusedBy, implemented, planned, refused } = summarise(all);
  const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
  expect(sum(features.map((feature) => feature.implemented))).toBe(implemented);
  expect(sum(features.map((feature) => feature.planned))).toBe(planned);
  expect(sum(refusedBy.map(({ count }) => count))).toBe(refused);
});

/** FSTCW and others: FWAIT and what follows are two instructions to any decoder. */
const isWaiting = ({ encoding }: KnownCode): boolean => encoding.startsWith("9B ");

/** iced decodes these only when asked to, or as two instructions. Its decoder does not know its own MONTMUL in 64-bit mode. */
const needsOption = (known: KnownCode): boolean => {
  const info = CodeExt.opCode(known.code);
  const special = info.decoderOption !== 0 || isWaiting(known) || known.name === "Montmul_64";
  info.free();
  return special;
};

const decodesTo = (bytes: Uint8Array): Code => {
  const decoder = new Decoder(64, bytes, DecoderOptions.AMD);
  const instruction = new Instruction();
  decoder.decodeOut(instruction);
  const { code } = instruction;
  decoder.free();
  instruction.free();
  return code;
};

test("the instances are what they claim: iced decodes each one back to a code of the same mnemonic", () => {
  const names = new Map(all.map(({ known }) => [known.code, known.mnemonic]));
  const wrong = knownCodes()
    .filter((known) => !needsOption(known) && known.mnemonic !== "RESERVEDNOP")
    .filter((known) => names.get(decodesTo(instanceOf(known.code, "register"))) !== known.mnemonic);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test("the row found bears iced's name for the code, in register and memory form", () => {
  const wrong = own.flatMap(({ known }) =>
    FORMS.map((form) => ({ known, row: decodeInstance(known, form)!.row, form }))
      .filter(({ row }) => !isSameName(row, known.mnemonic))
      .map(({ row, form }) => `${known.name} ${form} is ${row.encoding} ${row.mnemonic}`),
  );
  expect(wrong).toEqual([]);
});

test("our length is iced's, in register and memory form", () => {
  const wrong = own
    .filter(({ known }) => !hasOtherLength(known))
    .flatMap(({ known }) => FORMS.map((form) => ({ known, form, ours: decodeInstance(known, form)!.length })))
    .filter(({ known, form, ours }) => ours !== instanceOf(known.code, form).length - (isWaiting(known) ? 1 : 0))
    .map(({ known, form, ours }) => `${known.name} ${form}: ${ours}`);
  expect(wrong).toEqual([]);
});

test("our feature of each encoding is iced's, in our words", () => {
  const wrong = own
    .filter(({ known, row }) => !isFeatureOf(row!.feature, known.features))
    .map(({ known, row }) => `${known.name}: ${row!.feature}, iced ${known.features.join("&")}`);
  expect(wrong).toEqual([]);
});
