/** What an engine is on record as doing otherwise than the oracle in a call: where it does that it is skipped by name, where it does more it fails. */
import { firstDifference, type Item } from "../contracts/difference.ts";
import type { Broken, EngineAnswer } from "../contracts/request.ts";
import { differingParts, type EndPart } from "../contracts/same-end.ts";

export interface Excuse {
  readonly why: string;
  /** What of the end may be another; `answer`: there may be none, because the call takes the engine's process with it. */
  readonly end: readonly (EndPart | "answer")[];
  /** By the number of the stop, from 1 as reports count: `stop`, registers, flags, and bytes of memory as `[0x1000+8]`. */
  readonly stops: ReadonlyMap<number, readonly string[]>;
}

/** The names of what differs and is not excused. */
export function beyond(excuse: Excuse, oracle: EngineAnswer, other: EngineAnswer | Broken): string[] {
  if ("broken" in other) return excuse.end.includes("answer") ? [] : ["no answer"];
  const parts = [...differingParts(oracle, other), ...differingWords(oracle, other)];
  const more = parts.filter((part) => !excuse.end.includes(part));
  return [...more.map((part) => `the ${part}`), ...stopsBeyond(excuse, oracle, other)];
}

/** A contract's own, which belong to the error. */
const differingWords = (...[{ result: a }, { result: b }]: [EngineAnswer, EngineAnswer]): EndPart[] =>
  a.error === "contract_error" && b.error === a.error && a.message !== b.message ? ["error"] : [];

/** At the first stop where there is something. Behind one whose kind or place differs, and may, the two are no pairs any more. */
function stopsBeyond(excuse: Excuse, oracle: EngineAnswer, other: EngineAnswer): string[] {
  for (let from = 0; ; ) {
    const difference = firstDifference(oracle.observations, other.observations, from);
    if (!difference) return [];
    const { index, items } = difference;
    const unexcused = items.filter((item) => !isExcused(item, excuse.stops.get(index + 1) ?? []));
    if (unexcused.length > 0) return unexcused.map(({ what }) => `${what} at stop ${index + 1}`);
    if (items.some(({ what }) => what === "stop")) return [];
    from = index + 1;
  }
}

function isExcused(item: Item, allowed: readonly string[]): boolean {
  const parts = partsOf(item);
  return parts.length > 0 && parts.every((part) => allowed.some((one) => covers(one, part)));
}

/** Flags differ as a set: each must be named. */
const partsOf = ({ what, left, right }: Item): string[] =>
  what === "flags" ? `${left} ${right}`.split(" ").filter((name) => name !== "-") : [what];

const covers = (allowed: string, part: string): boolean =>
  allowed === part || isWithin(rangeOf(part), rangeOf(allowed));

interface Range {
  readonly at: bigint;
  readonly bytes: bigint;
}

/** `[0x1000]` or `[0x1000+8]`; undefined for what is no memory. */
export function rangeOf(text: string): Range | undefined {
  const [, at, bytes = "1"] = /^\[(0x[0-9a-f]{1,16})(?:\+([1-9]\d{0,5}))?\]$/.exec(text) ?? [];
  return at === undefined ? undefined : { at: BigInt(at), bytes: BigInt(bytes) };
}

const isWithin = (inner: Range | undefined, outer: Range | undefined): boolean =>
  inner !== undefined && outer !== undefined && inner.at >= outer.at && inner.at < outer.at + outer.bytes;
