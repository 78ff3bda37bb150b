/**
 * Counters by row and shape in two small tables instead of one large one, most of whose lines would be cold in the cache: size and form of
 * the address in one, what few instructions have (segment, short address, LOCK, repetition) in the other.
 */
import { FEW_BITS, PLAIN_SHAPES, SHAPES } from "./shape.ts";

const FEW_SHAPES = SHAPES / PLAIN_SHAPES;

export class Counts {
  readonly #plain: Uint32Array;
  readonly #few: Uint32Array;

  /** For keys of this many rows. */
  constructor(rows: number) {
    this.#plain = new Uint32Array(rows * PLAIN_SHAPES);
    this.#few = new Uint32Array(rows * FEW_SHAPES);
  }

  add(key: number): void {
    const row = Math.floor(key / SHAPES);
    this.#plain[row * PLAIN_SHAPES + (key & (PLAIN_SHAPES - 1))]!++;
    const few = (key & (SHAPES - 1)) >> FEW_BITS;
    if (few !== 0) this.#few[row * FEW_SHAPES + few]!++;
  }

  /** Shapes of a row with how often each came: by size and form of the address. */
  *plainOf(row: number): Iterable<readonly [shape: number, times: number]> {
    for (let shape = 0; shape < PLAIN_SHAPES; shape++) yield [shape, this.#plain[row * PLAIN_SHAPES + shape]!];
  }

  /** The same by what few instructions have. */
  *fewOf(row: number): Iterable<readonly [shape: number, times: number]> {
    for (let few = 1; few < FEW_SHAPES; few++) yield [few << FEW_BITS, this.#few[row * FEW_SHAPES + few]!];
  }
}
