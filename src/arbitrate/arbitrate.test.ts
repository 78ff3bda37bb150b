/** Engines with known faults stand for the processor here: who plays it decides, right or wrong. The real one is asked below. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFailure, type MachineCase, type Reply } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import { attribute, type Divergence } from "../compare/attribute.ts";
import { differences } from "../compare/difference.ts";
import type { Engine } from "../engines/engine.ts";
import { type NativeEngine, nativeEngine } from "../engines/native/engine.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { type Arbitration, accused, arbiterOf, isAgainstOracle, isCandidate } from "./arbitrate.ts";

const oracle = new OracleRunner();
/** add rax, rbx */
const ADD = decodeCase('{"id":"add","code":"4801d8","at":"0x400000","until":"0x400003","regs":{"rax":"0x5"}}');
/** call rax, to an address that is not canonical: the processor has stored the return address, the oracle nothing */
const CALL = decodeCase(
  '{"id":"call","code":"ffd0","at":"0x400000","until":"0x400002","regs":{"rax":"0x800000000000","rsp":"0x10800"},"memory":[{"at":"0x10000","size":4096,"access":"rw"}]}',
);

type Change = (reply: Reply) => Reply;

const engine = (name: string, change: Change = (reply) => reply): Engine => {
  const honest = oracleEngine();
  const run = async (cases: readonly MachineCase[]): Promise<Reply[]> => (await honest.run(cases)).map(change);
  return { ...honest, name, run };
};

const withRax =
  (value: bigint): Change =>
  (reply) =>
    isFailure(reply) ? reply : { ...reply, registers: reply.registers.with(0, value) };

async function found(by: Engine, one: MachineCase): Promise<Divergence> {
  const expected = oracle.run(one);
  const [actual] = (await by.run([one])) as [Reply];
  if (isFailure(actual)) throw new Error(actual.error);
  const whole = { expected, actual, differences: differences(expected, actual) };
  const { divergences } = await attribute(oracle, by, one, whole);
  return divergences[0]!;
}

async function before(engines: readonly Engine[], by = engines[0]!, one = ADD): Promise<[Divergence, Arbitration]> {
  const divergence = await found(by, one);
  return [divergence, await arbiterOf(oracle, engines)!(divergence)];
}

test("without the processor nobody decides", () => {
  expect(arbiterOf(oracle, [engine("unicorn"), engine("vm")])).toBeUndefined();
});

test("the processor agrees with the oracle: the other engine is wrong, and a candidate", async () => {
  const [divergence, told] = await before([engine("vm", withRax(9n)), engine("native")]);
  expect(told).toMatchObject({ state: "settled", wrong: ["vm"], rulings: [{ field: "rax", wrong: ["vm"] }] });
  expect([isCandidate(told), isAgainstOracle(told), accused(divergence, told)]).toEqual([true, false, "vm"]);
});

test("the processor agrees with the other engine: the oracle is wrong, and never a candidate", async () => {
  const wrong = withRax(9n);
  const [divergence, told] = await before([engine("vm", wrong), engine("native", wrong)]);
  expect(told).toMatchObject({ state: "settled", wrong: ["oracle"] });
  expect([isCandidate(told), isAgainstOracle(told), accused(divergence, told)]).toEqual([false, true, "oracle"]);
});

test("the processor alone against all: the others are asked too, and all are wrong", async () => {
  const native = engine("native", withRax(9n));
  const [, told] = await before([engine("unicorn"), native], native);
  expect(told.wrong).toEqual(["oracle", "unicorn"]);
  expect(told.ends.map(({ name }) => name)).toEqual(["unicorn", "native"]);
  expect(isAgainstOracle(told)).toBe(true);
});

test("a processor that changes its answer settles nothing", async () => {
  let answers = 0n;
  const native = engine("native", (reply) => withRax(answers++)(reply));
  const [divergence, told] = await before([engine("vm", withRax(9n)), native]);
  expect(told).toMatchObject({ state: "unstable", wrong: [], rulings: [] });
  expect([isCandidate(told), isAgainstOracle(told), accused(divergence, told)]).toEqual([false, false, "vm"]);
});

test("what the processor skips, or dies on, is not settled, and the reason is told", async () => {
  const skips: Change = (reply) =>
    isFailure(reply) ? reply : { ...reply, stop: { reason: "skip", at: 0n, why: "not here" } };
  const dies: Change = ({ id }) => ({ id, failure: "died", error: "signal 11" });
  const why = async (change: Change): Promise<unknown> => {
    const [, told] = await before([engine("vm", withRax(9n)), engine("native", change)]);
    return [told.state, told.why];
  };
  expect(await why(skips)).toEqual(["undecided", "engine: not here"]);
  expect(await why(dies)).toEqual(["undecided", "the processor gave no answer: signal 11"]);
});

describe.skipIf(lacking !== undefined)(`the real processor decides${because}`, () => {
  let native: NativeEngine;
  beforeAll(async () => {
    native = await nativeEngine();
  });
  afterAll(() => native?.close());

  test("against an engine that is wrong", async () => {
    const [, told] = await before([engine("vm", withRax(9n)), native]);
    expect(told).toMatchObject({ state: "settled", wrong: ["vm"] });
  });

  test("a departure from silicon is named, and makes nobody wrong but who does otherwise", async () => {
    const [, told] = await before([engine("vm", withRax(9n)), native], undefined, CALL);
    expect(told).toMatchObject({ state: "settled", departures: ["silicon-call-trace"], wrong: ["vm"] });
    expect(told.rulings.filter(({ wrong }) => wrong.length > 0).map(({ field }) => field)).toEqual(["rax"]);
  });
});
