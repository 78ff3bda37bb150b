/** From the names of engines to engines that run calls, and to why some cannot. */
import { missingFrom } from "../contracts/available.ts";
import { ENGINE_NAMES, type EngineName } from "../contracts/request.ts";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";
import { WITNESSES } from "../engines/witnesses.ts";
import { type CallEngine, ProcessEngine } from "./engine.ts";
import { EnginePool } from "./engine-pool.ts";

export interface OpenEngines {
  /** The oracle, then the others. */
  readonly engines: readonly [CallEngine, ...CallEngine[]];
  /** Engines that run no calls, and why. */
  readonly absent: ReadonlyMap<string, string>;
}

/** Engines that exist, and run machine cases only. */
const CASES_ONLY = /^(fast$|cmd:)/;

/**
 * `names` as given on the command line; left out: every engine that is here. Throws UsageError for one that is none,
 * EnvironmentLacks for one that was asked for by name and cannot be had here.
 */
export function openCallEngines(names: readonly string[] | undefined, milliseconds: number): OpenEngines {
  const absent = new Map<string, string>();
  const others: CallEngine[] = [];
  for (const name of (names ?? WITNESSES).filter((one) => one !== "oracle")) {
    const why = absence(name, names !== undefined);
    if (why === undefined) others.push(openProcesses(name as EngineName, milliseconds));
    else absent.set(name, why);
  }
  return { engines: [new ProcessEngine("oracle", milliseconds), ...others], absent };
}

/** Unicorn is the slowest: with one process of it the others would wait. */
const openProcesses = (name: EngineName, milliseconds: number): CallEngine => {
  const one = (): CallEngine => new ProcessEngine(name, milliseconds);
  return name === "unicorn" ? new EnginePool([one(), one()]) : one();
};

function absence(name: string, isWanted: boolean): string | undefined {
  if (CASES_ONLY.test(name)) return "runs machine cases only, no contract calls yet";
  const missing = missingParts(name);
  if (missing !== undefined && isWanted) throw new EnvironmentLacks(missing);
  return missing?.split("\n")[0];
}

/** What of it is not here. Throws UsageError for an engine that there is not. */
function missingParts(name: string): string | undefined {
  const known = ENGINE_NAMES.find((one) => one === name);
  if (!known) throw new UsageError(`there is no engine "${name}" for contracts; there are ${ENGINE_NAMES.join(", ")}`);
  return missingFrom(known);
}
