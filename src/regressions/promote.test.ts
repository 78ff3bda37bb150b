import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { FindingRecord } from "../campaign/finding-record.ts";
import { decodeCase, writeReply } from "../cases/codec.ts";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { promote } from "./promote.ts";
import { readRegressions } from "./regression.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-promote-"));
afterAll(() => rmSync(folder, { recursive: true }));

const oracle = new OracleRunner();
const shl = decodeCase('{"id":"7-1/3","code":"48d3e0","at":"0x400000","until":"0x400003","regs":{"rcx":"0x1"}}');
const record: FindingRecord = {
  v: 1,
  engine: "cmd:./vm",
  bucket: "shl reg64,reg8 | CF | until/until",
  isolated: true,
  unstable: false,
  differences: [{ field: "CF", expected: "0", actual: "1" }],
  seed: 7,
  command: "./echolot fuzz --seed 7",
  versions: ["oracle 0.1.0", "program ./vm"],
  found: "2025-11-22",
};
const into = (name: string): string => join(folder, name);

test("case, the oracle's outcome and the story are written under day and slug", () => {
  const promoted = promote(shl, record, oracle, { into: into("a"), slug: "shl-carry" });
  expect(promoted.folder).toBe(join(into("a"), "2025-11-22-shl-carry"));
  expect(readdirSync(into("a"))).toEqual(["2025-11-22-shl-carry"]);
  const [regression] = readRegressions(into("a"));
  expect(regression!.machineCase).toEqual({ ...shl, id: "2025-11-22-shl-carry" });
  expect(writeReply(oracle.run(regression!.machineCase))).toEqual(regression!.expectedJson);
  const story = readFileSync(join(promoted.folder, "README.md"), "utf8");
  expect(story).toContain("| CF | `0` | `1` |");
  expect(story).toContain("shl rax, cl");
});

test("without a slug it is named after what differed; what exists is not overwritten", () => {
  const { folder: first } = promote(shl, record, oracle, { into: into("b") });
  expect(first).toBe(join(into("b"), "2025-11-22-shl-reg64-reg8-cf-until-until"));
  const before = readFileSync(join(first, "case.json"), "utf8");
  expect(() => promote({ ...shl, limit: 1 }, record, oracle, { into: into("b") })).toThrow(/exists already; --slug/);
  expect(readFileSync(join(first, "case.json"), "utf8")).toBe(before);
});

test.each(["", "../x", "Shl", "a--b", "-a", "a b", "x".repeat(81)])("%j is no slug", (slug) => {
  expect(() => promote(shl, record, oracle, { into: into("c"), slug })).toThrow(UsageError);
});

test("an unstable finding, and a case that the oracle cannot run, are refused", () => {
  expect(() => promote(shl, { ...record, unstable: true }, oracle, { into: into("d") })).toThrow(/is unstable/);
  const addps = decodeCase('{"id":"x","code":"0f58c1","at":"0x400000","until":"0x400003"}');
  expect(() => promote({ ...addps, unknownState: ["ymm0"] }, record, oracle, { into: into("d") })).toThrow(
    /no outcome of this case to expect/,
  );
});

test("a disk that refuses is told, and nothing is left behind", () => {
  writeFileSync(into("file"), "");
  expect(() => promote(shl, record, oracle, { into: into("file/x") })).toThrow(EnvironmentLacks);
  expect(readFileSync(into("file"), "utf8")).toBe("");
});
