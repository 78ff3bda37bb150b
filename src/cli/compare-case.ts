/** One case on one engine, held against the oracle, with known divergences excused as in a campaign. */
import type { MachineCase, Reply } from "../cases/case.ts";
import { attribute, type Divergence } from "../compare/attribute.ts";
import { judge } from "../compare/judge.ts";
import type { Verdict } from "../compare/verdict.ts";
import type { Engine } from "../engines/engine.ts";
import { implementedFeatures, lacking } from "../engines/needs.ts";
import type { OracleRunner } from "../engines/oracle.ts";

export interface Comparison {
  readonly engine: string;
  readonly verdict: Verdict;
  /** The smallest steps that show the divergence. */
  readonly divergences: readonly Divergence[];
  readonly actual: Reply;
}

export async function compareCase(oracle: OracleRunner, engine: Engine, machineCase: MachineCase): Promise<Comparison> {
  const [actual] = (await engine.run([machineCase])) as [Reply];
  const why = lacking(machineCase, implementedFeatures());
  if (why !== undefined)
    return { engine: engine.name, verdict: { kind: "skip", why: `oracle: ${why}` }, divergences: [], actual };
  const expected = oracle.run(machineCase);
  const verdict = judge(oracle, machineCase, expected, actual);
  if (verdict.kind !== "diverge") return { engine: engine.name, verdict, divergences: [], actual };
  const { differences } = verdict;
  return {
    engine: engine.name,
    actual,
    ...(await attribute(oracle, engine, machineCase, { expected, actual, differences })),
  };
}
