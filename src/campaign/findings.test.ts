import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { decodeCase, encodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";
import { OracleRunner } from "../engines/oracle.ts";
import type { KeptFinding } from "./finding-record.ts";
import { folderOf, writeFinding } from "./findings.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-findings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const machineCase = decodeCase('{"id":"x/1","code":"90","at":"0x400000","until":"0x400001"}');
const outcome = new OracleRunner().run(machineCase);
const found: Divergence = {
  engine: "cmd:./vm --fast; rm -rf /",
  machineCase,
  origin: { ...machineCase, id: "x" },
  isolated: true,
  bucket: "../../lock add mem32,reg32 | CF+memory | until/#PF",
  differences: [{ field: "CF", expected: "0", actual: "1" }],
  expected: outcome,
  actual: outcome,
};

const finding: KeptFinding = {
  divergence: found,
  foundBy: { seed: 7, command: "./echolot fuzz --seed 7", versions: ["oracle 0", "vm 1"], found: "2025-11-22" },
  repetition: "stable",
};

test("a folder's name has letters, digits and dashes only, and says engine, cause and seed", () => {
  const name = folderOf("out", 7, found);
  expect(name).toMatch(/^out\/[a-zA-Z0-9-]+$/);
  expect(name).toBe("out/cmd-vm-fast-rm-rf-lock-add-mem32-reg32-CF-memory-until-PF-seed-7");
  expect(folderOf("out", 7, { ...found, bucket: "x".repeat(1000), engine: "y".repeat(1000) }).length).toBeLessThan(255);
});

test("case, origin and report are written, and the case can be read again", () => {
  const place = join(folder, "a/b");
  writeFinding(place, finding, { listing: "90  nop", readme: "\u001b[31m✗\u001b[39m text" });
  expect(decodeCase(readFileSync(join(place, "case.json"), "utf8"))).toEqual(machineCase);
  expect(readFileSync(join(place, "origin.json"), "utf8")).toBe(`${encodeCase(found.origin)}\n`);
  expect(readFileSync(join(place, "README.md"), "utf8")).toBe("✗ text\n");
  expect(readFileSync(join(place, "listing.txt"), "utf8")).toBe("90  nop\n");
  expect(JSON.parse(readFileSync(join(place, "finding.json"), "utf8"))).toMatchObject({
    bucket: found.bucket,
    unstable: false,
    ...finding.foundBy,
  });
});

test("a folder that cannot be made is an error that names it", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => writeFinding(join(folder, "file/x"), finding, { listing: "", readme: "" })).toThrow(/ENOTDIR.*file\/x/);
});
