import { expect, test } from "vitest";
import type { MachineCase, Outcome } from "../cases/case.ts";
import { MUTANTS } from "../certify/mutants.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { attribute } from "./attribute.ts";
import { content, singleSteps } from "./isolate.ts";
import { judge } from "./judge.ts";

const RW = [{ at: 0x10000n, size: 4096, access: "rw" as const, runs: [] }];

const program = (hex: string, changes: Partial<MachineCase> = {}): MachineCase => {
  const code = Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
  const registers = new Array<bigint>(16).fill(0x10100n);
  const until = 0x400000n + BigInt(code.length);
  return {
    id: "t",
    code,
    at: 0x400000n,
    registers,
    rflags: 0x202,
    fsBase: 0n,
    gsBase: 0n,
    memory: RW,
    until,
    limit: 100,
    ...changes,
  };
};

const wrong = (name: string): ReturnType<typeof oracleEngine> =>
  oracleEngine(MUTANTS.find((mutant) => mutant.name === name)!.oracle);

async function judged(oracle: OracleRunner, engine: ReturnType<typeof oracleEngine>, one: MachineCase) {
  const expected = oracle.run(one);
  const actual = (await engine.run([one]))[0]!;
  const verdict = judge(oracle, one, expected, actual);
  if (verdict.kind !== "diverge") return { verdict, divergences: [] };
  return attribute(oracle, engine, one, { expected, actual, differences: verdict.differences });
}

test("the guilty instruction is found in the middle of a program, with the state before it", async () => {
  // mov ecx, 5; add rbx, rcx; mov [rbx], rbx
  const one = program("b905000000 4801cb 48891b");
  const { divergences } = await judged(new OracleRunner(), wrong("add-af"), one);
  expect(divergences).toHaveLength(1);
  const [found] = divergences;
  expect(found!.isolated).toBe(true);
  expect(found!.machineCase.at).toBe(0x400005n);
  expect(Buffer.from(found!.machineCase.code).toString("hex")).toBe("4801cb");
  expect(found!.machineCase.registers[1]).toBe(5n);
  expect(found!.differences.map(({ field }) => field)).toEqual(["AF"]);
  expect(found!.bucket).toBe("add reg64,reg64 | AF | until/until");
});

test("memory that the program wrote is part of an isolated step's start", async () => {
  // mov [rbx], rcx; inc qword ptr [rbx] (wraps to 0)
  const registers = new Array<bigint>(16).fill(0x10100n);
  registers[1] = 2n ** 64n - 1n;
  const { divergences } = await judged(new OracleRunner(), wrong("inc-carry"), program("48890b 48ff03", { registers }));
  expect(divergences.map(({ machineCase }) => machineCase.at)).toEqual([0x400003n]);
  const bytes = content(divergences[0]!.machineCase.memory[0]!);
  expect([...bytes.subarray(0x100, 0x108)]).toEqual(new Array(8).fill(0xff));
});

test("a program without a wrong instruction agrees with itself", async () => {
  const { verdict } = await judged(new OracleRunner(), oracleEngine(), program("4801cb 48d3e3 9c 58"));
  expect(verdict.kind).toBe("agree");
});

/** shl rbx, 3 leaves OF and AF undefined; pushf; pop rax carries them into RAX. */
const TRAVELLING = program("48c1e303 9c 58", {
  registers: [0n, 0n, 0n, 1n, 0x10800n, ...new Array<bigint>(11).fill(0n)],
});

const withFlags = (outcome: Outcome, flip: number): Outcome => ({
  ...outcome,
  registers: outcome.registers.map((value, n) => (n === 0 ? value ^ BigInt(flip) : value)),
});

test("undefined bits that travel: another choice of the same bits everywhere is accepted, anything else is not", () => {
  const oracle = new OracleRunner();
  const expected = oracle.run(TRAVELLING);
  expect(expected.undefinedWasRead).toBe(true);
  const ones = oracle.run(TRAVELLING, (policy, bits) => policy | bits);
  expect(ones.registers[0]).not.toBe(expected.registers[0]);
  expect(judge(oracle, TRAVELLING, expected, ones).kind).toBe("agree");
  expect(judge(oracle, TRAVELLING, expected, withFlags(expected, 0x40)).kind).toBe("diverge");
});

test("every combination of the undefined bits that matter is accepted", async () => {
  // five shifts whose OF is pushed: 32 possible outcomes (AF too, which this engine leaves as the policy does)
  const hex = "48c1e303 9c".repeat(5);
  const one = program(hex, { registers: [0n, 0n, 0n, 1n, 0x10800n, ...new Array<bigint>(11).fill(0n)] });
  const oracle = new OracleRunner();
  let word = 0b10110n;
  const chooses = {
    ...oracleEngine(),
    // OF of step k is bit k of the word, whether the program runs whole or step by step
    run: async (cases: readonly MachineCase[]) =>
      cases.map((single) => {
        let step = Number(single.at - 0x400000n) / 5;
        return oracle.twin().run(single, (policy, bits) => {
          const of = (word >> BigInt(step++)) & 1n;
          return bits & 0x800n ? (policy & ~0x800n) | (of << 11n) : policy;
        });
      }),
  };
  const accepted = await judged(oracle, chooses, one);
  expect(accepted.verdict.kind).toBe("agree");
  word = 0b01101n;
  expect((await judged(oracle, chooses, one)).verdict.kind).toBe("agree");
});

test("when the way depends on undefined bits there is nothing to compare", () => {
  // shl rbx, 3; jo +1; nop; hlt
  const one = program("48c1e303 7001 90 f4");
  const oracle = new OracleRunner();
  const expected = oracle.run(one);
  const other = oracle.run(one, (policy, bits) => policy | bits);
  expect(judge(oracle, one, expected, { ...other, rip: 0n })).toMatchObject({ kind: "skip", why: "undefined control" });
});

test("an engine that died is a divergence, an unsupported instruction is a skip", () => {
  const oracle = new OracleRunner();
  const one = program("90");
  const expected = oracle.run(one);
  expect(judge(oracle, one, expected, { id: "t", failure: "died", error: "signal SIGSEGV" }).kind).toBe("diverge");
  const gap: Outcome = { ...expected, stop: { reason: "unsupported", at: 0n, why: "nop" } };
  expect(judge(oracle, one, expected, gap)).toEqual({ kind: "skip", why: "engine: nop" });
});

test("no step is looked at that the case's limit kept from being executed", () => {
  expect(singleSteps(new OracleRunner(), program("ebfe", { until: 0x500000n, limit: 7 }))).toHaveLength(7);
});

test("a branch to itself is a step like any other", async () => {
  // loop to itself, three times: a wrong LOOP shows although RIP does not move
  const registers = new Array<bigint>(16).fill(0n);
  registers[1] = 3n;
  const oracle = new OracleRunner();
  const one = program("e2fe", { registers });
  const steps = singleSteps(oracle, one);
  expect(steps.map((step) => oracle.run(step).steps)).toEqual([1, 1, 1]);
  expect(steps.map((step) => oracle.run(step).registers[1])).toEqual([2n, 1n, 0n]);
});
