/** Implemented rows by number, so that whatever is counted for them can live in flat arrays. */
import type { Row } from "../../oracle/index.ts";
import { meaningfulBits, SHAPES } from "./shape.ts";

/** As the table has it: `C1 /4 ib  SHL Ev, Ib`. No two rows share it. */
export const nameOfRow = ({ encoding, mnemonic, operands }: Row): string =>
  `${encoding}  ${mnemonic}${operands.length > 0 ? ` ${operands.join(", ")}` : ""}`;

export class RowNumbers {
  readonly rows: readonly Row[];
  readonly #numbers: ReadonlyMap<Row, number>;
  readonly #meaningful: Uint16Array;

  constructor(table: readonly Row[]) {
    this.rows = table.filter(({ status }) => status.kind === "implemented");
    this.#numbers = new Map(this.rows.map((row, n) => [row, n]));
    this.#meaningful = Uint16Array.from(this.rows, meaningfulBits);
  }

  /** Keys are below this. */
  get keys(): number {
    return this.rows.length * SHAPES;
  }

  /** Row number times SHAPES plus what of the shape means anything to the row; -1 for a row that is not implemented. */
  key(row: Row, shape: number): number {
    const number = this.#numbers.get(row);
    return number === undefined ? -1 : number * SHAPES + (shape & this.#meaningful[number]!);
  }
}
