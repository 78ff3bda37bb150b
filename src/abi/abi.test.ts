import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ERROR_NUMBERS, SERVICES } from "../../oracle/index.ts";
import { abiReference } from "./abi.ts";
import { limitRows, MEANINGS } from "./limits.ts";
import { abiFile, abiPage } from "./markdown.ts";
import { abiText } from "./text.ts";

const reference = abiReference();

test("the committed page is what the table gives; if not, `npm run pages` writes it", () => {
  expect(readFileSync(abiFile(), "utf8")).toBe(abiPage(reference));
});

test("every service is there once, with its evidence", () => {
  expect(reference.services).toHaveLength(SERVICES.length);
  expect(new Set(reference.services.map(({ vector }) => vector)).size).toBe(SERVICES.length);
  const text = abiText(reference);
  for (const { vector, name, evidence } of SERVICES)
    expect(text).toMatch(new RegExp(`^  0x${vector.toString(16)} +${name} +${evidence} `, "m"));
});

test("every error is there, in the order of its number", () => {
  expect(reference.errors.map(({ name, number }) => [name, number])).toEqual(Object.entries(ERROR_NUMBERS));
});

test("types are numbered and spelled as events spell them", () => {
  expect(reference.types.map(({ t, signature }) => `${t} ${signature}`)).toEqual([
    ...["0 string", "1 bool", "2 int8", "3 int16", "4 int32", "5 int64"],
    ...["6 uint8", "7 uint16", "8 uint32", "9 uint64"],
  ]);
});

test("every limit has its meaning, and every meaning its limit", () => {
  expect(limitRows().map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(MEANINGS)));
  expect(limitRows().filter(({ meaning }) => meaning === "")).toEqual([]);
});
