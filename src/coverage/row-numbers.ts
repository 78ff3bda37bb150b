/** Implemented rows by number, so that whatever is counted for them can live in flat arrays. */
import { type Decoded, type Row, TABLE } from "../../oracle/index.ts";
import { meaningfulBits, SHAPES, shapeOf } from "./shape.ts";

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

  /** Row number times SHAPES plus what of the shape means anything to the row; -1 for a row that is not implemented. */
  keyOf(instruction: Decoded): number {
    const number = this.#numbers.get(instruction.row);
    return number === undefined ? -1 : number * SHAPES + (shapeOf(instruction) & this.#meaningful[number]!);
  }
}

/** Of the table itself. */
export const TABLE_ROWS = new RowNumbers(TABLE);
