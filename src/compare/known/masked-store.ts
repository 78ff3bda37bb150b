/** MASKMOVDQU needs all sixteen bytes, and stores nothing when one of them cannot be written. */
import {
  type Execute,
  GuestFault,
  linearAddress,
  type MemoryOperand,
  type State,
  TABLE,
  truncate,
  type VectorOperand,
} from "../../../oracle/index.ts";
import { OracleRunner } from "../../engines/oracle.ts";
import { ACCESS, ENDING, MEMORY } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const maskedStore: KnownDivergence = {
  id: "unicorn-masked-store",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "MASKMOVDQU looks at no byte that it does not store, and stores the others around one that faults",
  authority: ["SDM Vol. 2B, MASKMOVDQU: which bytes can fault is the processor's choice", "silicon"],
  instructions: ["MASKMOVDQU"],
  fields: [...ENDING, ...ACCESS, MEMORY],
  applies: ({ expected }) => expected.stop.reason === "fault",
  instead: ({ machineCase }) => machineCase,
  by: () => (bytewise ??= new OracleRunner({ table: TABLE.map(storingByBytes) })),
};

/** Made when first asked: a table costs more than a case. */
let bytewise: OracleRunner | undefined;

const storingByBytes = (row: (typeof TABLE)[number]): (typeof TABLE)[number] =>
  row.mnemonic === "MASKMOVDQU" ? { ...row, status: { kind: "implemented", execute: storeBytes } } : row;

/** Each byte by itself; the first fault is told when all have been tried. */
const storeBytes: Execute = (state, { operands }) => {
  const [target, source, choice] = operands as [MemoryOperand, VectorOperand, VectorOperand];
  const [start, bytes, chosen] = [
    linearAddress(state, target),
    state.vectors[source.index]!,
    state.vectors[choice.index]!,
  ];
  const faults: GuestFault[] = [];
  for (let n = 0n; n < 16n; n++)
    if ((chosen >> (8n * n + 7n)) & 1n) tryStore(state, truncate(64, start + n), (bytes >> (8n * n)) & 0xffn, faults);
  if (faults[0]) throw faults[0];
};

function tryStore(state: State, address: bigint, byte: bigint, faults: GuestFault[]): void {
  try {
    state.memory.store(address, 8, byte);
  } catch (fault) {
    if (!(fault instanceof GuestFault)) throw fault;
    faults.push(fault);
  }
}
