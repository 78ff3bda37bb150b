/** What C does for the starts of a program is what the way without C comes to: every case, to the last byte. */
import { describe, expect, test } from "vitest";
import type { MachineCase, Outcome, Reply } from "../../../cases/case.ts";
import { makeGenerator } from "../../../generate/case.ts";
import { buildPool } from "../../../generate/pool.ts";
import { OracleRunner } from "../../oracle.ts";
import { unpackReplies } from "../answer.ts";
import { answerRequest } from "../answer-request.ts";
import { describeUnicorn, loadUnicorn } from "../locate.ts";
import { MOST_CASES, packCases } from "../message.ts";
import { UnicornRunner } from "../run-case.ts";
import { Starts } from "./starts.ts";

const isThere = "version" in describeUnicorn();
const starts = isThere ? Starts.open(loadUnicorn()) : undefined;
const because = starts ? "" : " (skipped: no Unicorn, or it was not compiled)";
const runner = isThere ? new UnicornRunner(loadUnicorn()) : undefined;

const PAGE = 0x40_0000n;

const program = (hex: string, more: Partial<MachineCase> = {}): MachineCase => {
  const code = Uint8Array.from(Buffer.from(hex, "hex"));
  const registers = Array.from({ length: 16 }, (_, n) => 0x50_0000n + BigInt(64 * n));
  const memory = [{ at: 0x50_0000n, size: 8192, access: "rw" as const, runs: [] }];
  const until = PAGE + BigInt(code.length);
  return {
    id: "",
    code,
    at: PAGE,
    until,
    registers,
    rflags: 0x202,
    fsBase: 0n,
    gsBase: 0n,
    memory,
    limit: 100,
    ...more,
  };
};

const withoutEnd = ({ until: _, ...one }: MachineCase): MachineCase => one;

const answered = (cases: readonly MachineCase[], way: Starts | undefined, hints?: Parameters<typeof packCases>[1]) =>
  unpackReplies(answerRequest(runner!, packCases(cases, hints), way), cases);

/** A case of another kind is counted by the precise path: here only what both ways tell. */
const uncounted = (replies: readonly Reply[]): unknown[] => replies.map((reply) => ({ ...reply, steps: undefined }));

