/** Instructions that want fewer than 16 bytes of memory access no more. */
import { linearAddress } from "../../../oracle/index.ts";
import { ACCESS, ENDING, VECTORS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { around, ruledBy } from "./rules.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const READERS = ["CVTPS2PD", "CVTDQ2PD", "ROUNDSS", "ROUNDSD"];
const BYTES = 16;

export const readsSixteen: KnownDivergence = {
  id: "unicorn-reads-sixteen",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "CVTPS2PD, CVTDQ2PD, ROUNDSS and ROUNDSD read 16 bytes of memory, and fault where only the last of these are in no page",
  authority: ["SDM Vol. 2A, CVTDQ2PD and CVTPS2PD; Vol. 2B, ROUNDSS: m64, m32", "silicon"],
  instructions: READERS,
  fields: [...VECTORS, "mxcsr", ...ENDING, ...ACCESS],
  applies: ({ actual }) => actual.stop.reason === "fault",
  instead: ({ machineCase }) => machineCase,
  by: ruledBy((row) =>
    READERS.includes(row.mnemonic)
      ? around(row, (execute, state, { operands }) => {
          const source = operands[1]!;
          if (source.kind === "memory") state.memory.check(linearAddress(state, source), BYTES, "read", source.stack);
          execute();
        })
      : row,
  ),
};
