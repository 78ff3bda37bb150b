/** Findings are kept by who is wrong. Engines with known faults stand for the processor and for another VM. */
import { expect, test } from "vitest";
import { arbiterOf } from "../arbitrate/arbitrate.ts";
import { isFailure, type MachineCase, type Reply } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import { MUTANTS } from "../certify/mutants.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { campaign } from "./campaign.ts";
import type { Tally } from "./tally.ts";

/** add rax, rbx with a carry out of bit 3: the mutant has no AF there */
const ADD = decodeCase(
  '{"id":"add","code":"4801d8","at":"0x400000","until":"0x400003","regs":{"rax":"0xf","rbx":"0x1"}}',
);

const named = (engine: Engine, name: string): Engine => ({ ...engine, name });
const mutant = (): Engine => oracleEngine(MUTANTS.find((one) => one.name === "add-af")!.oracle);

async function run(engines: readonly Engine[]): Promise<Tally> {
  const oracle = new OracleRunner();
  const draw = (n: number): MachineCase => ({ ...ADD, id: `${n}` });
  return (await campaign({ draw, oracle, engines, cases: 5, arbiter: arbiterOf(oracle, engines) })).tally;
}

const kept = ({ findings }: Tally): unknown[] =>
  [...findings].map(([key, { count, arbitration }]) => [key.split(" | ")[0], count, arbitration?.wrong]);

test("the processor agrees with the oracle: kept against the other engine", async () => {
  const tally = await run([named(mutant(), "vm"), named(oracleEngine(), "native")]);
  expect(kept(tally)).toEqual([["vm", 5, ["vm"]]]);
});

test("the processor agrees with the other engine: one finding against the oracle, however many engines show it", async () => {
  const tally = await run([named(mutant(), "vm"), named(mutant(), "native")]);
  expect(kept(tally)).toEqual([["oracle", 10, ["oracle"]]]);
});

test("the processor alone differs: against the oracle and everybody who is with it", async () => {
  const tally = await run([named(oracleEngine(), "vm"), named(mutant(), "native")]);
  expect(kept(tally)).toEqual([["oracle+vm", 5, ["oracle", "vm"]]]);
});

/** add eax, eax; adc ebx, 0; nop */
const CARRIES = decodeCase('{"id":"carries","code":"01c083d30090","at":"0x400000","until":"0x400006"}');

/** Right in every part of the program, wrong in the whole: no flag explains what it says. */
function wrongAsAWhole(): Engine {
  const engine = oracleEngine();
  const lie = (reply: Reply, one: MachineCase): Reply =>
    isFailure(reply) || one.at !== CARRIES.at || one.until !== CARRIES.until
      ? reply
      : { ...reply, registers: reply.registers.with(3, 77n) };
  const run = async (cases: readonly MachineCase[]): Promise<Reply[]> =>
    (await engine.run(cases)).map((reply, n) => lie(reply, cases[n]!));
  return { ...engine, name: "unicorn", version: "2.0.1", run };
}

test("wrong as a whole, right in the parts: excused only where the processor is a witness against that engine alone", async () => {
  const oracle = new OracleRunner();
  const excusedBy = async (engines: readonly Engine[]): Promise<unknown> => {
    const arbiter = arbiterOf(oracle, engines);
    const { tally } = await campaign({ draw: () => CARRIES, oracle, engines, cases: 1, ...(arbiter && { arbiter }) });
    return { diverged: tally.diverged, by: [...tally.excusedBy.keys()] };
  };
  const explained = { diverged: 0, by: ["unicorn-stale-flags"] };
  expect(await excusedBy([wrongAsAWhole(), named(oracleEngine(), "native")])).toEqual(explained);
  expect(await excusedBy([wrongAsAWhole()])).toEqual({ diverged: 1, by: [] });
  expect(await excusedBy([wrongAsAWhole(), named(wrongAsAWhole(), "native")])).toEqual({ diverged: 2, by: [] });
});

test("without the processor a finding is kept by the engine that differs, and nobody is accused", async () => {
  const tally = await run([named(mutant(), "vm")]);
  expect(kept(tally)).toEqual([["vm", 5, undefined]]);
});

test("answers of the processor that change are counted, and settle nothing", async () => {
  let answers = 0n;
  const unsteady = oracleEngine();
  const native: Engine = {
    ...named(unsteady, "native"),
    run: async (cases): Promise<Reply[]> =>
      (await unsteady.run(cases)).map((reply) =>
        isFailure(reply) ? reply : { ...reply, registers: reply.registers.with(9, answers++) },
      ),
  };
  const tally = await run([named(mutant(), "vm"), native]);
  expect(tally.unstable).toBeGreaterThan(4);
  expect(kept(tally).map((one) => (one as unknown[])[0])).toContain("vm");
  expect(kept(tally).flatMap((one) => (one as [string, number, string[]])[2])).toEqual([]);
});
