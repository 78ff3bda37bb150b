/** Two runs of one call, compared at every `int` and at the end: registers, vectors, flags, memory written in between, and the stop. */
import { flags, type Observation, REGISTER_NAMES, type Run } from "../../oracle/index.ts";

/** One thing that differs, as text of both sides. */
export interface Item {
  readonly what: string;
  readonly left: string;
  readonly right: string;
}

export interface Difference {
  /** Position among the stops, from 0. */
  readonly index: number;
  /** Where it was: of the first run, or of the second when the first had ended. */
  readonly stop: Observation["stop"];
  readonly items: readonly Item[];
  /** The first run read a bit that the architecture leaves undefined: the difference may be that bit's. */
  readonly undefinedWasRead: boolean;
}

/**
 * The first stop from `from` on at which the runs differ, undefined when there is none. Bits that the first run (the oracle's) knows to be
 * undefined are left out. A run that reached its limit of steps or gas is compared up to there: engines count steps differently, and gas not at all.
 */
export function firstDifference(
  left: readonly Observation[],
  right: readonly Observation[],
  from = 0,
): Difference | undefined {
  for (let index = from; index < Math.max(left.length, right.length); index++) {
    const [a, b] = [left[index], right[index]];
    if (isLimit(a) || isLimit(b)) return undefined;
    const items = a && b ? itemsOf(a, b) : [{ what: "stop", left: stopText(a), right: stopText(b) }];
    const stop = (a ?? b)!.stop;
    if (items.length > 0) return { index, stop, items, undefinedWasRead: a?.undefinedWasRead ?? false };
  }
  return undefined;
}

const isLimit = (one: Observation | undefined): boolean => one?.stop.reason === "limit" || one?.stop.reason === "gas";

/**
 * What differs at one stop. Where both came to what they do not run the stop alone counts: a processor has begun with it
 * (SYSCALL has written RCX and R11), the oracle has not.
 */
export function itemsOf(a: Observation, b: Observation): Item[] {
  if (a.stop.reason === "unsupported" && b.stop.reason === "unsupported") return stopItem(a, b);
  return [...stopItem(a, b), ...registerItems(a, b), ...vectorItems(a, b), ...flagItem(a, b), ...memoryItems(a, b)];
}

function stopItem(a: Observation, b: Observation): Item[] {
  if (isSameStop(a.stop, b.stop)) return [];
  const [left, right] = [stopText(a), stopText(b)];
  return left === right ? [] : [{ what: "stop", left, right }];
}

const isSameStop = (a: Observation["stop"], b: Observation["stop"]): boolean =>
  a.reason === b.reason && a.at === b.at && a.vector === b.vector && a.fault === b.fault;

/** What every engine can tell: the address of a fault's access is not compared. */
function stopText(observation: Observation | undefined): string {
  if (!observation) return "none: the run had ended";
  const { reason, at, vector, fault } = observation.stop;
  if (reason === "interrupt") return `int ${hex(BigInt(vector ?? 0))} at ${hex(at)}`;
  return `${fault ?? reason} at ${hex(at)}`;
}

function registerItems(a: Observation, b: Observation): Item[] {
  if (isAlike(a.registers, b.registers)) return [];
  return REGISTER_NAMES.flatMap((what, n) => {
    const free = a.undefined?.registers[n] ?? 0n;
    const [left, right] = [a.registers[n]!, b.registers[n]!];
    return ((left ^ right) & ~free) === 0n ? [] : [{ what, left: hex(left), right: hex(right) }];
  });
}

/** Where both tell them. MXCSR is not compared: Unicorn keeps no sticky flags. */
function vectorItems({ vectors: a }: Observation, { vectors: b }: Observation): Item[] {
  if (!a || !b || a === b || isAlike(a, b)) return [];
  return a.flatMap((left, n) => (left === b[n] ? [] : [{ what: `xmm${n}`, left: hex(left), right: hex(b[n]!) }]));
}

/** Nearly always: looking for what differs takes ten times as long. */
function isAlike(left: readonly bigint[], right: readonly bigint[]): boolean {
  for (let n = 0; n < left.length; n++) if (left[n] !== right[n]) return false;
  return true;
}

function flagItem(a: Observation, b: Observation): Item[] {
  const differing = (a.rflags ^ b.rflags) & ~(a.undefined?.rflags ?? 0);
  if (differing === 0) return [];
  const named = (value: number): string => flags.flagNames(value & differing).join(" ") || "-";
  return [{ what: "flags", left: named(a.rflags), right: named(b.rflags) }];
}

/** Bytes that only one run changed, or that they changed to different values. */
function memoryItems(a: Observation, b: Observation): Item[] {
  if (isSame(a.changes, b.changes)) return [];
  const left = bytesOf(a.changes);
  const right = bytesOf(b.changes);
  const free = bytesOf(a.undefined?.memory ?? []);
  const addresses = [...new Set([...left.keys(), ...right.keys()])].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
  return addresses.flatMap((at) => {
    const [l, r] = [left.get(at), right.get(at)];
    if (l === r || (free.get(at) ?? 0) === 0xff) return [];
    return [{ what: `[${hex(at)}]`, left: byteText(l), right: byteText(r) }];
  });
}

/** Byte by byte a mebibyte takes seconds: that is for what differs. */
const isSame = (left: readonly Run[], right: readonly Run[]): boolean =>
  left.length === right.length &&
  left.every((run, n) => run.at === right[n]!.at && Buffer.compare(run.bytes, right[n]!.bytes) === 0);

function bytesOf(runs: readonly Run[]): Map<bigint, number> {
  const bytes = new Map<bigint, number>();
  for (const { at, bytes: content } of runs) content.forEach((byte, n) => void bytes.set(at + BigInt(n), byte));
  return bytes;
}

const byteText = (byte: number | undefined): string => (byte === undefined ? "unchanged" : hex(BigInt(byte)));
const hex = (value: bigint): string => `0x${value.toString(16)}`;
