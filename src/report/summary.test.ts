import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { Tally } from "../campaign/tally.ts";
import { decodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";
import { KNOWN } from "../compare/known/index.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { nothingCompared, type RunHead, renderSummary, summaryJson } from "./summary.ts";

const HEAD: RunHead = {
  seed: 7,
  command: "./echolot fuzz --seed 7",
  profile: "full",
  seconds: 2.00049,
  engines: [{ name: "oracle", description: "oracle 0.1.0" }],
  lost: [],
  setAside: 3,
};
const machineCase = decodeCase('{"id":"x","code":"90","at":"0x400000","until":"0x400001"}');
const outcome = new OracleRunner().run(machineCase);
const FOUND: Divergence = {
  engine: "cmd:./my vm",
  machineCase,
  origin: machineCase,
  isolated: true,
  bucket: "nop | register | until/until",
  differences: [{ field: "rax", expected: "0x0", actual: "0x1" }],
  expected: outcome,
  actual: outcome,
};

function tally(folder?: string): Tally {
  const out = new Tally();
  const { differences } = FOUND;
  for (let n = 0; n < 1995; n++) out.count({ kind: "agree" }, "unicorn");
  for (const why of ["undefined control", "engine: no", "undefined control"])
    out.count({ kind: "skip", why }, "unicorn");
  out.count({ kind: "excused", by: [KNOWN[0]!.id], differences }, "unicorn");
  out.count({ kind: "diverge", differences }, "unicorn");
  out.findings.set("k", { divergence: FOUND, count: 1, ...(folder !== undefined && { folder }) });
  return out;
}
const text = (head = HEAD, counted = tally("out/f")): string =>
  stripVTControlCharacters(renderSummary(head, { tally: counted, cases: 2000, ended: "cases" }));

test("the numbers for people: every kind of verdict, with its reasons", () => {
  expect(text().trim().split("\n")).toEqual([
    "2,000 cases in 2.0 s (1,000 a second), seed 7, ended by cases",
    "  engines    oracle 0.1.0",
    "  agreed     1,995",
    "  excused    1",
    `            1  ${KNOWN[0]!.id}: ${KNOWN[0]!.reason}`,
    "  skipped    3",
    "            2  undefined control",
    "            1  engine: no",
    "  set aside  3  (assembled text whose bytes mean something else)",
    "  diverged   1 in 1 findings",
    "            1  k  out/f",
  ]);
});

test("an engine that was lost is told, and a run that compared nothing", () => {
  expect(text({ ...HEAD, lost: ["cmd:./vm: given up"] })).toMatch(
    /ended by lost engine[\s\S]*lost +cmd:.\/vm: given up$/,
  );
  const skips = new Tally();
  skips.count({ kind: "skip", why: "engine: no" }, "unicorn");
  expect(nothingCompared(skips)).toBe(true);
  expect(nothingCompared(tally())).toBe(false);
  expect(text(HEAD, skips)).toMatch(/nothing could be compared$/);
});

test("the same as one object that survives JSON", () => {
  const object = JSON.parse(JSON.stringify(summaryJson(HEAD, { tally: tally("out/f"), cases: 2000, ended: "cases" })));
  expect(object).toMatchObject({ seed: 7, cases: 2000, seconds: 2, agreed: 1995, diverged: 1, excused: 1, skipped: 3 });
  expect(object).toMatchObject({ setAside: 3, ended: "cases", skippedBecause: { "undefined control": 2 } });
  expect(object.findings).toEqual([
    {
      engine: FOUND.engine,
      bucket: FOUND.bucket,
      count: 1,
      isolated: true,
      unstable: false,
      differences: FOUND.differences,
      folder: "out/f",
      replay: "./echolot replay out/f/case.json --engines oracle,'cmd:./my vm'",
    },
  ]);
});

test("what did not repeat has a section of its own, and a number", () => {
  const counted = tally("out/f");
  counted.findings.set("u", { divergence: FOUND, count: 2, unstable: true });
  expect(text(HEAD, counted).split("\n").slice(-4)).toEqual([
    "  diverged   1 in 2 findings",
    "            1  k  out/f",
    "  unstable   1 of them  (run alone three times, they did not come out alike)",
    "            2  u",
  ]);
  expect(summaryJson(HEAD, { tally: counted, cases: 1, ended: "cases" })).toMatchObject({ unstable: 1 });
});

test("a finding that could not be written carries its case in the replay command", () => {
  const { findings } = summaryJson(HEAD, { tally: tally(), cases: 1, ended: "cases" }) as {
    findings: { replay: string }[];
  };
  expect(findings[0]!.replay).toMatch(/^echo '\{"id":"x","code":"90",.*\}' \| \.\/echolot replay - --engines oracle,/);
});
