import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../../cases/case.ts";
import { type NativeEngine, nativeEngine } from "../../engines/native/engine.ts";
import { because, lacking } from "../../engines/native/testing/available.ts";
import { makeCase, PAGE } from "../../engines/native/testing/cases.ts";
import { OracleRunner } from "../../engines/oracle.ts";
import { judgeStep } from "../judge-step.ts";
import { KNOWN } from "../known/index.ts";
import { DEPARTURES } from "./index.ts";

const NATIVE = { name: "native" };
const oracle = new OracleRunner();
const memory = [{ ...PAGE, hex: "11".repeat(4096) }];
const regs = { rsp: "0x10800", rbp: "0x10900", rax: "0x800000000000" };

/** One example for each departure, and one more where it takes another way. */
const EXAMPLES: readonly (readonly [string, MachineCase])[] = [
  ["silicon-call-trace", makeCase("ffd0", { memory, regs })],
  // call [rdi]: the target is not canonical either
  ["silicon-call-trace", makeCase("ff17", { memory, regs: { ...regs, rdi: "0x10000" } })],
  // enter 4000, 3: the frame fits, the room below it does not
  ["silicon-enter-trace", makeCase("c8004003", { memory, regs })],
  ["silicon-enter-trace", makeCase("66c8004002", { memory, regs })],
  // the words that are copied are those just stored
  ["silicon-enter-trace", makeCase("c860091c", { memory, regs: { rsp: "0x10800", rbp: "0x107d1" } })],
  ["silicon-repeat-address", makeCase("67f3a4", { memory, regs: { rsi: "0xff00010000", rdi: "0xff00010000" } })],
  [
    "silicon-repeat-address",
    makeCase("67f3a6", { memory, regs: { rsi: "0xff00000000", rdi: "0xff00010000", rcx: "0xff00000001" } }),
  ],
];

const step = (one: MachineCase, reply: Reply, engine = NATIVE): unknown => judgeStep(oracle, engine, one, one, reply);

/** Wrong ends that no departure lists, or with another value than processors leave. */
const SPOILED: Readonly<Record<string, (outcome: Outcome) => Outcome>> = {
  r15: (outcome) => ({ ...outcome, registers: outcome.registers.with(15, outcome.registers[15]! ^ 1n) }),
  rsi: (outcome) => ({ ...outcome, registers: outcome.registers.with(6, outcome.registers[6]! ^ 1n) }),
  CF: (outcome) => ({ ...outcome, rflags: outcome.rflags ^ 1 }),
  memory: (outcome) => ({ ...outcome, memory: [{ at: 0x10000n, bytes: Uint8Array.of(1) }, ...outcome.memory] }),
  "the trace": (outcome) => ({
    ...outcome,
    memory: outcome.memory.map(({ at, bytes }) => ({ at, bytes: bytes.map((byte) => byte ^ 0x40) })),
    rip: outcome.memory.length > 0 ? outcome.rip : 0n,
  }),
};

test("ids are unique and no known divergence has one of them; every departure has an example", () => {
  const ids = DEPARTURES.map(({ id }) => id);
  expect(new Set([...ids, ...KNOWN.map(({ id }) => id)]).size).toBe(ids.length + KNOWN.length);
  expect([...new Set(EXAMPLES.map(([id]) => id))].sort()).toEqual([...ids].sort());
});

describe.skipIf(lacking !== undefined)(`departures from silicon${because}`, () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await nativeEngine();
  });
  afterAll(() => engine?.close());

  test.each(EXAMPLES)("%s shows on the processor, and is excused there only", async (id, one) => {
    const [reply] = await engine.run([one]);
    expect(step(one, reply!)).toMatchObject({ kind: "excused", by: [id] });
    for (const name of ["unicorn", "cmd:./my-vm"])
      expect(step(one, reply!, { name })).toMatchObject({ kind: "diverge" });
  });

  test.each(EXAMPLES)("%s excuses no more than processors show", async (_, one) => {
    const [reply] = await engine.run([one]);
    if (!reply || isFailure(reply)) throw new Error(reply?.error);
    for (const [field, spoil] of Object.entries(SPOILED))
      expect([field, step(one, spoil(reply))]).toEqual([field, expect.objectContaining({ kind: "diverge" })]);
  });
});
