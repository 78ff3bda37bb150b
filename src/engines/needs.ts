/** A case may name what it needs (`features`, `profile`); an engine that lacks one of them skips the case. */
import { TABLE } from "../../oracle/index.ts";
import type { MachineCase, Reply } from "../cases/case.ts";
import { isProfile, profileOf } from "../cases/profile.ts";
import { skipped } from "../cases/skip.ts";
import type { Engine, Hints } from "./engine.ts";

/** Features of which the oracle implements at least one encoding. */
export const implementedFeatures = (): ReadonlySet<string> =>
  new Set(TABLE.filter(({ status }) => status.kind === "implemented").map(({ feature }) => feature));

/** Why the engine cannot run the case, or undefined when it can: few cases name anything. */
export function lacking(machineCase: MachineCase, has: ReadonlySet<string>): string | undefined {
  const { features = NOTHING, unknownState = NOTHING } = machineCase;
  if (features.length === 0 && unknownState.length === 0) return undefined;
  const hasProfile = profileOf(machineCase) !== undefined;
  const missing = features.filter((feature) => !has.has(feature) && !(hasProfile && isProfile(feature)));
  if (missing.length > 0) return `needs ${missing.join(", ")}`;
  return unknownState.length > 0 ? `needs ${unknownState.join(", ")}` : undefined;
}

const NOTHING: readonly string[] = [];

/** The engine, but cases that need more than `has` never reach it and are answered with a skip. */
export function skippingWhatItLacks(engine: Engine, has: ReadonlySet<string>): Engine {
  const { name, description, version, lacks } = engine;
  return {
    name,
    description,
    version,
    lacks,
    run: (cases, hints) => runThose(engine, cases, has, hints),
    close: () => engine.close(),
  };
}

async function runThose(
  engine: Engine,
  cases: readonly MachineCase[],
  has: ReadonlySet<string>,
  hints: Hints | undefined,
): Promise<Reply[]> {
  const whys = cases.map((one) => lacking(one, has));
  if (whys.every((why) => why === undefined)) return engine.run(cases, hints);
  const able = (_: unknown, n: number): boolean => whys[n] === undefined;
  const replies = await engine.run(cases.filter(able), hints?.filter(able));
  let next = 0;
  return cases.map((one, n) => (whys[n] === undefined ? replies[next++]! : skipped(one, whys[n])));
}
