/** Why cases were skipped, most frequent first. Instructions that the oracle does not execute are told by class: there are hundreds. */
import pc from "picocolors";
import { sorted } from "../campaign/tally.ts";

/** As the oracle words a gap: `PSUBW (mmx, planned)`, `STI (base, refused: privileged)`, `POPCNT (popcnt) is outside the profile echo-2020`. */
const GAP =
  /^(?<who>[^:]+): \S.* \((?<feature>[^,()]+)(?:, (?<why>planned|refused: [^()]+)\)|\) is (?<outside>outside .*))$/;

interface Group {
  count: number;
  /** Different instructions; none where the reason stands for itself. */
  readonly instructions: Set<string>;
  readonly features: Set<string>;
}

export function skipLines(skippedBecause: ReadonlyMap<string, number>): string[] {
  const groups = new Map<string, Group>();
  for (const [reason, n] of sorted(skippedBecause)) add(groups, reason, n);
  return [...groups]
    .sort(([, one], [, other]) => other.count - one.count)
    .map(([name, group]) => pc.dim(`    ${group.count.toLocaleString("en-US").padStart(9)}  ${name}${detail(group)}`));
}

function add(groups: Map<string, Group>, reason: string, n: number): void {
  const gap = GAP.exec(reason)?.groups;
  const name = gap ? `${gap["who"]}: ${gap["why"] ?? gap["outside"]}` : reason;
  const group = groups.get(name) ?? { count: 0, instructions: new Set(), features: new Set() };
  group.count += n;
  if (gap) {
    group.instructions.add(reason);
    group.features.add(gap["feature"]!);
  }
  groups.set(name, group);
}

const detail = ({ instructions, features }: Group): string =>
  instructions.size === 0
    ? ""
    : `, ${instructions.size} ${instructions.size === 1 ? "instruction" : "instructions"} of ${[...features].sort().join(", ")}`;
