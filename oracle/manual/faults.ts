/** Which faults an instruction can raise once it is fetched, and why: what the reference pages list. */
import type { FaultName } from "../fault.ts";
import type { Row } from "../table.ts";
import type { Entry } from "./entry.ts";

export interface FaultReason {
  readonly fault: FaultName;
  readonly why: string;
}

/** Where a memory operand is: through ModRM, or implied; `none` where it has none or does not access it. */
type Memory = "none" | "modrm" | "implied";

function memoryOf({ operands, form }: Row, { memory }: Entry): Memory {
  if (memory === "named") return "none";
  if (form !== "register" && operands.some((operand) => /^[EMW]/.test(operand))) return "modrm";
  return operands.some((operand) => /^[OXYTD][bvwdq]/.test(operand)) ? "implied" : "none";
}

/** In the order of the manual's lists, for the rows of one page. */
export function faultsOf(entry: Entry, rows: readonly Row[]): FaultReason[] {
  const memory = rows.map((row) => memoryOf(row, entry));
  const accesses = entry.stack === true || memory.some((kind) => kind !== "none");
  const operand = memory.some((kind) => kind !== "none");
  return [
    ...own(entry),
    ...told("#PF", accesses, "A byte of memory that it accesses is in no page, or in one that does not permit it."),
    ...told("#GP", operand, "A byte of its memory operand has no canonical address."),
    ...told(
      "#GP",
      !entry.faults?.["#GP"] && rows.some(wantsAlignment),
      "Its memory operand does not lie at a multiple of 16.",
    ),
    ...told("#SS", entry.stack === true, "A byte of the stack that it accesses has no canonical address."),
    ...told("#SS", memory.includes("modrm"), "Instead of #GP where the base is RSP or RBP, without FS or GS override."),
    ...told("#UD", rows.some(refusesLock), lockText(rows)),
  ];
}

/** SSE's operands of 128 bits (SDM 1, 10.4.1.1). */
const wantsAlignment = ({ operands, form, map, unaligned }: Row): boolean =>
  form !== "register" && map <= 3 && !unaligned && operands.some((operand) => /^[WM](dq|ps|pd)$/.test(operand));

const own = ({ faults = {} }: Entry): FaultReason[] =>
  Object.entries(faults).map(([fault, why]) => ({ fault: fault as FaultName, why }));

const told = (fault: FaultName, holds: boolean, why: string): FaultReason[] => (holds ? [{ fault, why }] : []);

/** Only what is in memory always takes LOCK always. */
const refusesLock = ({ lock, form }: Row): boolean => !lock || form !== "memory";

const lockText = (rows: readonly Row[]): string =>
  rows.some(({ lock }) => lock)
    ? "LOCK stands before a form that does not take it; before anything is accessed."
    : "LOCK stands before it.";
