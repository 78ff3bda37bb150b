/** LDMXCSR refuses reserved bits. */
import { readOperand } from "../../../oracle/index.ts";
import { ENDING } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { around, ruledBy } from "./rules.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const controlReserved: KnownDivergence = {
  id: "unicorn-control-reserved",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "LDMXCSR loads reserved bits, too, where #GP is due",
  authority: ["SDM Vol. 2A, LDMXCSR, Protected Mode Exceptions", "silicon"],
  instructions: ["LDMXCSR"],
  fields: ["mxcsr", ...ENDING],
  applies: ({ expected }) => stoppedWith(expected, "#GP"),
  instead: ({ machineCase }) => machineCase,
  by: ruledBy((row) =>
    row.mnemonic === "LDMXCSR"
      ? around(row, (_, state, { operands }) => {
          state.mxcsr = Number(readOperand(state, operands[0]!));
        })
      : row,
  ),
};
