/** The table as a machine with some features only has it. The decoder finds rows outside all the same: they stop a run by name. */
import { buildMaps, type OpcodeMaps } from "./decode/lookup.ts";
import { TABLE } from "./isa/index.ts";
import { type ProfileName, profileNamed } from "./profile.ts";
import type { Row } from "./table.ts";

export interface DecodingTable {
  readonly table: readonly Row[];
  readonly maps: OpcodeMaps;
}

/**
 * Without their feature these are other instructions, not undefined opcodes: F3 means nothing to BSR and BSF, and hints are NOPs.
 * SDM 2A LZCNT, 2B TZCNT, 2B NOP.
 */
const FALLING_BACK = /^(LZCNT|TZCNT|ENDBR(32|64)|CLDEMOTE|PREFETCH(NTA|T[012]))$/;

/** `whose` has the features, for people: `the profile echo`. Rows that are refused anyway stay as they are. */
export const restricted = (table: readonly Row[], features: ReadonlySet<string>, whose: string): Row[] =>
  table.flatMap((row) => {
    if (features.has(row.feature) || row.status.kind === "refused") return [row];
    return FALLING_BACK.test(row.mnemonic) ? [] : [outside(row, whose)];
  });

const outside = (row: Row, whose: string): Row => ({
  ...row,
  status: { kind: "outside", whose, hasOperands: row.status.kind === "implemented" },
});

const built = new Map<ProfileName, DecodingTable>();

/** Of a profile: built once, shared by all machines. */
export function tableOf(name: ProfileName): DecodingTable {
  const known = built.get(name);
  if (known) return known;
  const { features } = profileNamed(name)!;
  const table = name === "full" ? TABLE : restricted(TABLE, features, `the profile ${name}`);
  const made = { table, maps: buildMaps(table) };
  built.set(name, made);
  return made;
}

/** Of any set of features. */
export function tableWith(features: ReadonlySet<string>): DecodingTable {
  const table = restricted(TABLE, features, "the features of this machine");
  return { table, maps: buildMaps(table) };
}
