/** What a batch of cases came to, as it travels back from the worker process. */
import {
  type Failure,
  isFailure,
  type MachineCase,
  type Outcome,
  type OutcomeStop,
  type Reply,
} from "../../cases/case.ts";
import { registersAt, viewsOf, type Words } from "../../cases/interned.ts";
import { vectorBytes, vectorsFrom, vectorsOf } from "../../cases/vectors.ts";
import { type PackedRuns, packRuns, unpackRuns } from "./packed-runs.ts";

/** Sixteen registers, RFLAGS, FS base, GS base, RIP. */
export const OUTCOME_WORDS = 20;

export interface Answer {
  readonly words: BigUint64Array;
  /** NaN: not counted. */
  readonly steps: Float64Array;
  /** `until` in short: its address is RIP. */
  readonly stops: readonly (OutcomeStop | 0 | Omit<Failure, "id">)[];
  readonly memory: PackedRuns;
  /** Of the cases that were done in C. */
  readonly doneMemory: PackedRuns | undefined;
  /** By case, 256 bytes: the vectors that are not those of the case any more. */
  readonly vectors: ReadonlyMap<number, Uint8Array>;
  readonly mxcsr: Uint32Array;
}

/** What was put together in C, by case; what it says of cases that it did not do means nothing. */
export interface Done {
  /** The Answer's own: what else is to be told goes into them. */
  readonly words: BigUint64Array;
  readonly mxcsr: Uint32Array;
  readonly vectors: Map<number, Uint8Array>;
  readonly memory: PackedRuns;
}

/** Cases without a reply are those that are done in C. */
export function packReplies(
  replies: readonly (Reply | undefined)[],
  cases: readonly (MachineCase | undefined)[],
  done?: Done,
): Answer {
  const words = done?.words ?? new BigUint64Array(replies.length * OUTCOME_WORDS);
  const steps = new Float64Array(replies.length).fill(Number.NaN);
  const vectors = done?.vectors ?? new Map<number, Uint8Array>();
  const mxcsr = done?.mxcsr ?? new Uint32Array(replies.length);
  for (const [n, reply] of replies.entries()) {
    if (!reply || isFailure(reply)) continue;
    if (reply.vectors !== cases[n]!.vectors) vectors.set(n, vectorBytes(reply.vectors!));
    mxcsr[n] = reply.mxcsr!;
    packOutcome(words, n * OUTCOME_WORDS, reply);
    if (reply.steps !== undefined) steps[n] = reply.steps;
  }
  const memory = packRuns(replies.map((reply) => (!reply || isFailure(reply) ? [] : reply.memory)));
  return { words, steps, stops: replies.map(stopOf), memory, doneMemory: done?.memory, vectors, mxcsr };
}

function packOutcome(words: BigUint64Array, at: number, { registers, rflags, fsBase, gsBase, rip }: Outcome): void {
  for (let n = 0; n < 16; n++) words[at + n] = registers[n]!;
  words[at + 16] = BigInt(rflags);
  words[at + 17] = fsBase;
  words[at + 18] = gsBase;
  words[at + 19] = rip;
}

function stopOf(reply: Reply | undefined): Answer["stops"][number] {
  if (!reply) return 0;
  if (isFailure(reply)) return { failure: reply.failure, error: reply.error };
  return reply.stop.reason === "until" ? 0 : reply.stop;
}

/** Exceptions that were raised: Unicorn keeps what it was given, whatever is executed. Compared, they would spoil most programs with floats. */
const STICKY = 0x3f;

/** The replies, with the ids of the cases that were asked; registers and memory in the arrays of what was expected where they are the same. */
export function unpackReplies(answer: Answer, cases: readonly MachineCase[], expected?: readonly Outcome[]): Reply[] {
  const known = expected?.map(({ memory }) => memory);
  const memory = unpackRuns(answer.memory, known);
  const done = answer.doneMemory ? unpackRuns(answer.doneMemory, known) : [];
  const runsOf = (n: number): Outcome["memory"] => (done[n]?.length ? done[n] : memory[n]!);
  const views = viewsOf(answer.words);
  return cases.map((one, n) => unpackReply(answer, views, n, one, runsOf(n), expected?.[n]));
}

function unpackReply(
  { steps, stops, vectors, mxcsr }: Answer,
  views: Words,
  n: number,
  machineCase: MachineCase,
  memory: Outcome["memory"],
  expected: Outcome | undefined,
): Reply {
  const { words } = views;
  const { id } = machineCase;
  const stop = stops[n]!;
  const changed = vectors.get(n);
  if (typeof stop === "object" && "failure" in stop) return { id, ...stop };
  const at = n * OUTCOME_WORDS;
  const rip = words[at + 19]!;
  const counted = steps[n]!;
  return {
    id,
    stop: stop === 0 ? { reason: "until", at: rip } : stop,
    ...(!Number.isNaN(counted) && { steps: counted }),
    registers: registersAt(views, at, expected?.registers),
    rip,
    rflags: Number(words[at + 16]),
    fsBase: words[at + 17]!,
    gsBase: words[at + 18]!,
    vectors: changed ? vectorsFrom(changed, vectorsOf(machineCase)) : vectorsOf(machineCase),
    mxcsr: mxcsr[n]!,
    unkeptMxcsr: STICKY,
    memory,
  };
}
