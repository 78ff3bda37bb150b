/**
 * Page edges and canonical edges for every memory operand of every implemented row, explicit and implicit, in every operand size, with
 * segment overrides and 32-bit addresses: the fault, its address and its kind are exact, and nothing else happened.
 * About 200,000 placements, and 50,000 more with RBP, RSP, R13 and R12 as the base.
 */
import { describe, expect, test } from "vitest";
import type { Row } from "./table.ts";
import { accessesOf } from "./testing/accesses.ts";
import { type Encoding, encodingsOf, type Form, implemented } from "./testing/encodings.ts";
import { countOf, emptyReport, executeNowhere, type Report, tryPlaces } from "./testing/placement.ts";
import { CANONICAL_EDGES, EDGES } from "./testing/terrain.ts";

const SEGMENTS: Readonly<Record<string, readonly number[]>> = {
  "no prefix": [],
  "ES, SS, CS and DS mean nothing": [0x26, 0x36, 0x2e, 0x3e],
  fs: [0x64],
  gs: [0x65],
  "32-bit address": [0x67],
  "32-bit address in fs": [0x64, 0x67],
};

/** ENTER accesses a whole frame: faults-stack.test.ts. */
const rows = implemented.filter(({ mnemonic }) => mnemonic !== "ENTER");

const accesses = (row: Row): boolean => encodingsOf(row, "memory").some(({ bytes }) => accessesOf(bytes).length > 0);
const accessing = rows.filter(accesses);

function tryRows(encode: (row: Row) => Encoding[], edges: readonly bigint[]): Report {
  const report = emptyReport();
  for (const encoding of accessing.flatMap(encode)) tryPlaces(encoding, report, edges);
  return report;
}

/** Nothing wrong, and at least `count` placements of either outcome. */
function expectAllRight(report: Report, count: number): void {
  expect(report.wrong).toEqual([]);
  expect(countOf(report)).toBeGreaterThan(count);
  expect(report.faults).toBeGreaterThan(count / 2);
}

describe("memory operands at edges", () => {
  test.each(Object.entries(SEGMENTS))("%s", (_, prefixes) => {
    expectAllRight(
      tryRows((row) => encodingsOf(row, "memory", prefixes), EDGES),
      20_000,
    );
  });
});

describe("#SS and #GP are told apart by the base register", () => {
  test.each<[string, Form, boolean]>([
    ["[rbp]", "frame", false],
    ["[r13]", "frame", true],
    ["[rsp]", "stack", false],
    ["[r12]", "stack", true],
  ])("%s", (_, form, withB) => {
    expectAllRight(
      tryRows((row) => encodingsOf(row, form, [], withB), CANONICAL_EDGES),
      5_000,
    );
  });

  test.each<[string, Form, number]>([
    ["gs:[rbp]", "frame", 0x65],
    ["fs:[rsp]", "stack", 0x64],
  ])("%s belongs to its segment", (_, form, prefix) => {
    expectAllRight(
      tryRows((row) => encodingsOf(row, form, [prefix], false), CANONICAL_EDGES),
      5_000,
    );
  });
});

/** What no row needs to access, whatever stands in ModRM. */
const WITHOUT_ACCESS = /^(LEA|NOP|PREFETCH\w*|CLDEMOTE|UD0|UD1)$/;

test("every row with a memory operand accesses it, but for those that are named", () => {
  const idle = rows.filter((row) => !accesses(row) && row.operands.some((operand) => /^[EMOXYTD]/.test(operand)));
  expect(idle.filter(({ mnemonic, form }) => form !== "register" && !WITHOUT_ACCESS.test(mnemonic))).toEqual([]);
});

test("a row without accesses raises nothing for an address, be it not canonical", () => {
  const idle = rows
    .filter((row) => row.modrm !== "none" && !accesses(row))
    .flatMap((row) => encodingsOf(row, "memory"));
  expect(idle.length).toBeGreaterThan(50);
  expect(idle.flatMap(executeNowhere)).toEqual([]);
});
