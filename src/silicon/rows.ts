/** Which rows are proven on the processor, and at which operand size. */
import { MANUAL, type Row, TABLE } from "../../oracle/index.ts";

/** Families whose definitions compute on operands that a byte can stand for. */
const FILES = ["arithmetic", "logic", "shift", "multiply-divide", "bit", "convert", "atomic"] as const;
export type File = (typeof FILES)[number];

/** Implemented rows of a family that have a register form. */
export function rowsOf(file: File): Row[] {
  const family = MANUAL.find((one) => one.file === `${file}.ts`);
  if (!family) throw new Error(`no family has the file ${file}.ts`);
  const mnemonics = new Set(family.entries.flatMap((entry) => entry.mnemonics));
  return TABLE.filter(
    (row) => mnemonics.has(row.mnemonic) && row.status.kind === "implemented" && row.form !== "memory",
  );
}

const isOfBytes = ({ operands }: Row): boolean =>
  operands.some((operand) => /b$|^AL$/.test(operand) && !/I/.test(operand));

/** Rows at 8 bits, and those that have no such form at 16; what has both is proven as bytes, and drawn by campaigns at other sizes. */
export function smallestRows(file: File): { readonly row: Row; readonly operandSize: 16 | 32 }[] {
  const rows = rowsOf(file);
  const asBytes = new Set(rows.filter(isOfBytes).map(({ mnemonic }) => mnemonic));
  const bytes = rows.filter(isOfBytes).map((row) => ({ row, operandSize: 32 as const }));
  const words = rows.filter((row) => !isOfBytes(row) && !asBytes.has(row.mnemonic));
  return [...bytes, ...words.map((row) => ({ row, operandSize: 16 as const }))];
}
