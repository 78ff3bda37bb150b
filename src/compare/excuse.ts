/** Whether known divergences account for every difference of one step. */
import type { MachineCase } from "../cases/case.ts";
import type { Difference } from "./difference.ts";
import { judge } from "./judge.ts";
import { appliesTo, type EngineIdentity, entriesAbout } from "./known/applicable.ts";
import { lists } from "./known/fields.ts";
import { KNOWN } from "./known/index.ts";
import type { KnownDivergence, Witnessed } from "./known/known.ts";
import { instructionAt } from "./segments.ts";
import { departuresOf } from "./silicon/index.ts";

/** Ids of the known divergences that together cover all differences, or undefined when one is left or there is none. */
export function excusedBy(
  engine: EngineIdentity,
  differences: readonly Difference[],
  witnessed: Witnessed,
  known: readonly KnownDivergence[] = KNOWN,
): string[] | undefined {
  if (differences.length === 0) return undefined;
  const applying = entriesAbout(engine, known).filter(
    (one) => mayExplain(one, differences) && appliesTo(one, witnessed),
  );
  for (const one of applying) {
    const by = one.instead && ranInstead(engine, one, differences, witnessed, known);
    if (by) return by;
  }
  const fieldwise = applying.filter(({ instead }) => !instead);
  return fieldByField(differences, witnessed, [...fieldwise, ...departuresOf(engine, witnessed)]);
}

/** Where another case was run, all of it shows; else a part may be enough. Asked before the predicates, which may run the oracle. */
function mayExplain({ instead, fields }: KnownDivergence, differences: readonly Difference[]): boolean {
  const isListed = ({ field }: Difference): boolean => lists(fields, field);
  return instead ? differences.every(isListed) : differences.some(isListed);
}

/** What names the fields it excuses. */
type Fieldwise = Pick<KnownDivergence, "id" | "fields" | "excuses">;

/** Each difference needs an entry that lists its field and knows its value. */
function fieldByField(
  differences: readonly Difference[],
  witnessed: Witnessed,
  applying: readonly Fieldwise[],
): string[] | undefined {
  const used = new Set<string>();
  for (const difference of differences) {
    const cover = applying.find((one) => covers(one, difference, witnessed));
    if (!cover) return undefined;
    used.add(cover.id);
  }
  return [...used];
}

/** The list of fields comes first: a predicate is not even asked about others. */
const covers = ({ fields, excuses }: Fieldwise, difference: Difference, witnessed: Witnessed): boolean =>
  lists(fields, difference.field) && (excuses === undefined || excuses(difference, witnessed));

/** The engine ran another case: everything is held against that one, where other entries may excuse what is left. */
function ranInstead(
  engine: EngineIdentity,
  one: KnownDivergence,
  differences: readonly Difference[],
  witnessed: Witnessed,
  known: readonly KnownDivergence[],
): string[] | undefined {
  const other = one.instead!(witnessed);
  if (!other) return undefined;
  const rules = one.by?.(witnessed.oracle) ?? witnessed.oracle;
  const there = elsewhere({ ...witnessed, oracle: rules }, other, one.insteadSteps?.(witnessed) ?? 1);
  const verdict = judge(there.oracle, other, there.expected, there.actual);
  if (verdict.kind === "agree") return [one.id];
  if (verdict.kind !== "diverge") return ranOn(witnessed, there) ? [one.id] : undefined;
  const others = known.filter((entry) => entry !== one);
  const more = excusedBy(engine, verdict.differences, there, others);
  return more && [one.id, ...more];
}

/**
 * Where the other instruction is longer, the engine misses the end of the step and runs into what lies behind. The oracle did
 * the instruction, and what it came to then cannot be compared (an instruction that it has not, undefined bits that decide).
 */
const ranOn = (here: Witnessed, there: Witnessed): boolean =>
  (there.instruction === undefined || there.instruction.length !== here.instruction?.length) &&
  (there.expected.steps ?? 0) > 0;

/** The engine's outcome, held against the oracle's of another case, where so many instructions stand for the first. */
const elsewhere = ({ oracle, actual }: Witnessed, machineCase: MachineCase, steps: number): Witnessed => ({
  oracle,
  machineCase,
  // the engine may read more bytes than the step has: the other instruction goes on in what lies behind
  instruction: instructionAt(oracle, oracle.start(machineCase)),
  expected: oracle.run(machineCase),
  actual: actual.steps ? { ...actual, steps: actual.steps + steps - 1 } : actual,
});
