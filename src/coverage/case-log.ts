/**
 * What the cases of a batch executed, kept until their verdicts are known: four numbers for each row and shape in a case. A loop is one
 * entry however often it goes round, so that counts are of cases, and a case of a thousand steps takes no more room than its program.
 */
import type { Decoded, Recorder, State, Stop } from "../../oracle/index.ts";
import type { MachineCase, Outcome } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Compared } from "./compared.ts";
import { ENTRY } from "./entry.ts";
import { completion, failure } from "./outcomes.ts";
import type { RowNumbers } from "./row-numbers.ts";

/** Entries for a batch of 256 cases; it grows when they are longer. */
const ROOM = 256 * 12;

export class CaseLog implements Recorder {
  readonly #rows: RowNumbers;
  #entries = new Int32Array(ROOM * ENTRY.size);
  /** Where the entries of each case begin; behind the last, where the next one's will. */
  readonly #starts = [0];
  /** Where the entries of the case under way begin. */
  #from = 0;
  #end = 0;

  constructor(rows: RowNumbers) {
    this.#rows = rows;
  }

  /** Runs the batch's next case. */
  run(oracle: OracleRunner, machineCase: MachineCase): Outcome {
    const outcome = oracle.runRecorded(machineCase, this);
    this.#starts.push(this.#end);
    this.#from = this.#end;
    return outcome;
  }

  /** The verdict on the batch's case number `n` is known. */
  count(n: number, wasCompared: boolean, compared: Compared): void {
    const [from, end] = [this.#starts[n]!, this.#starts[n + 1]!];
    if (wasCompared) compared.add(this.#entries, from, end);
    else compared.addOther(this.#entries, from, end);
  }

  completed(instruction: Decoded, state: State): void {
    const at = this.#entryOf(instruction);
    if (at < 0) return;
    const written = state.flagsWritten & ~state.flagsMadeUndefined;
    this.#entries[at + ENTRY.ones]! |= state.rflags & written;
    this.#entries[at + ENTRY.zeros]! |= ~state.rflags & written;
    this.#entries[at + ENTRY.outcomes]! |= completion(instruction, state);
  }

  stopped(instruction: Decoded, stop: Stop): void {
    const at = this.#entryOf(instruction);
    if (at >= 0) this.#entries[at + ENTRY.outcomes]! |= failure(stop);
  }

  /** The case's entry for the instruction's row and shape, made when there is none; -1 for a row that is not implemented. */
  #entryOf(instruction: Decoded): number {
    const key = this.#rows.keyOf(instruction);
    if (key < 0) return -1;
    for (let at = this.#from; at < this.#end; at += ENTRY.size) if (this.#entries[at] === key) return at;
    return this.#newEntry(key);
  }

  #newEntry(key: number): number {
    if (this.#end === this.#entries.length) this.#grow();
    const at = this.#end;
    this.#entries[at] = key;
    this.#end += ENTRY.size;
    return at;
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#entries.length);
    larger.set(this.#entries);
    this.#entries = larger;
  }
}
