/** What a finding's folder says of who is wrong. Engines with a known fault stand for the processor and another VM. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, expect, test } from "vitest";
import { arbiterOf } from "../arbitrate/arbitrate.ts";
import { decodeCase } from "../cases/codec.ts";
import { MUTANTS } from "../certify/mutants.ts";
import { judgeStep } from "../compare/judge-step.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { findingKeeper, type Kept } from "./keep-findings.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-arbitrated-"));
afterAll(() => rmSync(folder, { recursive: true }));

const oracle = new OracleRunner();
const add = decodeCase(
  '{"id":"5-1/0","code":"4801d9","at":"0x400000","until":"0x400003","regs":{"rbx":"0x77","rcx":"0x1234"}}',
);
const vm: Engine = { ...oracleEngine(MUTANTS.find(({ name }) => name === "add-af")!.oracle), name: "vm" };

/** What is kept of the fault of `vm` before this processor, and what was printed. */
async function kept(processor: Engine, directory: string): Promise<[Kept, string]> {
  const step = judgeStep(oracle, vm, add, add, (await vm.run([add]))[0]!);
  if (step?.kind !== "diverge") throw new Error("the mutant does not diverge");
  const arbiter = arbiterOf(oracle, [vm, processor])!;
  let printed = "";
  const keep = findingKeeper({
    oracle,
    directory: join(folder, directory),
    seed: 5,
    head: "COMMAND\noracle 1\nvm 2.3.4\nIntel (family 6, model 7)",
    signal: new AbortController().signal,
    arbiter,
    print: (text) => {
      printed += text;
    },
    warn: (text) => {
      throw new Error(text);
    },
  });
  return [await keep(step.divergence, vm, await arbiter(step.divergence)), stripVTControlCharacters(printed)];
}

const read = ({ folder: written }: Kept, name: string): string => readFileSync(join(written!, name), "utf8");

test("where the other engine is wrong the folder has a stub for the known list, and says so", async () => {
  const [finding, printed] = await kept({ ...oracleEngine(), name: "native" }, "candidate");
  expect(finding.arbitration?.wrong).toEqual(["vm"]);
  expect(printed).toMatch(/AF: oracle 0, vm 1, native 0 → vm is wrong/);
  expect(printed).toContain("--engines oracle,vm,native");
  expect(read(finding, "README.md")).toMatch(/\*\*vm is wrong\*\*[\s\S]*candidate for the known list/);
  const stub = read(finding, "known-candidate.ts");
  for (const text of [
    'engines: ["vm"]',
    'versions: "=2.3.4"',
    'fields: ["AF"]',
    'witness: "silicon (Intel family 6 model 7)"',
  ])
    expect(stub).toContain(text);
  expect(JSON.parse(read(finding, "finding.json"))).toMatchObject({ engine: "vm", wrong: ["vm"] });
});

test("where the oracle is wrong there is none: it is repaired, not excused", async () => {
  const [finding, printed] = await kept({ ...vm, name: "native" }, "failure");
  expect(finding.arbitration?.wrong).toEqual(["oracle"]);
  expect(finding.folder).toContain("oracle-add");
  expect(printed).toMatch(/AF: oracle 0, vm 1, native 1 → oracle is wrong/);
  expect(read(finding, "README.md")).toContain("A wrong oracle is repaired, and never excused.");
  expect(readdirSync(finding.folder!)).not.toContain("known-candidate.ts");
});
