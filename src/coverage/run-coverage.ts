/** Coverage of one run: what was drawn, what the oracle executed, what each engine was compared in. */
import type { Row } from "../../oracle/index.ts";
import { CaseLog } from "./case-log.ts";
import { Compared } from "./compared.ts";
import { Counts } from "./counts.ts";
import { RowNumbers } from "./row-numbers.ts";

export class RunCoverage {
  readonly rows: RowNumbers;
  /** Instructions drawn into cases. */
  readonly generated: Counts;
  /** In the order of the engines. */
  readonly compared: readonly Compared[];
  readonly engines: readonly string[];

  /** `table`: the oracle's, with the rows that the pool has in the same places. */
  constructor(table: readonly Row[], engines: readonly string[]) {
    this.rows = new RowNumbers(table);
    this.generated = new Counts(this.rows.rows.length);
    this.engines = engines;
    this.compared = engines.map(() => new Compared(this.rows.rows.length));
  }

  /** Counts the instructions of a case that was drawn. They carry their keys: to look at their operands here would cost 8 µs a case. */
  drawn(program: readonly { readonly instruction: { readonly key: number } }[]): void {
    for (const { instruction } of program) if (instruction.key >= 0) this.generated.add(instruction.key);
  }

  /** For the cases of the next batch. */
  openLog(): CaseLog {
    return new CaseLog(this.rows);
  }
}
