/** Small deterministic randomness for the hot path: 32-bit integers only. xoshiro128** (Blackman and Vigna), seeded by splitmix32. */

/** Two 32-bit words seen as one of 64: a bigint without arithmetic. */
const HALVES = new Uint32Array(2);
const WHOLE = new BigUint64Array(HALVES.buffer);

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** The stream depends on all parts, each taken as a 32-bit integer. */
  constructor(...parts: readonly number[]) {
    let state = 0x9e3779b9;
    for (const part of parts) state = scramble(state ^ scramble(part | 0));
    this.#a = scramble(state + 0x9e3779b9);
    this.#b = scramble(state + 0x3c6ef372);
    this.#c = scramble(state + 0xdaa66d2b);
    // not all four may be 0
    this.#d = scramble(state + 0x78dde6e4) | 1;
  }

  /** Uniform in 0 … 2^32 - 1. */
  word(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return result;
  }

  /** Uniform in 0 … bound - 1; bound up to 2^32 (the bias of at most bound / 2^32 does not matter here). */
  below(bound: number): number {
    return Math.floor((this.word() / 0x1_0000_0000) * bound);
  }

  /** True in `percent` of a hundred draws. */
  chance(percent: number): boolean {
    return this.word() < (percent / 100) * 0x1_0000_0000;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Uniform in 0 … 2^64 - 1. */
  wide(): bigint {
    HALVES[0] = this.word();
    HALVES[1] = this.word();
    return WHOLE[0]!;
  }
}

const rotate = (value: number, count: number): number => (value << count) | (value >>> (32 - count));

/** splitmix32's finaliser. */
function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
