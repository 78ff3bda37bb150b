/** Which rows a run is restricted to, by mnemonic and profile. */
import { type ProfileName, profileNamed, type Row, TABLE } from "../../oracle/index.ts";
import { UsageError } from "../engines/engine.ts";
import { isEncodable } from "./encode.ts";

const available = (): Row[] => TABLE.filter((row) => row.status.kind === "implemented" && isEncodable(row));

/** Implemented rows of these mnemonics in any case, or all. A mnemonic that is unknown, or not of the profile, is a UsageError. */
export function chosenRows(only?: readonly string[], profile: ProfileName = "full"): Row[] {
  const { features } = profileNamed(profile)!;
  const [rows, outside] = split(available(), ({ feature }) => features.has(feature));
  if (only === undefined) return rows;
  const wanted = only.map((name) => name.trim().toUpperCase()).filter(Boolean);
  const known = new Set(rows.map(({ mnemonic }) => mnemonic));
  for (const name of wanted) {
    const other = outside.find(({ mnemonic }) => mnemonic === name);
    if (!known.has(name) && other) throw new UsageError(`${name} (${other.feature}) is outside the profile ${profile}`);
    if (!known.has(name)) throw new UsageError(unknown(name, [...known]));
  }
  if (wanted.length === 0) throw new UsageError("no mnemonic is named: give some, such as ADD,SHL");
  return rows.filter(({ mnemonic }) => wanted.includes(mnemonic));
}

const split = (rows: readonly Row[], isIn: (row: Row) => boolean): [Row[], Row[]] => [
  rows.filter(isIn),
  rows.filter((row) => !isIn(row)),
];

function unknown(name: string, known: readonly string[]): string {
  const [first, ...more] = known
    .map((mnemonic) => ({ mnemonic, distance: distance(name, mnemonic) }))
    .sort((a, b) => a.distance - b.distance || a.mnemonic.localeCompare(b.mnemonic))
    .slice(0, 4)
    .map(({ mnemonic }) => mnemonic);
  return `unknown mnemonic ${name}; did you mean ${first}? Close ones: ${more.join(", ")}`;
}

/** Levenshtein's: letters inserted, deleted or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (letter === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
