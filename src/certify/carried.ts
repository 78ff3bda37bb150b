/**
 * Wrong definitions that no single step shows: an instruction goes wrong only directly behind another one, as in an engine that
 * computes flags late or keeps values in registers of its own. What the minimiser makes of them is two instructions.
 */
import { flags, type Row, type State } from "../../oracle/index.ts";
import { type Mutant, mnemonic, type Wrap, wrapRows } from "./wrap-rows.ts";

type Choice = (row: Row) => boolean;

/** Rows of `second` run as `wrap` has them where a row of `first` was executed directly before. */
function behind(first: Choice, second: Choice, wrap: Wrap): Mutant["oracle"] {
  const latest = new WeakMap<State, Row>();
  return wrapRows(
    () => true,
    (execute, row) => {
      const wrong = second(row) ? wrap(execute, row) : execute;
      return (state, instruction) => {
        const before = latest.get(state);
        latest.set(state, row);
        (before && first(before) ? wrong : execute)(state, instruction);
      };
    },
  );
}

/** Runs the right definition on other flags. */
const seeing =
  (change: (rflags: number) => number): Wrap =>
  (execute) =>
  (state, instruction) => {
    state.rflags = change(state.rflags);
    execute(state, instruction);
  };

export const CARRIED: readonly Mutant[] = [
  {
    name: "carry-behind-inc",
    wrong: "ADC and SBB directly behind INC or DEC see CF inverted",
    oracle: behind(
      mnemonic("INC", "DEC"),
      mnemonic("ADC", "SBB"),
      seeing((rflags) => rflags ^ flags.CF),
    ),
  },
  {
    name: "zero-behind-compare",
    wrong: "SETZ, CMOVZ and JZ directly behind CMP see ZF clear",
    oracle: behind(
      mnemonic("CMP"),
      mnemonic("SETE", "CMOVE", "JE"),
      seeing((rflags) => rflags & ~flags.ZF),
    ),
  },
  {
    name: "pop-behind-push",
    wrong: "POP directly behind PUSH takes nothing",
    oracle: behind(mnemonic("PUSH"), mnemonic("POP"), () => () => {}),
  },
];
