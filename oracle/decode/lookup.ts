/** From opcode, ModRM and prefixes to the row: the opcode maps as an index over the table. */
import type { Row } from "../table.ts";
import { hasRexW } from "./modrm.ts";
import type { Prefixes } from "./prefixes.ts";

/** Rows that share map and opcode, most specific first; and whether a ModRM byte follows. */
export interface Slot {
  readonly rows: readonly Row[];
  readonly hasModrm: boolean;
}

/** An opcode map of 256 slots for every MapNumber. */
export type OpcodeMaps = readonly (readonly (Slot | undefined)[])[];

const MAP_COUNT = 11;

/** Builds the index. Throws when rows of one opcode disagree about ModRM: the table would be ambiguous. */
export function buildMaps(table: readonly Row[]): OpcodeMaps {
  const maps: Row[][][] = Array.from({ length: MAP_COUNT }, () => Array.from({ length: 256 }, () => []));
  for (const row of table) {
    for (const opcode of opcodesOf(row)) maps[row.map]![opcode]!.push(row);
  }
  return maps.map((slots) => slots.map((rows) => (rows.length ? slotOf(rows) : undefined)));
}

const opcodesOf = (row: Row): number[] =>
  row.opcodeRegister ? Array.from({ length: 8 }, (_, n) => row.opcode + n) : [row.opcode];

const needsModrm = (row: Row): boolean => row.modrm !== "none" || row.fixedModrm !== undefined;

function slotOf(rows: Row[]): Slot {
  const hasModrm = needsModrm(rows[0]!);
  if (rows.some((row) => needsModrm(row) !== hasModrm)) {
    throw new Error(`rows disagree about ModRM: ${rows.map((row) => row.encoding).join(" | ")}`);
  }
  return { rows: [...rows].sort((a, b) => specificity(b) - specificity(a)), hasModrm };
}

/** How much of an encoding a row fixes: the row that fixes more is tried first. */
const specificity = (row: Row): number =>
  (row.fixedModrm !== undefined ? 8 : 0) +
  (row.prefix !== "any" ? 4 : 0) +
  (row.vectorLength !== undefined ? 2 : 0) +
  (row.rexW !== undefined ? 2 : 0) +
  (row.rexB0 ? 2 : 0) +
  (row.modrm !== "r" && row.modrm !== "none" ? 1 : 0) +
  (row.form !== "both" ? 1 : 0);

/** The row for these bytes, or undefined: an undefined opcode. */
export function findRow(slot: Slot, modrm: number, prefixes: Prefixes): Row | undefined {
  for (const row of slot.rows) if (matches(row, modrm, prefixes)) return row;
  return undefined;
}

function matches(row: Row, modrm: number, prefixes: Prefixes): boolean {
  if (row.fixedModrm !== undefined && row.fixedModrm !== modrm) return false;
  if (typeof row.modrm === "number" && row.modrm !== ((modrm >> 3) & 7)) return false;
  if (row.form !== "both" && (modrm >> 6 === 3) !== (row.form === "register")) return false;
  if (row.rexW !== undefined && row.rexW !== hasRexW(prefixes.rex)) return false;
  if (row.vectorLength !== undefined && row.vectorLength !== prefixes.vectorLength) return false;
  if (row.rexB0 && prefixes.rex & 1) return false;
  return row.prefix === "any" || row.prefix === effectivePrefix(prefixes);
}

/** Of several mandatory prefixes F2 and F3 outrank 66 (SDM 2A, 2.1.2). */
function effectivePrefix(prefixes: Prefixes): Row["prefix"] {
  if (prefixes.repeat !== "none") return prefixes.repeat;
  return prefixes.operandSize ? "66" : "np";
}
