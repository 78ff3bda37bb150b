/** Flags that rows read, write and may leave undefined. */
import { type FlagContract, flags, type Row } from "../../oracle/index.ts";
import { code, table } from "./markdown.ts";

/** One line for all rows with the same contract. */
export function flagLines(rows: readonly Row[]): string[] {
  const groups = groupsOf(rows);
  if (groups.every(([row]) => isNone(row!.flags))) return ["None is read or written."];
  const named = groups.length === 1 ? [] : ["Instruction"];
  return table(
    [...named, "Read", "Written", "May be left undefined"],
    groups.map((group) => [...(named.length === 0 ? [] : [namesOf(group, groups)]), ...cells(group[0]!.flags)]),
  );
}

const isNone = ({ reads, writes }: FlagContract): boolean => (reads | writes) === 0;

const cells = ({ reads, writes, undefined: left }: FlagContract): string[] => [reads, writes, left].map(flagText);

/** Highest bit first, as the manual names them. */
const flagText = (mask: number): string => flags.flagNames(mask).reverse().join(" ") || "–";

function groupsOf(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cells(row.flags).join();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** Mnemonics; encodings where rows of one mnemonic differ. */
function namesOf(group: readonly Row[], groups: readonly (readonly Row[])[]): string {
  const others = groups.filter((other) => other !== group).flat();
  const names = group.map(({ mnemonic, encoding }) =>
    others.some((other) => other.mnemonic === mnemonic) ? `${mnemonic} ${encoding}` : mnemonic,
  );
  return [...new Set(names)].map(code).join(", ");
}
