/** An engine that lies about one thing, excused for that thing, for another, and for less. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { flags, type Observation } from "../../oracle/index.ts";
import type { Broken, EngineAnswer } from "../contracts/request.ts";
import { openCorpus } from "./corpus.ts";
import { type CallEngine, ProcessEngine } from "./engine.ts";
import { runCorpus } from "./run-corpus.ts";
import { EXPECTS_5, RETURNS_5, writeContract } from "./testing/folder.ts";
import type { Verdict } from "./verdict.ts";

const oracle = new ProcessEngine("oracle", 20_000);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "echolot-excuse-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => oracle.close());

type Lie = (answer: EngineAnswer) => EngineAnswer | Broken;

/** The oracle's answer, changed. */
const liar = (lie: Lie): CallEngine => ({
  name: "unicorn",
  close: () => {},
  async run(request) {
    const answer = await oracle.run(request);
    return "broken" in answer ? answer : lie(answer);
  },
});

async function verdictOn(lie: Lie, excuse: object): Promise<Verdict & { readonly agreed: boolean }> {
  const calls = [{ ...EXPECTS_5.calls[0], excused: { unicorn: { why: "it is old", ...excuse } } }];
  writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, calls });
  const { contracts } = openCorpus(folder);
  const [entry] = await runCorpus({ contracts, engines: [oracle, liar(lie)], absent: new Map() });
  return { ...entry!.verdicts[1]!, agreed: entry!.agreed };
}

const atStop =
  (number: number, change: (one: Observation) => Partial<Observation>): Lie =>
  (answer) => ({
    ...answer,
    observations: answer.observations.map((one, n) => (n === number - 1 ? { ...one, ...change(one) } : one)),
  });

const withRegister = ({ registers }: Observation): Partial<Observation> => ({ registers: registers.with(3, 99n) });
const withFlags = ({ rflags }: Observation): Partial<Observation> => ({ rflags: rflags ^ flags.CF ^ flags.ZF });
const withMemory = (): Partial<Observation> => ({ changes: [{ at: 0x5000n, bytes: Uint8Array.of(1, 2) }] });
const withOutput: Lie = (answer) => ({ ...answer, result: { ...answer.result, output: Uint8Array.of(6), values: [] } });
const withError: Lie = (answer) => ({ ...answer, result: { ...answer.result, error: "out_of_gas" } });
const withWords: Lie = (answer) => ({ ...answer, result: { ...answer.result, debug: ["hello"] } });
const withoutAnswer: Lie = () => ({ broken: "the process ended" });
/** Goes elsewhere at the first `int`, and is nowhere near the oracle from then on. */
const elsewhere: Lie = (answer) =>
  atStop(2, withRegister)(atStop(1, ({ stop }) => ({ stop: { ...stop, at: 1n } }))(answer) as EngineAnswer);

test.each<[string, Lie, object]>([
  ["a register", atStop(1, withRegister), { stops: { "1": ["rbx"] } }],
  ["flags", atStop(2, withFlags), { stops: { "2": ["CF", "ZF"] } }],
  ["memory", atStop(1, withMemory), { stops: { "1": ["[0x4ffa+8]"] } }],
  ["the output", withOutput, { end: ["output"] }],
  ["the error", withError, { end: ["error"] }],
  ["no answer", withoutAnswer, { end: ["answer"] }],
  ["where it stops, and what follows", elsewhere, { stops: { "1": ["stop"] } }],
])("%s that is excused is skipped by the reason", async (_, lie, excuse) => {
  expect(await verdictOn(lie, excuse)).toEqual({
    engine: "unicorn",
    kind: "skipped",
    why: ["it is old"],
    agreed: true,
  });
});

test.each<[string, Lie, object, string]>([
  ["another register", atStop(1, withRegister), { stops: { "1": ["rcx", "stop"] } }, "rbx at stop 1"],
  ["another stop", atStop(2, withRegister), { stops: { "1": ["rbx"] } }, "rbx at stop 2"],
  ["one flag more", atStop(2, withFlags), { stops: { "2": ["CF"] } }, "flags at stop 2"],
  ["one byte more", atStop(1, withMemory), { stops: { "1": ["[0x5000]"] } }, "[0x5001] at stop 1"],
  ["memory for the output", withOutput, { stops: { "1": ["[0x5000+8]"] } }, "the output"],
  ["output for the error", withError, { end: ["output"] }, "the error"],
  ["anything but no answer", withoutAnswer, { end: ["error", "output", "effects"] }, "no answer"],
  ["a later stop", elsewhere, { stops: { "2": ["rbx"] } }, "stop at stop 1"],
])("%s is not excused, and fails by name", async (_, lie, excuse, more) => {
  const { kind, why, agreed } = await verdictOn(lie, excuse);
  expect([kind, agreed]).toEqual(["failed", false]);
  expect(why[0]).toBe(`what it is excused for (it is old) is not ${more}`);
});

test("an engine that does right what it is excused for has passed", async () => {
  const verdict = await verdictOn((answer) => answer, { end: ["output"], stops: { "1": ["rbx"] } });
  expect(verdict).toMatchObject({ kind: "passed", agreed: true });
});

test("what nobody expects something of is no difference: text for people", async () => {
  expect(await verdictOn(withWords, { end: ["effects"] })).toMatchObject({ kind: "passed" });
});
