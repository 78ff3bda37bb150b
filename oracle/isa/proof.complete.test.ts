/** No definition without a proof: a new one fails here until `testing/proof/list.ts` names a row of it. */
import { expect, test } from "vitest";
import type { Execute } from "../table.ts";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";
import { EXCEPTIONS, nameOf, TO_PROVE } from "../testing/proof/scope.ts";
import { SECONDS } from "../testing/second/index.ts";
import { TABLE } from "./index.ts";

/** The names of the rows of each definition. */
function definitions(): Map<Execute, string[]> {
  const found = new Map<Execute, string[]>();
  for (const row of TO_PROVE) {
    if (row.status.kind !== "implemented") continue;
    found.set(row.status.execute, [...(found.get(row.status.execute) ?? []), nameOf(row)]);
  }
  return found;
}

const proven: ReadonlySet<string> = new Set(Object.values(PROOFS).flatMap((proofs) => proofs.map(({ row }) => row)));

test("every definition has a proof at eight bits", () => {
  const without = [...definitions().values()].filter((names) => !names.some((name) => proven.has(name)));
  expect(without).toEqual([]);
});

test("every mnemonic has a second definition, and every second definition a row", () => {
  const mnemonics = new Set(TO_PROVE.map(({ mnemonic }) => mnemonic));
  expect([...mnemonics].sort()).toEqual(Object.keys(SECONDS).sort());
});

test("every exception and every proven row is in the table", () => {
  const names = new Set(TABLE.map(nameOf));
  expect([...EXCEPTIONS, ...proven].filter((name) => !names.has(name))).toEqual([]);
});

test("a proof of a row that does not exist is refused", () => {
  expect(() => prove({ row: "00 /r  ADDITION Eb, Gb", over: [] })).toThrow("the table has no row");
});
