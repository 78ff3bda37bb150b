import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { MachineCase, Outcome, Reply } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";
import { differences } from "../compare/difference.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { listing, renderDivergence, stopText } from "./finding.ts";

const oracle = new OracleRunner();
const { maps } = oracle.machine;
const program = (code: string, rest = ""): MachineCase =>
  decodeCase(
    `{"id":"x","code":"${code}","at":"0x400000","until":"0x${(0x400000 + code.length / 2).toString(16)}"${rest}}`,
  );

const SHL = program("48d3e0", ',"regs":{"rax":"0x8000000000000001","rcx":"0x1"}');

function divergence(machineCase: MachineCase, actual: Reply): Divergence {
  const expected = oracle.run(machineCase);
  const engine = "cmd:./vm";
  const found =
    "failure" in actual ? [{ field: "engine", expected: "until", actual: "died" }] : differences(expected, actual);
  return {
    engine,
    machineCase,
    origin: machineCase,
    isolated: true,
    bucket: "b",
    differences: found,
    expected,
    actual,
  };
}
const rendered = (machineCase: MachineCase, actual: Reply): string[] =>
  stripVTControlCharacters(renderDivergence(maps, divergence(machineCase, actual), "REPLAY")).split("\n");
const row = (lines: readonly string[], name: string): string | undefined =>
  lines.find((line) => line.trim().startsWith(`${name} `));

test("a run of NOPs is one line; a single one, and NOPs of other lengths, are listed", () => {
  expect(listing(maps, program("4801d890909090c390660f1f440000"))).toEqual([
    "0x400000  4801d8                          add rax, rbx",
    "0x400003  90 …                            (4 bytes of nop)",
    "0x400007  c3                              ret",
    "0x400008  90                              nop",
    "0x400009  660f1f440000                    nop word ptr [rax+rax]",
  ]);
});

test("NOPs inside an instruction are its own bytes", () => {
  expect(listing(maps, program("b890909090"))).toHaveLength(1);
});

test("what does not decode is listed as bytes", () => {
  expect(listing(maps, program("900f"))).toEqual([
    "0x400000  90                              nop",
    "0x400001  0f                              (truncated)",
  ]);
});

test("both ends side by side, and what differs is marked", () => {
  const expected = oracle.run(SHL);
  const lines = rendered(SHL, { ...expected, rflags: expected.rflags ^ 1, fsBase: 5n });
  expect(lines[0]).toBe("✗ b");
  expect(row(lines, "rflags")).toMatch(/-\s+CF OF\s+OF\s+◀$/);
  expect(row(lines, "fsbase")).toMatch(/0x0\s+0x0\s+0x5\s+◀$/);
  expect(row(lines, "rax")).toMatch(/0x8000000000000001\s+0x2\s+0x2\s*$/);
  expect(row(lines, "rbx")).toBeUndefined();
  expect(lines.slice(-2)).toEqual(["    differs in: fsbase, CF", "    replay: REPLAY"]);
});

test("memory that differs is shown where it differs, however much else was written before it", () => {
  const store = program("90", ',"memory":[{"at":"0x10000","size":4096,"access":"rw"}]');
  const runs = (last: number) =>
    [0, 1, 2, 3, 4].map((n) => ({ at: 0x10000n + BigInt(16 * n), bytes: Uint8Array.of(n === 4 ? last : 1) }));
  const expected: Outcome = { ...oracle.run(store), memory: runs(1) };
  const actual = { ...expected, memory: runs(2) };
  const lines = stripVTControlCharacters(
    renderDivergence(
      maps,
      { ...divergence(store, actual), expected, differences: differences(expected, actual) },
      "REPLAY",
    ),
  ).split("\n");
  expect(row(lines, "memory")).toContain("+2 runs");
  expect(row(lines, "memory:0x10040")).toMatch(/01\s+02\s+◀$/);
});

test("an engine without an answer shows why", () => {
  const lines = rendered(SHL, { id: "x", failure: "died", error: "exited with code 4" });
  expect(row(lines, "stop")).toMatch(/until at 0x400003\s+died: exited with code 4\s+◀$/);
});

test("a stop tells its reason, its place and what could not be accessed", () => {
  expect(stopText(oracle.run(program("8b00")))).toBe("fault #PF at 0x400000 (read of 0x0)");
  expect(stopText(oracle.run(program("cd61")))).toBe("interrupt 0x61 at 0x400000");
});
