/** Known divergences that no single step shows: excused only when they are gone once the program is cut where they come from. */
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Whole } from "./attribute.ts";
import { explainedByFlags } from "./carried-flags.ts";
import { differences as compare } from "./difference.ts";
import { judge } from "./judge.ts";
import { isAboutEngine } from "./known/applicable.ts";
import { lists } from "./known/fields.ts";
import { KNOWN_IN_CONTEXT } from "./known/index.ts";
import type { KnownCarried, KnownInContext, KnownProgram } from "./known/known.ts";
import { resolutions } from "./resolve.ts";
import { segments } from "./segments.ts";

/** What a whole program showed on an engine that answered. */
interface Shown {
  readonly oracle: OracleRunner;
  readonly engine: Engine;
  readonly origin: MachineCase;
  readonly expected: Outcome;
  readonly actual: Outcome;
}

/** The ids of the known divergences that explain the whole, alone or a program by other rules with flags that were carried there; or undefined. */
export async function excusedInContext(
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  { expected, actual }: Whole,
  known: readonly KnownInContext[] = KNOWN_IN_CONTEXT,
): Promise<string[] | undefined> {
  if (isFailure(actual)) return undefined;
  const shown = { oracle, engine, origin, expected, actual };
  const about = known.filter((entry) => isAboutEngine(entry, engine));
  // one run of the oracle, where a search for flags may take thousands that find nothing
  const program = about.find((entry) => !("carried" in entry) && ranInstead(entry, shown));
  if (program) return [program.id];
  for (const entry of about) if ("carried" in entry && (await carriesFlags(entry, shown))) return [entry.id];
  return carriedElsewhere(about, shown);
}

/** By the rules of one entry, the flags of another explain what is left. */
async function carriedElsewhere(known: readonly KnownInContext[], shown: Shown): Promise<string[] | undefined> {
  for (const program of known) {
    const there = "carried" in program ? undefined : elsewhere(program, shown);
    for (const entry of there ? known : [])
      if ("carried" in entry && (await carriesFlags(entry, there!))) return [program.id, entry.id];
  }
  return undefined;
}

/** The program that the engine runs instead, by the rules by which it does; undefined where it shows in fields that are not listed. */
function elsewhere(entry: KnownProgram, { oracle, engine, origin, expected, actual }: Shown): Shown | undefined {
  const other = entry.insteadProgram(oracle, origin);
  if (!other || !isListed(entry, expected, actual)) return undefined;
  const rules = entry.by?.(oracle) ?? oracle;
  return { oracle: rules, engine, origin: other, expected: rules.run(other), actual };
}

/** Wrong flags explain the whole, and the engine, asked part by part, is right everywhere. The cheaper question comes first. */
async function carriesFlags(
  entry: KnownCarried,
  { oracle, engine, origin, expected, actual }: Shown,
): Promise<boolean> {
  const suspects: Parameters<typeof segments>[2] = (instruction, at) =>
    entry.cutBefore(instruction, at, expected.stop.at);
  const explained = resolutions(expected).some((resolve) => {
    const whole = resolve ? oracle.run(origin, resolve) : expected;
    return isListed(entry, whole, actual) && explainedByFlags({ oracle, origin, resolve }, actual, suspects, entry);
  });
  const parts = explained ? segments(oracle, origin, suspects) : undefined;
  return parts !== undefined && (await excusesOfParts(oracle, engine, parts))?.length === 0;
}

/**
 * The ids of the divergence whose flags were carried wrongly, and of those that parts show, for a whole that a third witness has settled
 * against the engine. What other flags would have made of the program need not be searched then, which loops make too long: the cuts alone
 * have to agree, or be what the engine is known to run instead.
 */
export async function settledInContext(
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  { expected, actual }: Whole,
): Promise<readonly string[] | undefined> {
  if (isFailure(actual)) return undefined;
  for (const entry of KNOWN_IN_CONTEXT) {
    if (!("carried" in entry) || !isAboutEngine(entry, engine)) continue;
    if (!resolutions(expected).some((resolve) => isListed(entry, oracle.run(origin, resolve), actual))) continue;
    const parts = segments(oracle, origin, (instruction, at) => entry.cutBefore(instruction, at, expected.stop.at));
    const others = parts && (await excusesOfParts(oracle, engine, parts));
    if (others) return [...new Set([entry.id, ...others])];
  }
  return undefined;
}

/** The engine is right about another program, and only listed fields tell the two apart. */
function ranInstead(entry: KnownProgram, { oracle, origin, expected, actual }: Shown): boolean {
  const other = entry.insteadProgram(oracle, origin);
  if (!other || !resolutions(expected).some((resolve) => isListed(entry, oracle.run(origin, resolve), actual)))
    return false;
  const rules = entry.by?.(oracle) ?? oracle;
  return judge(rules, other, rules.run(other), actual).kind === "agree";
}

const isListed = ({ fields }: KnownInContext, expected: Outcome, actual: Outcome): boolean =>
  compare(expected, actual).every(({ field }) => lists(fields, field));

/** What excuses the parts that do not agree; undefined when one is not excused. A part that cannot be compared is no agreement. */
async function excusesOfParts(
  oracle: OracleRunner,
  engine: Engine,
  parts: readonly MachineCase[],
): Promise<string[] | undefined> {
  const replies = await engine.run(parts);
  const excuses = parts.map((origin, n) => excuseOfPart(oracle, engine, origin, replies[n]!));
  return excuses.every((ids) => ids !== undefined) ? excuses.flat() : undefined;
}

function excuseOfPart(oracle: OracleRunner, engine: Engine, origin: MachineCase, actual: Reply): string[] | undefined {
  const expected = oracle.run(origin);
  const { kind } = judge(oracle, origin, expected, actual);
  if (kind === "agree") return [];
  if (kind !== "diverge" || isFailure(actual)) return undefined;
  const shown = { oracle, engine, origin, expected, actual };
  const found = KNOWN_IN_CONTEXT.find(
    (entry) => !("carried" in entry) && isAboutEngine(entry, engine) && ranInstead(entry, shown),
  );
  return found && [found.id];
}
