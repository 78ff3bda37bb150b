/** What one engine was compared in: executions by row and shape, flag values and outcomes by row. */
import { ENTRY } from "./entry.ts";
import { OUTCOME_ROOM } from "./outcomes.ts";
import type { RowNumbers } from "./row-numbers.ts";
import { SHAPES } from "./shape.ts";

export class Compared {
  /** By key. */
  readonly shapes: Uint32Array;
  /** By row number times OUTCOME_ROOM plus outcome. */
  readonly outcomes: Uint32Array;
  /** Flags that were written as 1, and as 0, and defined, by row number. */
  readonly ones: Int32Array;
  readonly zeros: Int32Array;

  constructor({ rows, keys }: RowNumbers) {
    this.shapes = new Uint32Array(keys);
    this.outcomes = new Uint32Array(rows.length * OUTCOME_ROOM);
    this.ones = new Int32Array(rows.length);
    this.zeros = new Int32Array(rows.length);
  }

  /** Counts the entries from index `from` to before `end`. */
  add(entries: Int32Array, from: number, end: number): void {
    for (let at = from; at < end; at += ENTRY.size) {
      const key = entries[at]!;
      const row = Math.floor(key / SHAPES);
      this.shapes[key]!++;
      this.ones[row]! |= entries[at + ENTRY.ones]!;
      this.zeros[row]! |= entries[at + ENTRY.zeros]!;
      this.#addOutcomes(row * OUTCOME_ROOM, entries[at + ENTRY.outcomes]!);
    }
  }

  #addOutcomes(base: number, bits: number): void {
    for (let bit = 0; bits >> bit !== 0; bit++) if (bits & (1 << bit)) this.outcomes[base + bit]!++;
  }
}
