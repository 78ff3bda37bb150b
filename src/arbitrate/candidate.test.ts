import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";
import { decodeCase as instructionOf } from "../compare/bucket.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { projectFolder } from "../project.ts";
import type { Arbitration } from "./arbitrate.ts";
import { candidateText } from "./candidate.ts";

const oracle = new OracleRunner();
const machineCase = decodeCase('{"id":"x","code":"480110","at":"0x400000","until":"0x400003"}');
const outcome = oracle.run(machineCase);
const divergence: Divergence = {
  engine: "unicorn",
  machineCase,
  origin: machineCase,
  isolated: true,
  bucket: "add mem64,reg64 | CF+memory | until/until",
  differences: ["CF", "memory:0x10000", "memory:0x10008"].map((field) => ({ field, expected: "00", actual: "01" })),
  expected: outcome,
  actual: outcome,
};
const arbitration: Arbitration = { state: "settled", wrong: ["unicorn"], rulings: [], departures: [], ends: [] };
const versions = ["oracle 0.1.0", "Unicorn 2.0.1 (lib)", "Intel(R) Xeon(R) (family 6, model 167, stepping 8)"];

test("the stub has row, operands, width, fields and versions; the reason is to be written", () => {
  const instruction = instructionOf(oracle.machine.maps, machineCase);
  const text = candidateText({ divergence, arbitration, instruction, versions });
  for (const part of [
    'id: "unicorn-add-mem64-reg64-cf-memory"',
    'versions: "=2.0.1"',
    'reason: ""',
    'witness: "silicon (Intel family 6 model 167)"',
    'instructions: ["ADD"]',
    'fields: ["CF", "memory:*"]',
    'instruction?.row.encoding === "01 /r"',
    "instruction.width === 64",
    'instruction.operands[0]?.kind === "memory"',
  ])
    expect(text).toContain(part);
});

test("bytes that are no instruction have a stub too, and an engine without a version one that matches none", () => {
  const text = candidateText({ divergence, arbitration, instruction: undefined, versions: [] });
  expect(text).toContain('instructions: "any"');
  expect(text).toContain("instruction === undefined,");
  expect(text).toContain('versions: "=0.0.0"');
});

test("the stub compiles where it belongs", () => {
  const folder = mkdtempSync(join(projectFolder(), "src/compare/.candidate-"));
  try {
    const instruction = instructionOf(oracle.machine.maps, machineCase);
    const text = candidateText({ divergence, arbitration, instruction, versions });
    writeFileSync(join(folder, "candidate.ts"), text.replace('"./known.ts"', '"../known/known.ts"'));
    const options = [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--types",
      "node",
      "--allowImportingTsExtensions",
      "--target",
      "es2023",
      "--module",
      "nodenext",
    ];
    const { status, stdout } = spawnSync("npx", ["tsc", ...options, join(folder, "candidate.ts")], {
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([0, ""]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
