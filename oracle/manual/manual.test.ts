/** The words fit the table: every mnemonic is described once, and what the words claim about undefined bits is what the rows declare. */
import { describe, expect, test } from "vitest";
import { implemented } from "../testing/encodings.ts";
import { MANUAL } from "./index.ts";

const entries = MANUAL.flatMap((family) => family.entries);
const described = entries.flatMap((entry) => entry.mnemonics);

test("every implemented mnemonic is described, and nothing else is", () => {
  expect([...described].sort()).toEqual([...new Set(implemented.map(({ mnemonic }) => mnemonic))].sort());
});

test("no page has the name of another, however file systems compare names", () => {
  const pages = entries.map(({ page }) => page.toLowerCase());
  expect(new Set(pages).size).toBe(pages.length);
});

/** Undefined results that no row declares: the flag contract is about flags. */
const UNDEFINED_VALUES = new Set(["BSWAP"]);

describe("what is undefined is told exactly where rows declare it", () => {
  test.each(entries.map((entry) => [entry.page, entry] as const))("%s", (page, entry) => {
    const declared = implemented.filter(({ mnemonic, flags }) => entry.mnemonics.includes(mnemonic) && flags.undefined);
    expect(entry.undefined !== undefined).toBe(declared.length > 0 || UNDEFINED_VALUES.has(page));
  });
});

test("sentences end with a full stop", () => {
  const texts = entries.flatMap(({ operation, undefined: left, remarks = [], faults = {} }) => [
    operation,
    ...(left ? [left.when, left.policy] : []),
    ...remarks,
    ...Object.values(faults),
  ]);
  expect(texts.filter((text) => !/^[^\s].*\.$/.test(text) || / {2}/.test(text))).toEqual([]);
});
