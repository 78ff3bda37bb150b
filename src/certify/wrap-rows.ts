/** How a right definition is made wrong in exactly one way: rows of the table whose `execute` is wrapped. */
import { type Decoded, type Execute, type Row, type State, TABLE } from "../../oracle/index.ts";
import type { OracleOptions } from "../engines/oracle.ts";

export interface Mutant {
  readonly name: string;
  readonly wrong: string;
  readonly oracle: OracleOptions;
}

export type Wrap = (execute: Execute, row: Row) => Execute;

/** The table with the definition of some rows wrapped. */
export const wrapRows = (matches: (row: Row) => boolean, wrap: Wrap): OracleOptions => ({
  // a wrong definition may leave its flag contract too: the comparison, not the assertion, is to find it
  checkFlags: false,
  table: TABLE.map((row) =>
    row.status.kind === "implemented" && matches(row)
      ? { ...row, status: { kind: "implemented", execute: wrap(row.status.execute, row) } }
      : row,
  ),
});

export const mnemonic =
  (...names: string[]) =>
  (row: Row): boolean =>
    names.includes(row.mnemonic);

/** Runs the right definition, then `spoil`. */
export const after =
  (spoil: (state: State, instruction: Decoded, before: Before) => void): Wrap =>
  (execute) =>
  (state, instruction) => {
    const before = { registers: [...state.registers], rflags: state.rflags };
    execute(state, instruction);
    spoil(state, instruction, before);
  };

export interface Before {
  readonly registers: readonly bigint[];
  readonly rflags: number;
}

/** Runs the right definition on a changed instruction. */
export const altered =
  (change: (instruction: Decoded, state: State) => Decoded): Wrap =>
  (execute) =>
  (state, instruction) =>
    execute(state, change(instruction, state));

/** Runs the definition of another row's mnemonic instead. */
export const insteadOf = (name: string): Wrap => {
  const other = TABLE.find((row) => row.mnemonic === name && row.status.kind === "implemented");
  if (other?.status.kind !== "implemented") throw new Error(`no row ${name}`);
  const { execute } = other.status;
  return () => execute;
};
