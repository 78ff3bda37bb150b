import { expect, test } from "vitest";
import type { Observation } from "../../oracle/index.ts";
import { firstDifference } from "./difference.ts";
import { differenceLines } from "./report.ts";

const registers = Array.from({ length: 16 }, (_, n) => BigInt(n));
const vectors = registers.map((value) => value << 64n);
const at = (vector: number, rest: Partial<Observation> = {}): Observation => ({
  stop: { reason: "interrupt", at: 0x1000n, vector, next: 0x1002n },
  steps: 3,
  registers,
  vectors,
  rflags: 0x202,
  changes: [],
  ...rest,
});
const end: Observation = { ...at(0), stop: { reason: "return", at: 0n } };
const run = [at(0x61), at(0x11), end];
const what = (left: Observation[], right: Observation[]) =>
  firstDifference(left, right)?.items.map((item) => item.what);

test("equal runs do not differ", () => {
  expect(firstDifference(run, structuredClone(run))).toBeUndefined();
});

test.each<[string, Partial<Observation>, string]>([
  ["a register", { registers: registers.with(3, 99n) }, "rbx"],
  ["a vector", { vectors: vectors.with(15, 1n) }, "xmm15"],
  ["a flag", { rflags: 0x203 }, "flags"],
  ["a byte", { changes: [{ at: 0x5000n, bytes: Uint8Array.of(1) }] }, "[0x5000]"],
  ["the vector", { stop: { reason: "interrupt", at: 0x1000n, vector: 0x13, next: 0x1002n } }, "stop"],
  ["the address", { stop: { reason: "interrupt", at: 0x1001n, vector: 0x11, next: 0x1002n } }, "stop"],
])("%s that differs is told, at its stop", (_, change, name) => {
  const other = [at(0x61), at(0x11, change), end];
  expect(firstDifference(run, other)).toMatchObject({ index: 1, stop: { vector: 0x11 } });
  expect(what(run, other)).toEqual([name]);
  expect(what(other, run)).toEqual([name]);
});

test("a run that ends early differs where the other goes on", () => {
  expect(firstDifference(run, run.slice(0, 2))).toMatchObject({ index: 2 });
  expect(what(run.slice(0, 1), run)).toEqual(["stop"]);
});

test("equal bytes in other pieces are equal", () => {
  const whole = [at(1, { changes: [{ at: 8n, bytes: Uint8Array.of(1, 2) }] })];
  const pieces = [
    at(1, {
      changes: [
        { at: 8n, bytes: Uint8Array.of(1) },
        { at: 9n, bytes: Uint8Array.of(2) },
      ],
    }),
  ];
  expect(firstDifference(whole, pieces)).toBeUndefined();
});

test("what the oracle knows to be undefined is not compared, its neighbours are", () => {
  const undefinedBits = { registers: registers.map((_, n) => (n === 3 ? 0xffn : 0n)), rflags: 1, memory: [] };
  const oracle = [at(0x11, { undefined: undefinedBits })];
  expect(firstDifference(oracle, [at(0x11, { registers: registers.with(3, 0xf3n), rflags: 0x203 })])).toBeUndefined();
  expect(what(oracle, [at(0x11, { registers: registers.with(3, 0x1f3n), rflags: 0x207 })])).toEqual(["rbx", "flags"]);
});

test("runs are compared up to a limit of steps", () => {
  const limited = { ...end, stop: { reason: "limit", at: 0x1234n } as const };
  expect(firstDifference([run[0]!, limited], run)).toBeUndefined();
  expect(firstDifference([at(0x60), limited], run)).toMatchObject({ index: 0 });
});

test("a difference is printed with both sides", () => {
  const found = firstDifference(run, [at(0x61, { registers: registers.with(0, 7n), rflags: 0x242 }), ...run.slice(1)])!;
  expect(differenceLines(found, ["oracle", "unicorn"])).toEqual([
    "oracle and unicorn differ at stop 1 (int 0x61 at 0x1000):",
    "                   oracle               unicorn",
    "  rax              0x0                  0x7",
    "  flags            -                    ZF",
  ]);
});

test("where both came to what they do not run, the stop alone is compared", () => {
  const stop = { reason: "unsupported", at: 0x1000n, why: "SYSCALL" } as const;
  const [left, right] = [at(0, { stop }), at(0, { stop: { ...stop, why: "a system call" }, rflags: 0x203 })];
  expect(what([left], [right])).toBeUndefined();
  expect(what([left], [at(0, { stop: { ...stop, at: 0x1002n } })])).toEqual(["stop"]);
});
