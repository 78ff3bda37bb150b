/** Unicorn against the processor: single steps of every row, in the bits that are defined. The oracle says which, and is judged as well. */

import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import { differences } from "../compare/difference.ts";
import { judgeStep } from "../compare/judge-step.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Drawn } from "../generate/drawn.ts";
import { makeImages } from "../generate/images.ts";
import { pooled } from "../generate/pooled.ts";
import { Random } from "../generate/random.ts";
import { Faults, hex, nameOfRow } from "./faults.ts";
import { batches, type Findings, type Part, type Setting, zeros } from "./part.ts";
import { singleStep } from "./single-step.ts";

/** Told from other streams of the same seed by this. */
const STREAM = 0x5e7;
const BATCH = 1_024;
/** The processor alone decides, and then only when it says the same three times. */
const REPEATS = 3;

export const unicornPart: Part = {
  name: "unicorn",
  question: "does Unicorn do what the processor does, in single steps of every row? And the oracle?",
  run: auditUnicorn,
};

async function auditUnicorn(setting: Setting): Promise<Findings> {
  const [unicorn, native] = await Promise.all([setting.open("unicorn"), setting.open("native")]);
  const comparison = new Comparison(setting.oracle, unicorn, native);
  const drawn = setting.draw();
  const states = Math.max(1, Math.round(setting.cases / drawn.length));
  for await (const batch of batches(drawn, Math.ceil(BATCH / states), setting))
    await comparison.compare(stepsOf(batch, states, setting));
  return { counts: comparison.counts, faults: comparison.faults.sorted };
}

interface Step {
  readonly drawn: Drawn;
  readonly machineCase: MachineCase;
}

function stepsOf(batch: readonly Drawn[], states: number, { seed }: Setting): Step[] {
  const [memory] = makeImages(seed);
  return batch.flatMap((drawn) => {
    const instruction = pooled(drawn.bytes, drawn.asked.decoded, drawn.asked.reading);
    const random = new Random(STREAM, seed, ...drawn.bytes);
    const id = hex(drawn.bytes);
    return Array.from({ length: states }, (_, n) => ({
      drawn,
      machineCase: singleStep(`${id}-${n}`, instruction, memory!, random),
    }));
  });
}

class Comparison {
  readonly faults = new Faults();
  readonly counts = zeros("steps", "all three agree", "Unicorn differs", "the oracle differs", "skipped");
  readonly #oracle: OracleRunner;
  readonly #unicorn: Engine;
  readonly #native: Engine;

  constructor(oracle: OracleRunner, unicorn: Engine, native: Engine) {
    this.#oracle = oracle;
    this.#unicorn = unicorn;
    this.#native = native;
  }

  async compare(steps: readonly Step[]): Promise<void> {
    const cases = steps.map(({ machineCase }) => machineCase);
    const [theirs, silicon] = await Promise.all([this.#unicorn.run(cases), this.#native.run(cases)]);
    for (const [n, step] of steps.entries()) await this.#judge(step, theirs[n]!, silicon[n]!);
  }

  async #judge(step: Step, unicorn: Reply, silicon: Reply): Promise<void> {
    const expected = this.#oracle.run(step.machineCase);
    this.counts.steps++;
    if (!isComparable(expected, silicon)) this.counts.skipped++;
    else {
      const oracleDiffers = differences(expected, silicon).length > 0;
      const unicornDiffers = differsFrom({ ...silicon, ...free(expected) }, unicorn);
      if (oracleDiffers) await this.#judgeOracle(step, silicon);
      if (unicornDiffers) this.#judgeUnicorn(step, unicorn);
      if (!oracleDiffers && !unicornDiffers) this.counts["all three agree"]++;
    }
  }

  /** Where the oracle departs from the processor on purpose, and Unicorn goes with it, there is nothing against Unicorn. */
  #judgeUnicorn({ drawn, machineCase }: Step, reply: Reply): void {
    const judged = judgeStep(this.#oracle, this.#unicorn, machineCase, machineCase, reply);
    if (!judged) return;
    this.counts["Unicorn differs"]++;
    const row = nameOfRow(drawn.asked.decoded.row);
    const add = (status: "known" | "candidate", what: string): void =>
      this.faults.add({ witness: "unicorn", status, what }, row, machineCase.id);
    if (judged.kind === "excused") for (const id of judged.by) add("known", id);
    else add("candidate", judged.divergence.bucket);
  }

  async #judgeOracle({ drawn, machineCase }: Step, reply: Reply): Promise<void> {
    this.counts["the oracle differs"]++;
    const judged = judgeStep(this.#oracle, this.#native, machineCase, machineCase, reply);
    const row = nameOfRow(drawn.asked.decoded.row);
    if (judged?.kind === "excused")
      for (const what of judged.by) this.faults.add({ witness: "oracle", status: "known", what }, row, machineCase.id);
    else if (judged && (await this.#isConstant(machineCase, reply)))
      this.faults.add(
        { witness: "oracle", status: "contradiction", what: judged.divergence.bucket },
        row,
        machineCase.id,
      );
  }

  /** Whether the processor says the same again, REPEATS times. */
  async #isConstant(machineCase: MachineCase, reply: Outcome | Reply): Promise<boolean> {
    const again = await this.#native.run(new Array<MachineCase>(REPEATS).fill(machineCase));
    return !isFailure(reply) && again.every((one) => !isFailure(one) && differences(reply, one).length === 0);
  }
}

const SETTLED = new Set(["skip", "unsupported"]);

const isComparable = (expected: Outcome, silicon: Reply): silicon is Outcome =>
  !isFailure(silicon) && !SETTLED.has(silicon.stop.reason) && !SETTLED.has(expected.stop.reason);

/** What the architecture leaves undefined here. */
const free = ({ free }: Outcome): Pick<Outcome, "free"> => (free ? { free } : {});

const differsFrom = (silicon: Outcome, unicorn: Reply): boolean =>
  isFailure(unicorn) || (!SETTLED.has(unicorn.stop.reason) && differences(silicon, unicorn).length > 0);
