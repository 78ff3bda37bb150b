/** One machine case on Unicorn: the fast path where it suffices, else the precise one. */
import { flags } from "../../../oracle/index.ts";
import type { MachineCase, Outcome, OutcomeStop, Reply } from "../../cases/case.ts";
import { unrun } from "../../cases/skip.ts";
import { type UnicornApi, UnicornError } from "./api.ts";
import { deadlyCode } from "./deadly.ts";
import { FastPath } from "./fast.ts";
import { WrongCase } from "./mapping.ts";
import { missingFeature } from "./model.ts";
import { PrecisePath } from "./precise.ts";
import type { Stage } from "./stage.ts";
import { mayHaveLengths } from "./string-length.ts";

export class UnicornRunner {
  readonly #fast: FastPath;
  readonly #precise: PrecisePath;

  constructor(api: UnicornApi) {
    this.#fast = new FastPath(api);
    this.#precise = new PrecisePath(api);
  }

  /** Answers every case, without a try of the fast path when `precise` is set; one that asks for what Unicorn lacks is skipped by name, a wrong one refused. */
  run(machineCase: MachineCase, precise = false): Reply {
    const early = stopAtStart(machineCase);
    if (early) return unrun(machineCase, early);
    try {
      return precise ? this.#runPrecisely(machineCase) : this.#run(machineCase);
    } catch (error) {
      if (error instanceof UnicornError) return unrun(machineCase, skip(machineCase, `Unicorn: ${error.message}`));
      if (error instanceof WrongCase) return { id: machineCase.id, failure: "refused", error: error.message };
      throw error;
    }
  }

  #run(machineCase: MachineCase): Outcome {
    if (mayHaveLengths(machineCase)) return this.#runPrecisely(machineCase);
    const { stage } = this.#fast;
    const fast = loaded(stage, machineCase, () => {
      const { until, limit } = machineCase;
      return this.#fast.run(machineCase, limit)
        ? outcome(machineCase, stage, { reason: "until", at: until! })
        : undefined;
    });
    return fast ?? this.#runPrecisely(machineCase);
  }

  #runPrecisely(machineCase: MachineCase): Outcome {
    const { stage } = this.#precise;
    return loaded(stage, machineCase, () => {
      const { stop, steps } = this.#precise.run(machineCase);
      return { ...outcome(machineCase, stage, stop), steps };
    });
  }
}

/** The case's memory and registers are in place while `body` runs, and its memory is undone afterwards. */
function loaded<T>(stage: Stage, machineCase: MachineCase, body: () => T): T {
  stage.mapping.load(machineCase);
  try {
    stage.reset(machineCase);
    return body();
  } finally {
    stage.mapping.unload();
  }
}

/** What can be said before anything runs. */
function stopAtStart(machineCase: MachineCase): OutcomeStop | undefined {
  const { at, until, limit, rflags, unknownState, features } = machineCase;
  if (unknownState?.length) return skip(machineCase, `this engine has no ${unknownState.join(", ")}`);
  const missing = missingFeature(features);
  if (missing !== undefined) return skip(machineCase, `Unicorn has no ${missing}`);
  const deadly = deadlyCode(machineCase.code);
  if (deadly !== undefined) return skip(machineCase, deadly);
  if (at === until) return { reason: "until", at };
  if (limit <= 0) return { reason: "limit", at };
  return rflags & flags.TF ? { reason: "unsupported", at, why: "single-step (TF is set)" } : undefined;
}

const skip = ({ at }: MachineCase, why: string): OutcomeStop => ({ reason: "skip", at, why });

/** RIP is where the stop is: Unicorn's own may be behind an interrupt or at the target of a branch that faults. */
function outcome(machineCase: MachineCase, stage: Stage, stop: OutcomeStop): Outcome {
  const { general, ...others } = stage.registers(machineCase);
  return { id: machineCase.id, stop, registers: general, rip: stop.at, ...others, memory: stage.mapping.changes() };
}
