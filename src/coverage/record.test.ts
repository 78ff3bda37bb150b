import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import { decodeCase } from "../cases/codec.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { gapsOf } from "./gaps.ts";
import { mergeRecords } from "./merge.ts";
import { parseRecord } from "./read-record.ts";
import { type ComparedCount, type CoverageRecord, type RowRecord, recordOf } from "./record.ts";
import { RunCoverage } from "./run-coverage.ts";

const RUN = { command: "./echolot fuzz", seed: 1, cases: 1, seconds: 1, engines: ["oracle 0.1.0"] };
const DATA = `"memory":[{"at":"0x10000","size":4096,"access":"rw"}]`;

/** Runs programs (hex, end, further fields); those whose number is in `compared` are compared on engine a, none on b. */
function recorded(programs: readonly string[], compared: readonly number[], only: RegExp): CoverageRecord {
  const coverage = new RunCoverage(TABLE, ["a", "b"]);
  const oracle = new OracleRunner();
  const log = coverage.openLog();
  for (const [n, program] of programs.entries()) {
    log.run(oracle, decodeCase(`{"id":"${n}","at":"0x400000",${program}}`));
    log.count(n, compared.includes(n), coverage.compared[0]!);
  }
  return recordOf(coverage, new Set(TABLE.filter(({ mnemonic }) => only.test(mnemonic))), RUN);
}

const rowOf = ({ rows }: CoverageRecord, name: string): RowRecord => rows.find(({ row }) => row === name)!;
const onA = (record: CoverageRecord, name: string): ComparedCount => rowOf(record, name).compared["a"]!;

/** add rax, rbx; add [rcx+rdx], ax */
const ADDS = `"code":"4801d866010411","until":"0x400007","regs":{"rcx":"0x10000"},${DATA}`;

test("executed is what ran; compared what ran in the cases that were compared; by operand", () => {
  const record = recorded([ADDS, ADDS, ADDS], [1], /^ADD$/);
  const { executed, compared } = rowOf(record, "01 /r  ADD Ev, Gv");
  expect(executed).toEqual({
    count: 6,
    traits: { "64-bit": 3, register: 3, "16-bit": 3, memory: 3, "base+index": 3 },
  });
  expect(compared["a"]!.count).toBe(2);
  expect(compared["a"]!.traits).toEqual({ "64-bit": 1, register: 1, "16-bit": 1, memory: 1, "base+index": 1 });
  expect(compared["a"]!.outcomes).toEqual({ completed: 2 });
  expect(compared["b"]!.count).toBe(0);
  expect(rowOf(record, "00 /r  ADD Eb, Gb").executed.count).toBe(0);
});

test("flags count with the values that were written and defined", () => {
  // xor eax, eax; and shl eax, 2, which leaves OF and AF undefined
  const record = recorded([`"code":"31c0c1e002","until":"0x400005"`], [0], /^(XOR|SHL)$/);
  expect(onA(record, "31 /r  XOR Ev, Gv")).toMatchObject({ ones: ["PF", "ZF"], zeros: ["CF", "SF", "OF"] });
  expect(onA(record, "C1 /4 ib  SHL Ev, Ib")).toMatchObject({ ones: ["PF", "ZF"], zeros: ["CF", "SF"] });
});

/** mov ecx, 3; dec ecx; jnz to the dec */
const LOOP = `"code":"b903000000ffc975fc","until":"0x400009"`;

test("a loop counts once, whatever it does on its rounds", () => {
  const record = recorded([LOOP], [0], /^(DEC|JNE)$/);
  expect(onA(record, "FF /1  DEC Ev")).toMatchObject({ count: 1, ones: ["PF", "ZF"] });
  expect(onA(record, "FF /1  DEC Ev").zeros).toEqual(["PF", "AF", "ZF", "SF", "OF"]);
  expect(onA(record, "75 cb  JNE Jb").outcomes).toEqual({ completed: 1, taken: 1, "not taken": 1 });
  expect(gapsOf(record, "a").branches).toEqual([]);
});

test("what did not complete counts with its fault, and writes no flags", () => {
  const record = recorded(
    [`"code":"0100","until":"0x400002"`, `"code":"0f0b"`, `"code":"06"`],
    [0, 1, 2],
    /^(ADD|UD2)$/,
  );
  expect(onA(record, "01 /r  ADD Ev, Gv")).toMatchObject({ count: 1, outcomes: { "#PF": 1 }, ones: [], zeros: [] });
  expect(onA(record, "0F 0B  UD2").outcomes).toEqual({ "#UD": 1 });
  expect(gapsOf(record, "a").compared).toBe(2);
});

test("gaps: rows never compared by name, the least compared one, flag values, operands, branches", () => {
  const record = recorded([ADDS, `"code":"7500","until":"0x400002"`], [0, 1], /^(ADD|JNE)$/);
  const gaps = gapsOf(record, "a");
  expect([gaps.compared, gaps.rows]).toEqual([2, 11]);
  expect(gaps.neverCompared).toContain("00 /r  ADD Eb, Gb");
  expect(gaps.neverCompared).not.toContain("01 /r  ADD Ev, Gv");
  expect(gaps.least).toEqual({ row: "00 /r  ADD Eb, Gb", count: 0 });
  expect(gaps.flags).toEqual([{ row: "01 /r  ADD Ev, Gv", lacks: ["PF 0", "ZF 0", "CF 1", "AF 1", "SF 1", "OF 1"] }]);
  expect(gaps.operands.find(({ row }) => row.startsWith("01"))!.lacks).toEqual([
    "32-bit",
    "base",
    "index",
    "absolute",
    "rip",
    "32-bit address",
    "fs",
    "gs",
    "lock",
  ]);
  expect(gaps.branches).toEqual([{ row: "75 cb  JNE Jb", lacks: ["taken"] }]);
  expect(gapsOf(record, "b").compared).toBe(0);
});

test("merged records add up, and survive a file", () => {
  const [first, second] = [recorded([ADDS], [0], /^ADD$/), recorded([ADDS, LOOP], [0, 1], /^(ADD|DEC)$/)];
  const merged = parseRecord(JSON.stringify(mergeRecords([first, second])), "x");
  expect(merged.runs).toEqual([RUN, RUN]);
  expect(onA(merged, "01 /r  ADD Ev, Gv")).toMatchObject({ count: 4, outcomes: { completed: 4 } });
  expect(onA(merged, "FF /1  DEC Ev").count).toBe(1);
  expect(merged.rows.length).toBe(second.rows.length);
  expect(mergeRecords([first])).toEqual(first);
});

const BROKEN = recorded([ADDS], [0], /^UD2$/);

test.each([
  ["text", "{", /^x is no JSON/],
  ["a list", "[]", /^x is no coverage file; fuzz --coverage FILE writes one/],
  ["nothing in it", "{}", /^x is no coverage file/],
  ["another version", JSON.stringify({ ...BROKEN, coverage: 9 }), /^x has version 9; this program reads 1/],
  ["no list of rows", JSON.stringify({ ...BROKEN, rows: {} }), /^x: rows must be a list/],
  [
    "a count below 0",
    JSON.stringify({ ...BROKEN, rows: [{ ...BROKEN.rows[0], executed: { count: -1 } }] }),
    /rows\.0\.executed\.count/,
  ],
  ["an engine without a name", JSON.stringify({ ...BROKEN, engines: [1] }), /^x: engines\.0 must be a text/],
  ["no runs", JSON.stringify({ ...BROKEN, runs: undefined }), /^x: runs must be a list/],
])("%s is refused, and told what is wrong", (_, text, message) => {
  expect(() => parseRecord(text, "x")).toThrow(message);
});
