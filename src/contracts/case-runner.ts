/** Runs contract cases one after the other in a process of its own, which is started again when a case has ended it. */
import type { ProfileName } from "../../oracle/index.ts";
import type { ContractCase } from "./json/contract-case.ts";
import { ENGINE_NAMES, type EngineName } from "./request.ts";
import { outcomeOf, requestOf } from "./run-case.ts";
import { CallProcess } from "./worker.ts";

/** For one case. */
const MILLISECONDS = 60_000;

class CaseRunner {
  readonly #engine: EngineName;
  #process: CallProcess | undefined;

  constructor(engine: EngineName) {
    this.#engine = engine;
  }

  /** The outcome as JSON. Throws EnvironmentLacks when the engine cannot be had here. */
  async run(one: ContractCase): Promise<Record<string, unknown>> {
    this.#process ??= new CallProcess(2);
    const request = { ...requestOf(one), engine: this.#engine, observe: false, trace: false };
    const answer = await this.#process.ask(request, MILLISECONDS);
    if ("broken" in answer) this.close();
    return outcomeOf(one, answer);
  }

  close(): void {
    this.#process?.close();
    this.#process = undefined;
  }
}

export interface ContractAnswers {
  readonly run: (one: ContractCase) => Promise<Record<string, unknown>>;
  readonly close: () => void;
}

/** Outcomes of contract cases by the engine of that name; `profile` is for cases that name none. A program runs no contract cases. */
export function contractAnswers(name: string, profile: ProfileName): ContractAnswers {
  const engine = ENGINE_NAMES.find((one) => one === name);
  if (!engine) return { run: async ({ id }) => ({ id, error: `${name} runs machine cases only` }), close: () => {} };
  const runner = new CaseRunner(engine);
  const run: ContractAnswers["run"] = async (one) => {
    const wanted = one.profile ?? profile;
    if (engine !== "oracle" && wanted !== "full") return { id: one.id, error: `${name} has everything: no ${wanted}` };
    return runner.run({ ...one, profile: wanted });
  };
  return { run, close: () => runner.close() };
}
