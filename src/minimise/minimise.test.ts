import { expect, test } from "vitest";
import type { MachineCase } from "../cases/case.ts";
import { MUTANTS } from "../certify/mutants.ts";
import { judgeStep } from "../compare/attribute.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { minimise } from "./minimise.ts";

const noisy = (code: Uint8Array): MachineCase => ({
  id: "t",
  code,
  at: 0x400000n,
  registers: Array.from({ length: 16 }, (_, n) => BigInt.asUintN(64, 0x9e3779b97f4a7c15n * BigInt(n + 1))),
  rflags: 0x202 | 0x8d5,
  fsBase: 0n,
  gsBase: 0n,
  memory: [
    { at: 0x10000n, size: 8192, access: "rw", runs: [{ at: 0x10000n, bytes: new Uint8Array(8192).fill(0xa5) }] },
  ],
  until: 0x400000n + BigInt(code.length),
  limit: 1,
});

test("registers, flags and memory that do not matter are gone, the bucket stays", async () => {
  const oracle = new OracleRunner();
  const engine = oracleEngine(MUTANTS.find(({ name }) => name === "inc-carry")!.oracle);
  const start = noisy(Uint8Array.of(0x48, 0xff, 0x03)); // inc qword ptr [rbx]
  const registers = start.registers.map((value, n) => (n === 3 ? 0x10a08n : value));
  const bytes = new Uint8Array(8192).fill(0xff);
  const machineCase = {
    ...start,
    rflags: 0x202,
    registers,
    memory: [{ ...start.memory[0]!, runs: [{ at: 0x10000n, bytes }] }],
  };
  const step = judgeStep(oracle, engine, machineCase, machineCase, (await engine.run([machineCase]))[0]!);
  if (step?.kind !== "diverge") throw new Error("the mutant does not diverge");
  const small = await minimise(step.divergence, engine, oracle);
  expect(small.bucket).toBe(step.divergence.bucket);
  expect(small.machineCase.registers.filter((value) => value !== 0n)).toHaveLength(1);
  expect(small.machineCase.rflags).toBe(0x202);
  const kept = small.machineCase.memory[0]!.runs.reduce((sum, run) => sum + run.bytes.length, 0);
  expect(kept).toBeLessThanOrEqual(32);
});
