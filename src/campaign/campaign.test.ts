import { expect, test } from "vitest";
import type { MachineCase, Reply } from "../cases/case.ts";
import { MUTANTS } from "../certify/mutants.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { campaign } from "./campaign.ts";

const MEMORY = [{ at: 0x10000n, size: 4096, access: "rw" as const, runs: [] }];
/** inc ebx; add rax, rbx; nop */
const CODE = Uint8Array.of(0xff, 0xc3, 0x48, 0x01, 0xd8, 0x90);

const draw = (index: number): MachineCase => ({
  id: `c${index}`,
  code: CODE,
  at: 0x400000n,
  registers: Array.from({ length: 16 }, (_, n) => BigInt.asUintN(64, BigInt(index * 16 + n) * 0x9e3779b97f4a7c15n)),
  rflags: 0x202,
  fsBase: 0n,
  gsBase: 0n,
  memory: MEMORY,
  until: 0x400006n,
  limit: 100,
});

const mutant = (name: string) => oracleEngine(MUTANTS.find((one) => one.name === name)!.oracle);

test("a right engine agrees in every case, and exactly the cases asked for are run", async () => {
  const { tally, cases, ended } = await campaign({
    draw,
    oracle: new OracleRunner(),
    engines: [oracleEngine()],
    cases: 700,
  });
  expect([cases, ended, tally.agreed, tally.diverged, tally.skipped]).toEqual([700, "cases", 700, 0, 0]);
  expect(tally.agreedStops.get("until")).toBe(700);
});

test("the run goes on after a divergence; one finding a cause, with its count", async () => {
  const seen: string[] = [];
  const { tally } = await campaign({
    draw,
    oracle: new OracleRunner(),
    engines: [mutant("add-af")],
    cases: 600,
    onFinding: async (divergence) => {
      seen.push(divergence.bucket);
      return { divergence, folder: "kept" };
    },
  });
  expect(seen).toEqual(["add reg64,reg64 | AF | until/until"]);
  expect(tally.diverged).toBe(600);
  expect([...tally.findings.values()].map(({ count, folder }) => [count, folder])).toEqual([[600, "kept"]]);
});

test("a clock budget and an interruption both end the run with what was counted so far", async () => {
  const timed = await campaign({ draw, oracle: new OracleRunner(), engines: [oracleEngine()], milliseconds: 50 });
  expect(timed.ended).toBe("time");
  expect(timed.tally.agreed).toBe(timed.cases);
  const controller = new AbortController();
  const interrupted = await campaign({
    draw,
    oracle: new OracleRunner(),
    engines: [oracleEngine()],
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  expect(interrupted.ended).toBe("interrupted");
  expect(interrupted.cases).toBeGreaterThan(0);
});

test("an engine that dies on a case, or answers nothing for it, costs that case and is a finding", async () => {
  const honest = oracleEngine();
  const dying = {
    ...honest,
    name: "dying",
    run: async (cases: readonly MachineCase[]): Promise<Reply[]> =>
      cases.map((one) =>
        one.id.startsWith("c7/") || one.id === "c7"
          ? { id: one.id, failure: "died" as const, error: "signal SIGSEGV" }
          : honest.runner.run(one),
      ),
  };
  const { tally } = await campaign({ draw, oracle: new OracleRunner(), engines: [dying], cases: 300 });
  expect([tally.agreed, tally.diverged]).toEqual([299, 1]);
  expect([...tally.findings.keys()][0]).toContain("engine");
});
