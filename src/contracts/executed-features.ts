/** Which features a run executes: what a machine needs at least in order to run it alike. Costs under a tenth of the speed. */
import type { Decoded, Recorder, Row } from "../../oracle/index.ts";

export class ExecutedFeatures implements Recorder {
  readonly #rows = new Set<Row>();
  /** Loops come back to few rows, and most often to the one before. */
  #latest: Row | undefined;

  completed({ row }: Decoded): void {
    if (row === this.#latest) return;
    this.#latest = row;
    this.#rows.add(row);
  }

  /** The instruction that ends the run counts, too. */
  stopped(instruction: Decoded): void {
    this.completed(instruction);
  }

  /** Refused instructions stop every machine alike, whatever it has. */
  get names(): string[] {
    const needed = [...this.#rows].filter(({ status }) => status.kind !== "refused");
    return [...new Set(needed.map(({ feature }) => feature))].sort();
  }
}