describe.skipIf(!starts)(`starts of a program in one call${because}`, () => {
  test.each([0, 20])("generated cases, %i in a hundred with raw bytes, end as they do one by one", async (raw) => {
    const { draw } = makeGenerator(await buildPool({ seed: 51 }), { raw });
    const oracle = new OracleRunner();
    let done = 0;
    for (let from = 0; from < 24 * MOST_CASES; from += MOST_CASES) {
      const cases = Array.from({ length: MOST_CASES }, (_, n) => draw(from + n));
      const hints = cases.map((one) => oracle.run(one));
      const together = answered(cases, starts, hints);
      expect(uncounted(together)).toEqual(uncounted(answered(cases, undefined, hints)));
      done += cases.filter((_, n) => starts!.isDone(n)).length;
    }
    expect(done).toBeGreaterThan(10 * MOST_CASES);
  });

  test("a case that changes too much leaves the next one what it needs", () => {
    // mov [rdi], al; rep stosb
    const memory = [{ at: 0x50_0000n, size: 0x20_0000, access: "rw" as const, runs: [] }];
    const registers = new Array<bigint>(16).fill(1n).with(7, 0x50_0000n);
    const one = program("8807f3aa", { memory, registers });
    const cases = [
      one,
      { ...one, registers: registers.with(1, 0x1f_0000n) },
      { ...one, registers: registers.with(0, 2n) },
    ];
    const replies = answered(cases, starts) as Outcome[];
    expect(cases.map((_, n) => starts!.isDone(n))).toEqual([true, false, true]);
    expect(replies.map(({ memory: [run] }) => [run!.bytes.length, run!.bytes[0]])).toEqual([
      [1, 1],
      [0x1f_0000, 1],
      [1, 2],
    ]);
  });

  test("programs and memories of one request are kept apart", () => {
    const memory = [{ at: 0x50_0000n, size: 4096, access: "rw" as const, runs: [] }];
    const next = [
      { at: 0x50_0000n, size: 4096, access: "rw" as const, runs: [{ at: 0x50_0000n, bytes: Uint8Array.of(9) }] },
    ];
    const registers = new Array<bigint>(16).fill(0x50_0000n);
    // inc byte [rax]; nop; dec byte [rax]
    const cases = [program("fe00", { memory, registers }), program("fe00", { memory: next, registers })];
    cases.push({ ...cases[1]!, code: Uint8Array.of(0xfe, 0x08) }, cases[0]!);
    const replies = answered(cases, starts) as Outcome[];
    expect(cases.map((_, n) => starts!.isDone(n))).toEqual([true, true, true, true]);
    expect(replies.map((reply) => [...reply.memory[0]!.bytes])).toEqual([[1], [10], [8], [1]]);
  });

  test("more regions than there is room for go the other way", () => {
    const memory = Array.from({ length: 70 }, (_, n) => {
      const at = 0x50_0000n + BigInt(0x2000 * n);
      return { at, size: 4096, access: "rw" as const, runs: [] };
    });
    const [reply] = answered([program("fe00", { memory })], starts);
    expect(reply).toMatchObject({ stop: { reason: "until" }, memory: [{ at: 0x50_0000n }] });
    expect(starts!.isDone(0)).toBe(false);
  });

  const withRax = (one: MachineCase, ...values: bigint[]): MachineCase[] =>
    values.map((rax) => ({ ...one, registers: [rax, ...one.registers.slice(1)] }));

  test.each([
    ["stores in two pages", program("488983f80f0000", { registers: new Array<bigint>(16).fill(0x50_0004n) })],
    ["never ends", program("ebfe", { until: PAGE + 0x100n })],
    ["loops to its limit", program("48ffc875fb")],
    ["divides by zero", program("48f7f0")],
    ["calls", program("cd80")],
    ["goes on in no page", program("ffe0")],
    ["leaves user mode", program("f4")],
    ["begins with flags that no guest can set", program("9c58", { rflags: 0x3_3ad7 })],
    ["is traced", program("90", { rflags: 0x302 })],
    ["has no step left", program("90", { limit: 0 })],
    ["is over", program("90", { until: PAGE })],
    ["has no end", withoutEnd(program("c3"))],
    ["is left in its middle", program("48ffc87402ebf9")],
    ["repeats at its end", program("f3ae", { registers: new Array<bigint>(16).fill(3n).with(7, 0x50_0000n) })],
    ["ends with its page", program("90".repeat(4096))],
    ["has its end in data", program("b80000500050c3", { until: 0x50_0000n })],
    ["has its end in no page", program("b80000900050c3", { until: 0x90_0000n })],
    ["overlaps", program("90", { memory: [{ at: PAGE, size: 4096, access: "rw", runs: [] }] })],
    [
      "writes vectors",
      program("660f6ec0f30f58c1", { vectors: Array.from({ length: 16 }, (_, n) => BigInt(n) << 90n) }),
    ],
    [
      "rewrites itself",
      program("88050000000090900000", { memory: [{ at: PAGE, size: 4096, access: "rwx", runs: [] }] }),
    ],
  ])("a program that %s", (_, one) => {
    const cases = withRax(one, 0n, 2n, 0x50_0000n);
    expect(uncounted(answered(cases, starts))).toEqual(uncounted(answered(cases, undefined)));
    expect(answered(withRax(program("90"), 7n), starts)[0]).toMatchObject({ stop: { reason: "until" } });
  });

  // its zeros would be ADD [RAX], AL, which the last start could execute
  test.each([
    // test al, 2; jz +0
    ["ends in a branch", "a8027400", 3],
    // push 0x40202; popfq; jz +0: with AC set everything is translated anew
    ["ends in a branch with AC set", "68020204009d7400", 3],
    // lea ecx, [rax + 1]; and ecx, 3; loop to itself
    ["loops through its last block", "8d480183e103e2fe", 3],
    // mov ecx, 2; dec rcx; jz into the jmp, which is CLC from there on; nop; jmp to the dec
    ["enters its last instruction in the middle", "b90200000048ffc9740290ebf8", 0],
  ])("what lies behind a program that %s is not executed", (_, hex, done) => {
    const cases = withRax(program(hex), 0n, 2n, 0x50_0000n);
    const replies = answered(cases, starts);
    expect(cases.filter((_, n) => starts!.isDone(n))).toHaveLength(done);
    expect(uncounted(replies)).toEqual(uncounted(answered(cases, undefined)));
  });

  test("more changes than there is room for are told the other way", () => {
    // rep stosb over two megabytes
    const memory = [{ at: 0x50_0000n, size: 0x20_0000, access: "rw" as const, runs: [] }];
    const registers = new Array<bigint>(16).fill(0x1f_0000n).with(0, 1n).with(7, 0x50_0000n);
    const [reply] = answered([program("f3aa", { memory, registers })], starts);
    expect(starts!.isDone(0)).toBe(false);
    expect((reply as Outcome).memory.map(({ bytes }) => bytes.length)).toEqual([0x1f_0000]);
  });
});
