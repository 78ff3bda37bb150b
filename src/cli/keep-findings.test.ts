import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, expect, test } from "vitest";
import { decodeCase } from "../cases/codec.ts";
import { MUTANTS } from "../certify/mutants.ts";
import type { Divergence } from "../compare/attribute.ts";
import { judgeStep } from "../compare/judge-step.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { findingKeeper, type Kept } from "./keep-findings.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-keep-"));
afterAll(() => rmSync(folder, { recursive: true }));

const oracle = new OracleRunner();
const right = oracleEngine();
const wrong = oracleEngine(MUTANTS.find(({ name }) => name === "add-af")!.oracle);
const add = decodeCase(
  '{"id":"5-1/0","code":"4801d9","at":"0x400000","until":"0x400003","regs":{"rbx":"0x77","rcx":"0x1234"}}',
);

/** An engine that is wrong in the runs that `isWrong` names. */
function engine(isWrong: (run: number) => boolean): Engine {
  let run = 0;
  return { ...right, name: "vm", run: (cases) => (isWrong(run++) ? wrong : right).run(cases) };
}

async function found(): Promise<Divergence> {
  const step = judgeStep(oracle, { ...wrong, name: "vm" }, add, add, (await wrong.run([add]))[0]!);
  if (step?.kind !== "diverge") throw new Error("the mutant does not diverge");
  return step.divergence;
}

/** What was kept of the finding, and what was printed. */
async function kept(vm: Engine, directory: string, signal = new AbortController().signal): Promise<[Kept, string]> {
  const printed: string[] = [];
  const told = { print: (text: string) => printed.push(text), warn: (text: string) => printed.push(text) };
  const keep = findingKeeper({ oracle, directory, seed: 5, head: "COMMAND\noracle 1\nvm 2", signal, ...told });
  return [await keep(await found(), vm), stripVTControlCharacters(printed.join("\n"))];
}

const readme = ({ folder: written }: Kept): string => readFileSync(join(written!, "README.md"), "utf8");

test("a finding that repeats is kept as small as it can be", async () => {
  const [finding, printed] = await kept(
    engine(() => true),
    join(folder, "stable"),
  );
  expect(finding.unstable).toBeUndefined();
  expect(finding.divergence.machineCase.registers.every((value) => value === 0n)).toBe(true);
  expect(readme(finding)).toContain("- run alone three times, it came out alike");
  expect(readme(finding)).toMatch(/- by `COMMAND`\n- oracle 1\n- vm 2\n/);
  expect(printed).not.toContain("unstable");
});

test("one that does not repeat is kept as it was found, and called unstable", async () => {
  const [finding, printed] = await kept(
    engine((run) => run % 2 === 0),
    join(folder, "unstable"),
  );
  expect(finding.unstable).toBe(true);
  expect(finding.divergence.machineCase).toEqual(add);
  expect(printed).toContain("unstable: run alone three times, it did not come out alike");
  expect(readme(finding)).toContain("- **unstable: run alone three times, it did not come out alike**");
  expect(JSON.parse(readFileSync(join(finding.folder!, "finding.json"), "utf8"))).toMatchObject({ unstable: true });
});

test("a smaller case that does not repeat is not taken", async () => {
  // right from the fifth run on: stable as found, and nothing smaller stays wrong
  const [finding] = await kept(
    engine((run) => run < 4),
    join(folder, "later"),
  );
  expect(finding.divergence.machineCase.registers[3]).toBe(0x77n);
});

test("without time a finding is kept as it is, which its README tells", async () => {
  const [finding] = await kept(
    engine(() => true),
    join(folder, "late"),
    AbortSignal.abort(),
  );
  expect(finding.divergence.machineCase).toEqual(add);
  expect(readme(finding)).toContain("- not run again: the run was interrupted, or the engine answered no more");
});
