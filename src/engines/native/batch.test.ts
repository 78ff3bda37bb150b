import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REGISTER_NAMES, ZERO_VECTORS } from "../../../oracle/index.ts";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../../cases/case.ts";
import { attributeAll, type Diverging } from "../../compare/attribute.ts";
import { judge } from "../../compare/judge.ts";
import { makeGenerator } from "../../generate/case.ts";
import { buildPool } from "../../generate/pool.ts";
import { OracleRunner } from "../oracle.ts";
import { type NativeEngine, nativeEngine } from "./engine.ts";
import { because, lacking } from "./testing/available.ts";
import { makeCase, PAGE } from "./testing/cases.ts";

function answered(reply: Reply): Outcome {
  if (isFailure(reply)) throw new Error(reply.error);
  return reply;
}

describe.skipIf(lacking !== undefined)(`batches on the processor${because}`, () => {
  let engine: NativeEngine;
  const oracle = new OracleRunner();
  beforeAll(async () => {
    engine = await nativeEngine();
  });
  afterAll(() => engine?.close());

  const outcomes = async (cases: readonly MachineCase[]): Promise<Outcome[]> => (await engine.run(cases)).map(answered);

  test("no case and no batch are answered", async () => {
    expect(await engine.run([])).toEqual([]);
    expect(await engine.run([], [])).toEqual([]);
  });

  test("answers come in order, each with its own memory, also where regions change from case to case", async () => {
    // mov [rax], rbx
    const cases = Array.from({ length: 700 }, (_, n) => {
      const at = `0x${(0x10000 + (n % 3) * 0x10000).toString(16)}`;
      const regs = { rax: at, rbx: `0x${(n + 1).toString(16)}` };
      return makeCase("488918", { id: `${n}`, regs, memory: [{ ...PAGE, at }] });
    });
    const found = await outcomes(cases);
    for (const [n, outcome] of found.entries()) {
      expect(outcome.id).toBe(`${n}`);
      expect(judge(oracle, cases[n]!, oracle.run(cases[n]!), outcome)).toEqual({ kind: "agree" });
    }
  });

  test("a mebibyte that is changed byte by byte comes back whole", async () => {
    const size = 1 << 20;
    const regs = { rdi: "0x10000", rcx: `0x${(size / 2).toString(16)}` };
    // again: mov byte [rdi], 1; add rdi, 2; dec rcx; jnz again
    const code = "c60701" + "4883c702" + "48ffc9" + "75f4";
    const [reply] = await engine.quick([makeCase(code, { regs, limit: 1e9, memory: [{ ...PAGE, size }] })]);
    if (!reply || isFailure(reply)) throw new Error(reply?.error);
    expect(reply.memory.length).toBe(size / 2);
    expect(reply.memory.at(-1)).toEqual({ at: BigInt(0x10000 + size - 2), bytes: Uint8Array.of(1) });
  });

  test("a reply that is larger than its room comes in pieces", async () => {
    const size = 0x20000;
    const regs = { rdi: "0x10000", rcx: `0x${size.toString(16)}` };
    // mov al, n; rep stosb
    const cases = Array.from({ length: 40 }, (_, n) =>
      makeCase(`b0${(n + 1).toString(16).padStart(2, "0")}f3aa`, { regs, memory: [{ ...PAGE, size }] }),
    );
    const found = (await engine.quick(cases)).map(answered);
    const asExpected = ({ memory: [run, ...more] }: Outcome, n: number): boolean =>
      run?.at === 0x10000n && Buffer.alloc(size, n + 1).equals(run.bytes) && more.length === 0;
    expect(found.filter(asExpected)).toHaveLength(cases.length);
  });

  test.each([
    ["every status flag", 0xad7],
    ["TF", 0x302],
    ["AC", 0x4_0202],
    ["DF and NT", 0x4602],
  ])("%s is set when the end is reached: nothing of it is lost, or disturbs the runner", async (_, rflags) => {
    // push flags; popfq
    const push = Buffer.from(Int32Array.of(rflags).buffer).toString("hex");
    const regs = Object.fromEntries(REGISTER_NAMES.map((name, n) => [name, `0x${(n + 1) * 0x1111}`]));
    const vectors = ZERO_VECTORS.map((_, n) => BigInt(n + 1) << 90n);
    const one = { ...makeCase(`68${push}9d`, { regs: { ...regs, rsp: "0x10800" } }), vectors, mxcsr: 0x1fa0 };
    const expected = oracle.run(one);
    const [quick, after] = await engine.quick([one, makeCase("4801d8")]);
    expect([quick, after]).toMatchObject([{ stop: { reason: "until" } }, { stop: { reason: "until" } }]);
    expect(answered(quick!).rflags & rflags).toBe(rflags);
    expect(judge(oracle, one, expected, quick!)).toEqual({ kind: "agree" });
  });

  test("runs go on over the edge of a region, and read-only memory is the host's to write", async () => {
    const memory = [PAGE, { ...PAGE, at: "0x11000", access: "r" }];
    const host = [{ vector: "0x61", rax: "0x7", memory: [{ at: "0x11000", hex: "0102" }] }];
    // int 61; mov [10ffe], ax
    const [outcome] = await outcomes([makeCase("cd61" + "66a3fe0f010000000000", { memory, host })]);
    expect(outcome).toMatchObject({ stop: { reason: "until" }, steps: 2 });
    expect(outcome?.memory).toEqual([
      { at: 0x10ffen, bytes: Uint8Array.of(7) },
      { at: 0x11000n, bytes: Uint8Array.of(1, 2) },
    ]);
  });

  test("the host's answers are used in order, as on the oracle; a wrong one is skipped by name", async () => {
    const answer = (vector: string, rax: string): object => ({ vector, rax, memory: [] });
    const cases = [
      makeCase("cd61cccd62", { host: [answer("0x61", "0x1"), answer("0x3", "0x2")] }),
      makeCase("cd8066cd04f1", { host: [answer("0x80", "0x1"), answer("0x4", "0x2"), answer("0x1", "0x3")] }),
    ];
    for (const [n, outcome] of (await outcomes(cases)).entries())
      expect(judge(oracle, cases[n]!, oracle.run(cases[n]!), outcome)).toEqual({ kind: "agree" });
    const memory = [{ at: 0x999000n, bytes: Uint8Array.of(0) }];
    const [wrong] = await outcomes([{ ...makeCase("cd61"), host: [{ vector: 0x61, memory }] }]);
    expect(wrong).toMatchObject({ stop: { reason: "skip", why: expect.stringContaining("answer of the host") } });
  });

  test("a guest that reads its own end sees what the case has there", async () => {
    // mov eax, [rip - 4 …]: the byte at `until` is the last one read
    const one = makeCase("8b05fdffffff", {});
    const expected = oracle.run(one);
    expect(judge(oracle, one, expected, (await engine.quick([one]))[0]!).kind).toBe("diverge");
    expect(judge(oracle, one, expected, (await engine.run([one], [expected]))[0]!)).toEqual({ kind: "agree" });
  });

  test("a guest that jumps into what is planted behind its end executes what the case has there", async () => {
    // jmp rax; behind it are zeros: add [rax], al, which writes where nothing may be written
    const cases = Array.from({ length: 16 }, (_, n) =>
      makeCase("ffe0", { regs: { rax: `0x${(0x400003 + n).toString(16)}` } }),
    );
    const hints = cases.map((one) => oracle.run(one));
    const replies = await engine.run(cases, hints);
    for (const [n, one] of cases.entries()) {
      expect(hints[n]!.stop).toMatchObject({ fault: "#PF", address: 0x400003n + BigInt(n), access: "write" });
      expect(judge(oracle, one, hints[n]!, replies[n]!)).toEqual({ kind: "agree" });
    }
  });

  test("four thousand generated cases agree, or depart as is known", async () => {
    const { draw } = makeGenerator(await buildPool({ seed: 11 }), { starts: 4 });
    const cases = Array.from({ length: 4096 }, (_, n) => draw(n));
    const hints = cases.map((one) => oracle.run(one));
    const replies = await engine.run(cases, hints);
    const judged = cases.map((one, n) => judge(oracle, one, hints[n]!, replies[n]!));
    const diverging = judged.flatMap((verdict, n): Diverging[] => {
      if (verdict.kind !== "diverge") return [];
      const { differences } = verdict;
      return [{ origin: cases[n]!, whole: { expected: hints[n]!, actual: replies[n]!, differences } }];
    });
    expect(judged.filter(({ kind }) => kind === "agree").length).toBeGreaterThan(3900);
    const attributed = await attributeAll(oracle, engine, diverging);
    expect(attributed.flatMap(({ divergences }) => divergences.map(({ bucket }) => bucket))).toEqual([]);
  });
});
