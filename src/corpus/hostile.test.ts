/** The hostile contracts: each ends as it must on every engine that is here, and none takes an engine with it. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openCorpus } from "./corpus.ts";
import { openCallEngines } from "./engines.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";

const FOLDER = fileURLToPath(new URL("../../corpus/hostile/", import.meta.url));
/** Five hundred calls on three engines take 15 s of processor time; a machine may have other things to do. */
const PATIENCE = 10 * 60_000;

test("every call ends as expected on the oracle, and on the others or is skipped by name", {
  timeout: PATIENCE,
}, async () => {
  const { engines, absent } = openCallEngines(undefined, 60_000);
  // tests that were here before may have left idle runners, which are kept for the next guest
  const others = new Set(ownRunners());
  let started: string[] = [];
  try {
    const { contracts, unexpected } = openCorpus(FOLDER);
    const entries = await runCorpus({ contracts, engines, absent });
    const { failed } = counts(entries, unexpected);
    expect(failed, corpusText(entries, unexpected)).toBe(0);
    expect(unexpected).toEqual([]);
    const verdicts = entries.flatMap((entry) => entry.verdicts);
    expect(verdicts.filter(({ engine, kind }) => engine === "oracle" && kind !== "passed")).toEqual([]);
    expect(verdicts.filter(({ kind, why }) => kind === "skipped" && why.join("") === "")).toEqual([]);
    expect(verdicts.filter(({ kind }) => kind === "passed").length).toBeGreaterThan(0.85 * verdicts.length);
    expect(contracts.length).toBeGreaterThanOrEqual(31);
    expect(new Set(entries.map(({ result }) => result?.error))).toEqual(ERRORS);
    started = ownRunners().filter((pid) => !others.has(pid));
  } finally {
    for (const engine of engines) engine.close();
  }
  expect(started.length).toBeGreaterThanOrEqual(engines.length);
  const left = (): string[] => started.filter((pid) => existsSync(`/proc/${pid}`));
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
});

/** Every error that a contract can bring about by what it does. */
const ERRORS = new Set([
  ..."none contract_error unsupported_instruction division_by_zero log_limit_exceeded unexpected_operation".split(" "),
  ..."memory_invalid_access zero_size_allocation operand_invalid_access output_limit_exceeded".split(" "),
  ..."no_available_memory out_of_gas not_heap_memory invalid_chain_call".split(" "),
]);

/** Processes of engines, those that the native runner copies for its guests among them: their arguments are gone, their name is not. */
function ownRunners(): string[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid,ppid,comm,args"], { encoding: "utf8" });
  const lines = stdout.split("\n").map((line) => line.trim().split(/\s+/));
  const own = new Set([String(process.pid)]);
  for (const [pid, parent] of lines) if (parent !== undefined && own.has(parent)) own.add(pid!);
  return lines
    .filter(([pid, , ...words]) => own.has(pid!) && /call-process|^runner /.test(words.join(" ")))
    .map(([pid]) => pid!);
}
