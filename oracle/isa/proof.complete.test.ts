/** No definition without a proof: a new one fails here until `testing/proof/list.ts` names a row of it. */
import { expect, test } from "vitest";
import type { Execute, Row } from "../table.ts";
import { nameOf, prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";
import { SECONDS } from "../testing/second/index.ts";
import { branchRows } from "./branch.ts";
import { TABLE } from "./index.ts";
import { stackRows } from "./stack.ts";
import { stringRows } from "./string.ts";
import { systemRows } from "./system.ts";

/** Nothing to compute on bytes: memory, addresses, control flow. Their tests stand beside them. */
const ELSEWHERE = new Set([...branchRows, ...stackRows, ...stringRows, ...systemRows].map(nameOf));
const MEMORY_OR_DIRECTION = new Set([
  "8D /r  LEA Gv, M",
  "D7  XLATB Tb",
  "REX.W0 0F C7 /1  CMPXCHG8B Mq",
  "REX.W 0F C7 /1  CMPXCHG16B Mdq",
  "FC  CLD",
  "FD  STD",
]);

const needsProof = (row: Row): boolean =>
  row.status.kind === "implemented" && !ELSEWHERE.has(nameOf(row)) && !MEMORY_OR_DIRECTION.has(nameOf(row));

/** The names of the rows of each definition that needs a proof. */
function definitions(): Map<Execute, string[]> {
  const found = new Map<Execute, string[]>();
  for (const row of TABLE.filter(needsProof)) {
    if (row.status.kind !== "implemented") continue;
    found.set(row.status.execute, [...(found.get(row.status.execute) ?? []), nameOf(row)]);
  }
  return found;
}

const proven = new Set<string>(
  Object.values(PROOFS)
    .flat()
    .map(({ row }) => row),
);

test("every definition has a proof", () => {
  const without = [...definitions().values()].filter((names) => !names.some((name) => proven.has(name)));
  expect(without).toEqual([]);
});

test("every mnemonic has a second definition", () => {
  const without = TABLE.filter((row) => needsProof(row) && !SECONDS[row.mnemonic]);
  expect(without.map(nameOf)).toEqual([]);
});

test("every second definition is used, every exception is a row of the table", () => {
  const names = new Set(TABLE.map(nameOf));
  expect([...MEMORY_OR_DIRECTION].filter((name) => !names.has(name))).toEqual([]);
  const mnemonics = new Set(TABLE.filter((row) => proven.has(nameOf(row))).map(({ mnemonic }) => mnemonic));
  expect(Object.keys(SECONDS).filter((mnemonic) => !mnemonics.has(mnemonic))).toEqual(["MOVSXD"]);
});

test("a proof of a row that does not exist is refused", () => {
  expect(() => prove({ row: "00 /r  ADDITION Eb, Gb", over: [] })).toThrow("the table has no row");
});
