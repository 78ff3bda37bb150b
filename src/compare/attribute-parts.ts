/** The quick way to attribute a divergence: few parts of the program instead of all its steps. */
import type { MachineCase, Reply } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Attribution, Diverging, Whole } from "./attribute.ts";
import { excusedInContext } from "./excuse-context.ts";
import { judge } from "./judge.ts";
import { judgeStep } from "./judge-step.ts";
import { flagsAtFault } from "./known/flags-at-fault.ts";
import { type Part, parts, type Suspicion } from "./parts.ts";
import { failedAt, type Suspects } from "./suspects.ts";

/** By case: what its parts explain wholly; undefined where every step has to be looked at. The parts of all travel to the engine together. */
export async function attributeByParts(
  oracle: OracleRunner,
  engine: Engine,
  cases: readonly Diverging[],
  suspects: Suspects,
): Promise<(Attribution | undefined)[]> {
  const cut = cases.map((one) => parts(oracle, one.origin, suspected(one, suspects)) ?? []);
  const replies = (await engine.run(cut.flat().map(({ machineCase }) => machineCase))).values();
  const out: (Attribution | undefined)[] = [];
  for (const [n, one] of cases.entries()) {
    const own = cut[n]!.map((part) => ({ ...part, reply: replies.next().value! }));
    out.push(own.length === 0 ? undefined : await explained(oracle, engine, one, own));
  }
  return out;
}

/** What was excused before, where the oracle's run failed, and where the engine's did and the oracle's did not. */
function suspected({ whole: { expected, actual } }: Diverging, suspects: Suspects): Suspicion {
  const [ours, theirs] = [failedAt(expected), failedAt(actual)];
  const last = ours === undefined ? undefined : expected.steps;
  const isSuspect: Suspicion["isSuspect"] = (instruction, step) => step === last || suspects.has(instruction);
  return { isSuspect, gaveUpAt: theirs === ours ? undefined : theirs };
}

type Answered = Part & { readonly reply: Reply };

/** Every stretch agrees and every suspect is excused; or all agree, and what no part shows is known, or the whole says nothing. */
async function explained(
  oracle: OracleRunner,
  engine: Engine,
  { origin, whole }: Diverging,
  own: readonly Answered[],
): Promise<Attribution | undefined> {
  const excuses = own.map((part) => excusesOf(oracle, engine, origin, part));
  if (excuses.includes(undefined)) return undefined;
  const shown = [...new Set(excuses.flat() as string[])];
  if (shown.length === 0 && whole.skip !== undefined)
    return { verdict: { kind: "skip", why: whole.skip }, divergences: [] };
  const by = shown.length > 0 ? shown : await excusedAtFault(oracle, engine, origin, whole);
  return by && { verdict: { kind: "excused", by, differences: whole.differences }, divergences: [] };
}

/** The one known divergence that shows in programs only, is no rarity, and takes no search. */
const excusedAtFault = async (
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  whole: Whole,
): Promise<readonly string[] | undefined> =>
  failedAt(whole.expected) === undefined ? undefined : excusedInContext(oracle, engine, origin, whole, [flagsAtFault]);

/** What excuses this part, nothing where it agrees; undefined where it explains nothing. */
function excusesOf(
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  { machineCase, isSuspect, reply }: Answered,
): readonly string[] | undefined {
  const step = isSuspect ? judgeStep(oracle, engine, origin, machineCase, reply) : undefined;
  if (step) return step.kind === "excused" ? step.by : undefined;
  return judge(oracle, machineCase, oracle.run(machineCase), reply).kind === "agree" ? [] : undefined;
}
