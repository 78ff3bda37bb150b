/** What an engine makes of some rows, as an oracle by other rules; made once for each oracle, because a table costs more than a case. */
import type { Decoded, Row, State } from "../../../oracle/index.ts";
import type { OracleRunner } from "../../engines/oracle.ts";

export type Change = (row: Row) => Row;

/** For `by` of an entry. */
export function ruledBy(change: Change): (oracle: OracleRunner) => OracleRunner {
  const made = new WeakMap<OracleRunner, OracleRunner>();
  return (oracle) => {
    const known = made.get(oracle);
    if (known) return known;
    const ruled = oracle.ruledBy(change);
    made.set(oracle, ruled);
    return ruled;
  };
}

type Around = (execute: () => void, state: State, instruction: Decoded) => void;

/** The row with something done around its execution, or in the place of it. */
export function around(row: Row, what: Around): Row {
  const { status } = row;
  if (status.kind !== "implemented") return row;
  const execute = (state: State, instruction: Decoded): void =>
    what(() => status.execute(state, instruction), state, instruction);
  return { ...row, status: { kind: "implemented", execute } };
}
