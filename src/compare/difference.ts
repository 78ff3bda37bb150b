/** Two outcomes of one case, field by field. Which bits the architecture leaves undefined is taken out before anything is compared. */
import { flags, PAGE_SIZE, REGISTER_NAMES, type Run } from "../../oracle/index.ts";
import type { Free, Outcome } from "../cases/case.ts";
import { memoryHash } from "../cases/codec.ts";
import { sameRegisters } from "../cases/same-registers.ts";
import { sameRuns } from "../cases/same-runs.ts";
import { agreesApproximately } from "./approximation.ts";

export interface Difference {
  /** `rax`, `CF`, `rip`, `stop`, `fault`, `address`, `access`, `vector`, `steps`, `memory:0x10008`, `memoryHash`, … */
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** All fields in which `actual` differs from `expected`. `free` bits of the expected outcome are not compared. */
export function differences(expected: Outcome, actual: Outcome): Difference[] {
  if (isPlainlySame(expected, actual)) return [];
  return [
    ...stopDifferences(expected, actual),
    ...registerDifferences(expected, actual),
    ...flagDifferences(expected, actual),
    ...vectorDifferences(expected, actual),
    ...memoryDifferences(expected, actual),
  ];
}

/** Whether there is no difference. Searches ask it of thousands of outcomes: it ends at the first that differs. */
export const agrees = (expected: Outcome, actual: Outcome): boolean =>
  isPlainlySame(expected, actual) ||
  (differingFlags(expected, actual) === 0 &&
    registersAgree(expected, actual) &&
    stopDifferences(expected, actual).length === 0 &&
    vectorDifferences(expected, actual).length === 0 &&
    memoryDifferences(expected, actual).length === 0);

/** Nineteen of twenty comparisons end here: two runs to `until` with the same registers, flags and memory. */
function isPlainlySame(expected: Outcome, actual: Outcome): boolean {
  const [left, right] = [expected.stop, actual.stop];
  if (left.reason !== "until" || right.reason !== "until" || left.at !== right.at) return false;
  if (expected.rflags !== actual.rflags || expected.rip !== actual.rip) return false;
  if (expected.fsBase !== actual.fsBase || expected.gsBase !== actual.gsBase) return false;
  if (expected.memoryHash !== undefined || actual.memoryHash !== undefined) return false;
  if (expected.steps !== undefined && actual.steps !== undefined && expected.steps !== actual.steps) return false;
  if (!sameMxcsr(expected, actual) || expected.vectors !== actual.vectors) return false;
  return sameRegisters(expected.registers, actual.registers) && sameRuns(expected.memory, actual.memory);
}

/** Where one side has none, whether that can be is for `judge` to say. */
const sameMxcsr = ({ mxcsr: one, unkeptMxcsr: left = 0 }: Outcome, { mxcsr: other, unkeptMxcsr: right = 0 }: Outcome) =>
  one === undefined || other === undefined || ((one ^ other) & ~(left | right)) === 0;

const hex = (value: bigint | undefined): string => (value === undefined ? "-" : `0x${value.toString(16)}`);

type Value = bigint | number | string | undefined;

const textOf = (value: Value): string => (typeof value === "bigint" ? hex(value) : `${value ?? "-"}`);

/** Everything about how the run ended, pair by pair. */
function* pairs(expected: Outcome, actual: Outcome): Generator<[string, Value, Value]> {
  const [left, right] = [expected.stop, actual.stop];
  yield ["stop", left.reason, right.reason];
  yield ["at", left.at, right.at];
  if (left.reason === "fault" && right.reason === "fault") yield ["fault", left.fault, right.fault];
  if (left.reason === "interrupt" && right.reason === "interrupt") yield ["vector", left.vector, right.vector];
  yield* accessPairs(expected, actual);
  if (expected.steps !== undefined && actual.steps !== undefined) yield ["steps", expected.steps, actual.steps];
  yield ["rip", expected.rip, actual.rip];
  yield ["fsbase", expected.fsBase, actual.fsBase];
  yield ["gsbase", expected.gsBase, actual.gsBase];
}

/** Address (by page) and kind of access are compared only where both engines report them. */
function* accessPairs({ stop: left }: Outcome, { stop: right }: Outcome): Generator<[string, Value, Value]> {
  if (left.fault !== right.fault) return;
  if (left.address !== undefined && right.address !== undefined) {
    const page = (address: bigint): bigint => address - (address % BigInt(PAGE_SIZE));
    yield ["address", page(left.address), page(right.address)];
  }
  if (left.access !== undefined && right.access !== undefined) yield ["access", left.access, right.access];
}

/** Values become text only where they differ: nearly all of them agree, in every case. */
function stopDifferences(expected: Outcome, actual: Outcome): Difference[] {
  const out: Difference[] = [];
  for (const [field, left, right] of pairs(expected, actual)) {
    if (left !== right) out.push({ field, expected: textOf(left), actual: textOf(right) });
  }
  return out;
}

/** Register `n` without its free bits. */
function registerAgrees({ registers, free }: Outcome, actual: Outcome, n: number): boolean {
  const [left, right] = [registers[n]!, actual.registers[n]!];
  return left === right || ((left ^ right) & ~(free?.registers.get(n) ?? 0n)) === 0n;
}

function registersAgree(expected: Outcome, actual: Outcome): boolean {
  for (let n = 0; n < 16; n++) if (!registerAgrees(expected, actual, n)) return false;
  return true;
}

function registerDifferences(expected: Outcome, actual: Outcome): Difference[] {
  const out: Difference[] = [];
  for (let n = 0; n < 16; n++)
    if (!registerAgrees(expected, actual, n))
      out.push({ field: REGISTER_NAMES[n]!, expected: hex(expected.registers[n]), actual: hex(actual.registers[n]) });
  return out;
}

const differingFlags = (expected: Outcome, actual: Outcome): number =>
  (expected.rflags ^ actual.rflags) & ~(expected.free?.rflags ?? 0);

function flagDifferences(expected: Outcome, actual: Outcome): Difference[] {
  const differing = differingFlags(expected, actual);
  if (differing === 0) return [];
  return flags.flagNames(differing).map((field) => {
    const bit = flags.flagMask(field);
    return { field, expected: expected.rflags & bit ? "1" : "0", actual: actual.rflags & bit ? "1" : "0" };
  });
}

/** Nothing where one side has no vectors: whether that can be is for `judge` to say. */
function vectorDifferences(expected: Outcome, actual: Outcome): Difference[] {
  const [{ vectors: left, mxcsr: one, free }, { vectors: right, mxcsr: other }] = [expected, actual];
  const out: Difference[] = [];
  if (left && right && left !== right)
    for (let n = 0; n < left.length; n++)
      if (!agreesApproximately(left[n]!, right[n]!, free?.approximations?.get(n) ?? 0))
        out.push({ field: `xmm${n}`, expected: hex(left[n]), actual: hex(right[n]) });
  if (!sameMxcsr(expected, actual))
    out.push({ field: "mxcsr", expected: hex(BigInt(one!)), actual: hex(BigInt(other!)) });
  return out;
}

const memoryDifferences = (expected: Outcome, actual: Outcome): Difference[] =>
  expected.memoryHash === undefined && actual.memoryHash === undefined
    ? byteDifferences(expected, actual)
    : hashDifferences(expected, actual);

/** Where one side sent a digest in the place of very many bytes, the digests of all of them are compared. */
function hashDifferences(expected: Outcome, actual: Outcome): Difference[] {
  const [left, right] = [expected, actual].map((outcome) => outcome.memoryHash ?? memoryHash(outcome.memory));
  return left === right ? [] : [{ field: "memoryHash", expected: left!, actual: right! }];
}

/** One difference for each maximal run of differing bytes. A byte that one side did not change is `..` there. */
function byteDifferences(expected: Outcome, actual: Outcome): Difference[] {
  if (sameRuns(expected.memory, actual.memory)) return [];
  const [left, right] = [bytesOf(expected.memory), bytesOf(actual.memory)];
  const free = freeBytes(expected.free);
  const differing = [...new Set([...left.keys(), ...right.keys()])].filter((at) => {
    const [a, b] = [left.get(at), right.get(at)];
    const mask = free.get(at) ?? 0;
    return a !== b && mask !== 0xff && (a === undefined || b === undefined || ((a ^ b) & ~mask & 0xff) !== 0);
  });
  return joinRuns(
    differing.sort((a, b) => (a < b ? -1 : 1)),
    left,
    right,
  );
}

function bytesOf(runs: readonly Run[]): Map<bigint, number> {
  const out = new Map<bigint, number>();
  for (const { at, bytes } of runs) for (const [n, byte] of bytes.entries()) out.set(at + BigInt(n), byte);
  return out;
}

const freeBytes = (free: Free | undefined): Map<bigint, number> => bytesOf(free?.memory ?? []);

function joinRuns(addresses: bigint[], left: Map<bigint, number>, right: Map<bigint, number>): Difference[] {
  const out: { field: string; expected: string; actual: string }[] = [];
  let previous: bigint | undefined;
  for (const at of addresses) {
    if (previous === undefined || at !== previous + 1n)
      out.push({ field: `memory:${hex(at)}`, expected: "", actual: "" });
    const run = out.at(-1)!;
    run.expected += byteText(left.get(at));
    run.actual += byteText(right.get(at));
    previous = at;
  }
  return out;
}

const byteText = (byte: number | undefined): string => byte?.toString(16).padStart(2, "0") ?? "..";
