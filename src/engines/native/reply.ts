/** The runner's outcomes: runner/protocol.h has the records. */
import { flags, type Run } from "../../../oracle/index.ts";
import type { MachineCase, Outcome } from "../../cases/case.ts";
import { internedRuns, isRun, registersAt, vectorsAt, viewsOf, type Words } from "../../cases/interned.ts";
import { VECTOR_BYTES, vectorsOf } from "../../cases/vectors.ts";
import { stopOf } from "./ending.ts";

/** Words of an outcome's record, without its runs. */
const WORDS = 25;
const AT = { rflags: 16, fsBase: 17, gsBase: 18, rip: 19, steps: 20, address: 21, ending: 22, error: 23, runs: 24 };
/** Sixteen vectors of two words, and MXCSR, behind the record. */
const VECTOR_WORDS = 33;
const STEPS_UNKNOWN = 0xffff_ffff_ffff_ffffn;

/** What the runner sent cannot be read: it has been damaged. */
export class Damaged extends Error {}

/** The outcomes of `cases`, in order, in the arrays of what was expected where they are the same. Throws Damaged when the bytes are something else. */
export function unpackReply(
  bytes: Uint8Array<ArrayBuffer>,
  cases: readonly MachineCase[],
  expected?: readonly Outcome[],
): Outcome[] {
  const reader = new Reader(bytes);
  const outcomes = cases.map((one, n) => reader.outcome(one, expected?.[n]));
  if (!reader.isAtEnd) throw new Damaged("the runner sent more than it was asked for");
  return outcomes;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #views: Words;
  readonly #words: BigUint64Array;
  readonly #halves: Uint32Array;
  /** In words. */
  #at = 0;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.#views = viewsOf(bytes);
    this.#words = this.#views.words;
    this.#halves = this.#views.halves;
  }

  get isAtEnd(): boolean {
    return this.#at * 8 === this.#bytes.length;
  }

  outcome(machineCase: MachineCase, expected: Outcome | undefined): Outcome {
    const at = this.#take(WORDS);
    const vectors = this.#take(VECTOR_WORDS);
    const words = this.#words;
    const steps = words[at + AT.steps]!;
    const rip = words[at + AT.rip]!;
    const outcome: Outcome = {
      id: machineCase.id,
      stop: this.#stop(at, rip),
      registers: registersAt(this.#views, at, expected?.registers),
      rip,
      rflags: flags.normaliseFlags(this.#halves[2 * (at + AT.rflags)]!),
      fsBase: words[at + AT.fsBase]!,
      gsBase: words[at + AT.gsBase]!,
      vectors: vectorsAt(this.#halves, 2 * vectors, vectorsOf(machineCase), expected?.vectors),
      mxcsr: this.#halves[2 * vectors + VECTOR_BYTES / 4]!,
      memory: this.#runs(words[at + AT.runs]!, expected?.memory),
    };
    return steps === STEPS_UNKNOWN ? outcome : { ...outcome, steps: Number(steps) };
  }

  #stop(at: number, rip: bigint): Outcome["stop"] {
    const [ending, trap] = [this.#halves[2 * (at + AT.ending)]!, this.#halves[2 * (at + AT.ending) + 1]!];
    const error = this.#halves[2 * (at + AT.error)]!;
    const stop = stopOf({ ending, trap, error, rip, address: this.#words[at + AT.address]! });
    if (!stop) throw new Damaged(`the runner named an ending ${ending} that there is not`);
    return stop;
  }

  #runs(count: bigint, expected: readonly Run[] | undefined): readonly Run[] {
    if (count > BigInt(this.#words.length)) throw new Damaged("the runner named more memory than there is");
    const runs: Run[] = [];
    for (let n = 0; n < count; n++) runs.push(this.#run(expected?.[n]));
    return internedRuns(runs, expected);
  }

  #run(expected: Run | undefined): Run {
    const head = this.#take(2);
    const size = Number(this.#words[head + 1]!);
    const from = this.#take(Math.ceil(size / 8)) * 8;
    const at = this.#words[head]!;
    return isRun(expected, at, this.#bytes, from, size)
      ? expected!
      : { at, bytes: this.#bytes.slice(from, from + size) };
  }

  #take(words: number): number {
    const at = this.#at;
    this.#at += words;
    if (this.#at > this.#words.length) throw new Damaged("the runner's reply is cut short");
    return at;
  }
}
