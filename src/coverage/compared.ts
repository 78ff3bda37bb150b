/** What one engine was judged in: executions by row and shape; where it was compared, flag values and outcomes too, by row. */
import { Counts } from "./counts.ts";
import { ENTRY } from "./entry.ts";
import { OUTCOME_ROOM } from "./outcomes.ts";
import { SHAPES } from "./shape.ts";

export class Compared {
  readonly shapes: Counts;
  /** In cases that were judged and not compared: they diverged or were skipped. */
  readonly others: Counts;
  /** By row number times OUTCOME_ROOM plus outcome. */
  readonly outcomes: Uint32Array;
  /** Flags that were written as 1, and as 0, and defined, by row number. */
  readonly ones: Int32Array;
  readonly zeros: Int32Array;

  constructor(rows: number) {
    this.shapes = new Counts(rows);
    this.others = new Counts(rows);
    this.outcomes = new Uint32Array(rows * OUTCOME_ROOM);
    this.ones = new Int32Array(rows);
    this.zeros = new Int32Array(rows);
  }

  /** Counts the entries from index `from` to before `end` as compared. */
  add(entries: Int32Array, from: number, end: number): void {
    for (let at = from; at < end; at += ENTRY.size) {
      const key = entries[at]!;
      const row = Math.floor(key / SHAPES);
      this.shapes.add(key);
      this.ones[row]! |= entries[at + ENTRY.ones]!;
      this.zeros[row]! |= entries[at + ENTRY.zeros]!;
      this.#addOutcomes(row * OUTCOME_ROOM, entries[at + ENTRY.outcomes]!);
    }
  }

  /** Counts them as judged only. */
  addOther(entries: Int32Array, from: number, end: number): void {
    for (let at = from; at < end; at += ENTRY.size) this.others.add(entries[at]!);
  }

  #addOutcomes(base: number, bits: number): void {
    for (let bit = 0; bits >> bit !== 0; bit++) if (bits & (1 << bit)) this.outcomes[base + bit]!++;
  }
}
