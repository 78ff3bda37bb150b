/** Two outcomes of one case, field by field. Which bits the architecture leaves undefined is taken out before anything is compared. */
import { flags, PAGE_SIZE, REGISTER_NAMES, type Run } from "../../oracle/index.ts";
import type { Free, Outcome } from "../cases/case.ts";

export interface Difference {
  /** `rax`, `CF`, `rip`, `stop`, `fault`, `address`, `access`, `vector`, `steps`, `memory:0x10008`, … */
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** All fields in which `actual` differs from `expected`. `free` bits of the expected outcome are not compared. */
export function differences(expected: Outcome, actual: Outcome): Difference[] {
  return [
    ...stopDifferences(expected, actual),
    ...registerDifferences(expected, actual),
    ...flagDifferences(expected, actual),
    ...memoryDifferences(expected, actual),
  ];
}

const hex = (value: bigint | undefined): string => (value === undefined ? "-" : `0x${value.toString(16)}`);

function* pairs(expected: Outcome, actual: Outcome): Generator<[string, string, string]> {
  const [left, right] = [expected.stop, actual.stop];
  yield ["stop", left.reason, right.reason];
  yield ["at", hex(left.at), hex(right.at)];
  if (left.reason === "fault" && right.reason === "fault") yield ["fault", left.fault ?? "-", right.fault ?? "-"];
  if (left.reason === "interrupt" && right.reason === "interrupt")
    yield ["vector", `${left.vector}`, `${right.vector}`];
  yield* accessPairs(expected, actual);
  if (expected.steps !== undefined && actual.steps !== undefined)
    yield ["steps", `${expected.steps}`, `${actual.steps}`];
  yield ["rip", hex(expected.rip), hex(actual.rip)];
  yield ["fsbase", hex(expected.fsBase), hex(actual.fsBase)];
  yield ["gsbase", hex(expected.gsBase), hex(actual.gsBase)];
}

/** Address (by page) and kind of access are compared only where both engines report them. */
function* accessPairs({ stop: left }: Outcome, { stop: right }: Outcome): Generator<[string, string, string]> {
  if (left.fault !== right.fault) return;
  if (left.address !== undefined && right.address !== undefined) {
    const page = (address: bigint): string => hex(address - (address % BigInt(PAGE_SIZE)));
    yield ["address", page(left.address), page(right.address)];
  }
  if (left.access !== undefined && right.access !== undefined) yield ["access", left.access, right.access];
}

const stopDifferences = (expected: Outcome, actual: Outcome): Difference[] =>
  [...pairs(expected, actual)]
    .filter(([, left, right]) => left !== right)
    .map(([field, left, right]) => ({ field, expected: left, actual: right }));

function registerDifferences(expected: Outcome, actual: Outcome): Difference[] {
  const out: Difference[] = [];
  for (let n = 0; n < 16; n++) {
    const [left, right] = [expected.registers[n]!, actual.registers[n]!];
    const compared = ~(expected.free?.registers.get(n) ?? 0n);
    if (left !== right && ((left ^ right) & compared) !== 0n) {
      out.push({ field: REGISTER_NAMES[n]!, expected: hex(left), actual: hex(right) });
    }
  }
  return out;
}

function flagDifferences(expected: Outcome, actual: Outcome): Difference[] {
  const differing = (expected.rflags ^ actual.rflags) & ~(expected.free?.rflags ?? 0);
  return flags.flagNames(differing).map((field) => {
    const bit = flags.flagMask(field);
    return { field, expected: expected.rflags & bit ? "1" : "0", actual: actual.rflags & bit ? "1" : "0" };
  });
}

/** One difference for each maximal run of differing bytes. A byte that one side did not change is `..` there. */
function memoryDifferences(expected: Outcome, actual: Outcome): Difference[] {
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

function sameRuns(left: readonly Run[], right: readonly Run[]): boolean {
  if (left.length !== right.length) return false;
  return left.every((run, n) => run.at === right[n]!.at && Buffer.compare(run.bytes, right[n]!.bytes) === 0);
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
