import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import { Tally } from "../campaign/tally.ts";
import { decodeCase } from "../cases/codec.ts";
import { type CoverageRecord, recordOf } from "../coverage/record.ts";
import { RunCoverage } from "../coverage/run-coverage.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { coverageJson, coverageLines } from "./coverage-lines.ts";
import { renderSummary, summaryJson } from "./summary.ts";

/** One case was compared on the first engine: jne to the next instruction. */
function recorded(engines: readonly string[], only: RegExp): CoverageRecord {
  const coverage = new RunCoverage(TABLE, engines);
  const log = coverage.openLog();
  log.run(new OracleRunner(), decodeCase('{"id":"x","code":"7500","at":"0x400000","until":"0x400002"}'));
  log.count(0, true, coverage.compared[0]!);
  const run = { command: "", seed: 1, cases: 1, seconds: 1, engines: [] };
  return recordOf(coverage, new Set(TABLE.filter(({ mnemonic }) => only.test(mnemonic))), run);
}

const plain = (lines: readonly string[]): string[] => lines.map((line) => stripVTControlCharacters(line));

test("what was compared, what never, and what was never seen, in the manual's notation", () => {
  expect(plain(coverageLines(recorded(["unicorn"], /^(JNE|CLC)$/)))).toEqual([
    "  coverage   1 of 3 rows compared, least 0 times: 0F 85 cd  JNE Jz",
    "            2  never compared",
    "               0F 85 cd  JNE Jz",
    "               F8  CLC",
    "            1  a branch that went one way only",
    "               75 cb  JNE Jb: taken",
  ]);
});

test("a long list is cut; JSON has all of it", () => {
  const record = recorded(["unicorn"], /^(ADD|JNE|SUB|XOR)$/);
  const lines = plain(coverageLines(record));
  expect(lines.filter((line) => /^ {15}[0-9A-F]/.test(line))).toHaveLength(11);
  expect(lines).toContain("               … 18 more");
  expect(coverageJson(record)["unicorn"]!.neverCompared).toHaveLength(28);
});

test("each engine has its own lines where there are several, and its own verdicts", () => {
  const record = recorded(["unicorn", "cmd:./vm"], /^JNE$/);
  expect(plain(coverageLines(record)).filter((line) => line.includes("rows compared"))).toEqual([
    "  coverage   unicorn: 1 of 2 rows compared, least 0 times: 0F 85 cd  JNE Jz",
    "  coverage   cmd:./vm: 0 of 2 rows compared, least 0 times: 75 cb  JNE Jb",
  ]);
  const tally = new Tally();
  tally.count({ kind: "agree" }, "unicorn");
  tally.count({ kind: "skip", why: "engine: no" }, "cmd:./vm");
  const head = { seed: 1, command: "", profile: "full" as const, seconds: 1, engines: [], lost: [], setAside: 0 };
  const result = { tally, cases: 1, ended: "cases" } as const;
  const lines = plain(renderSummary(head, result, record).split("\n"));
  expect(lines).toContain("  unicorn: 1 agreed, 0 excused, 0 skipped, 0 diverged");
  expect(lines).toContain("  cmd:./vm: 0 agreed, 0 excused, 1 skipped, 0 diverged");
  expect(summaryJson(head, result, record)).toMatchObject({
    byEngine: { unicorn: { agreed: 1 }, "cmd:./vm": { skipped: 1, agreed: 0 } },
    coverage: { unicorn: { compared: 1 }, "cmd:./vm": { compared: 0 } },
  });
});
