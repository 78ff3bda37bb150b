/** Coverage of one run: what was drawn, what the oracle executed, what each engine was compared in. */
import type { Row } from "../../oracle/index.ts";
import { CaseLog } from "./case-log.ts";
import { Compared } from "./compared.ts";
import { RowNumbers } from "./row-numbers.ts";

export class RunCoverage {
  readonly rows: RowNumbers;
  /** Instructions drawn into cases, by key. */
  readonly generated: Uint32Array;
  /** Cases in which the oracle executed it, by key. */
  readonly executed: Uint32Array;
  /** In the order of the engines. */
  readonly compared: readonly Compared[];
  readonly engines: readonly string[];

  constructor(table: readonly Row[], engines: readonly string[]) {
    this.rows = new RowNumbers(table);
    this.generated = new Uint32Array(this.rows.keys);
    this.executed = new Uint32Array(this.rows.keys);
    this.engines = engines;
    this.compared = engines.map(() => new Compared(this.rows));
  }

  /** Counts the instructions of a case that was drawn. They carry their shapes: to look at operands here would cost 8 µs a case. */
  drawn(program: readonly { readonly instruction: { readonly row: Row; readonly shape: number } }[]): void {
    for (const { instruction } of program) {
      const key = this.rows.key(instruction.row, instruction.shape);
      if (key >= 0) this.generated[key]!++;
    }
  }

  /** For the cases of the next batch. */
  openLog(): CaseLog {
    return new CaseLog(this.rows, this.executed);
  }
}
