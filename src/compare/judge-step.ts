/** The verdict on one instruction, with what excuses it. */
import type { Decoded } from "../../oracle/index.ts";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Divergence } from "./attribute.ts";
import { bucketOf, decodeCase, formOf } from "./bucket.ts";
import { excusedBy } from "./excuse.ts";
import { judge } from "./judge.ts";
import type { EngineIdentity } from "./known/applicable.ts";

export const markOf = ({ strict }: OracleRunner): { strict?: true } => (strict ? { strict } : {});

/** What excuses a step, and what it was. */
export interface ExcusedStep {
  readonly kind: "excused";
  readonly by: readonly string[];
  readonly instruction: Decoded | undefined;
  readonly expected: Outcome;
}

type Step = { readonly kind: "diverge"; readonly divergence: Divergence } | ExcusedStep | undefined;

/** Undefined: the step agrees or cannot be compared. */
export function judgeStep(
  oracle: OracleRunner,
  engine: EngineIdentity,
  origin: MachineCase,
  machineCase: MachineCase,
  actual: Reply,
): Step {
  const expected = oracle.run(machineCase);
  const verdict = judge(oracle, machineCase, expected, actual);
  if (verdict.kind !== "diverge") return undefined;
  const { differences } = verdict;
  const instruction = decodeCase(oracle.machine.maps, machineCase);
  const by = isFailure(actual)
    ? undefined
    : excusedBy(engine, differences, { oracle, machineCase, instruction, expected, actual });
  if (by) return { kind: "excused", by, instruction, expected };
  const bucket = bucketOf(formOf(oracle.machine.maps, machineCase), differences, expected, actual);
  const isolated = true;
  return {
    kind: "diverge",
    divergence: {
      engine: engine.name,
      machineCase,
      isolated,
      bucket,
      differences,
      expected,
      actual,
      origin,
      ...markOf(oracle),
    },
  };
}
