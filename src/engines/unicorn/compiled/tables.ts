/** What starts.h calls `tables`: memory for a batch of cases and their outcomes, at addresses that do not move. */
import koffi from "koffi";
import { VECTOR_BYTES } from "../../../cases/vectors.ts";
import { OUTCOME_WORDS } from "../answer.ts";
import type { Placed } from "../mapping.ts";
import { CASE_WORDS, MOST_CASES } from "../message.ts";
import type { PackedRuns } from "../packed-runs.ts";

/** In `verdicts`; starts.h. */
export const VERDICT = { UNDONE: 0, DONE: 1, NOT_ASKED: 2 } as const;

/** A case that would need more is undone. */
const MOST_RUNS = 1 << 14;
const MOST_BYTES = 1 << 20;
const MOST_REGIONS = 64;

/** Of the struct; C holds it against its own. */
export const TABLES_BYTES = 19 * 8;

/** Places in the struct of what changes. */
const [RUNS, BYTES_USED, REGION_COUNT] = [14, 16, 18];

export interface Used {
  readonly runs: bigint;
  readonly bytes: bigint;
}

export class Tables {
  readonly words = new BigUint64Array(MOST_CASES * CASE_WORDS);
  /** Addresses of 256 bytes; 0: all of them are. */
  readonly vectors = new BigUint64Array(MOST_CASES);
  readonly mxcsr = new Uint32Array(MOST_CASES);
  readonly limits = new Uint32Array(MOST_CASES);
  readonly outcomes = new BigUint64Array(MOST_CASES * OUTCOME_WORDS);
  readonly verdicts = new Uint8Array(MOST_CASES);
  readonly vectorsAfter = new Uint8Array(MOST_CASES * VECTOR_BYTES);
  readonly vectorsKept = new Uint8Array(MOST_CASES);
  readonly mxcsrAfter = new Uint32Array(MOST_CASES);
  readonly #vectorsBefore = new Uint8Array(MOST_CASES * VECTOR_BYTES);
  readonly #counts = new Uint32Array(MOST_CASES);
  readonly #runAt = new BigUint64Array(MOST_RUNS);
  readonly #runLength = new Uint32Array(MOST_RUNS);
  readonly #bytes = new Uint8Array(MOST_BYTES);
  readonly #regions = new BigUint64Array(MOST_REGIONS * 4);
  /** The struct itself. */
  readonly #members: BigUint64Array;
  readonly address: bigint;
  #writable: readonly Placed[] = [];

  constructor() {
    const inputs = [this.words, this.vectors, this.mxcsr, this.limits];
    const outputs = [this.outcomes, this.verdicts, this.vectorsAfter, this.vectorsKept, this.mxcsrAfter, this.#counts];
    const runs = [this.#runAt, this.#runLength, this.#bytes];
    const addresses = [...inputs, ...outputs, ...runs].map((table) => koffi.address(table));
    const room = [BigInt(MOST_RUNS), 0n, BigInt(MOST_BYTES), 0n];
    this.#members = BigUint64Array.from([...addresses, ...room, koffi.address(this.#regions), 0n]);
    this.address = koffi.address(this.#members);
  }

  /** For a batch of its own: no case is asked yet, and no outcome told. */
  clear(count: number): void {
    this.verdicts.fill(VERDICT.NOT_ASKED, 0, count);
    this.#counts.fill(0, 0, count);
    this.#members[RUNS] = 0n;
    this.#members[BYTES_USED] = 0n;
  }

  /** Puts distinct vectors where C finds them. */
  placeVectors(vectors: readonly Uint8Array[]): { address: bigint; isZero: boolean }[] {
    const base = koffi.address(this.#vectorsBefore);
    return vectors.map((bytes, n) => {
      this.#vectorsBefore.set(bytes, n * VECTOR_BYTES);
      return { address: base + BigInt(n * VECTOR_BYTES), isZero: bytes.every((byte) => byte === 0) };
    });
  }

  /** Where the guest can write. False: there are too many regions. */
  watch(writable: readonly Placed[]): boolean {
    if (writable === this.#writable) return true;
    if (writable.length > MOST_REGIONS) return false;
    for (const [n, { at, live, start }] of writable.entries())
      this.#regions.set([at, BigInt(live.length), koffi.address(live), koffi.address(start)], 4 * n);
    this.#members[REGION_COUNT] = BigInt(writable.length);
    this.#writable = writable;
    return true;
  }

  /** How much of the room for runs is used. */
  used(): Used {
    return { runs: this.#members[RUNS]!, bytes: this.#members[BYTES_USED]! };
  }

  /** The cases [from, to) are not done after all. */
  takeBack(from: number, to: number, { runs, bytes }: Used): void {
    this.verdicts.fill(VERDICT.NOT_ASKED, from, to);
    this.#counts.fill(0, from, to);
    this.#members[RUNS] = runs;
    this.#members[BYTES_USED] = bytes;
  }

  /** What the cases that are done have changed. */
  changes(count: number): PackedRuns {
    const [runs, bytes] = [Number(this.#members[RUNS]), Number(this.#members[BYTES_USED])];
    return {
      counts: this.#counts.slice(0, count),
      at: this.#runAt.slice(0, runs),
      lengths: this.#runLength.slice(0, runs),
      bytes: this.#bytes.slice(0, bytes),
    };
  }
}
