/** One contract call on one engine, in this process, and what has to happen before it. */
import {
  addContract,
  type CallResult,
  Chain,
  callContract,
  changesOf,
  createContract,
  type Execution,
  FREE,
  GAS_SCHEDULE,
  type GasSchedule,
  memoryChain,
  type Observation,
  Overlay,
  scheduleNamed,
} from "../../oracle/index.ts";
import { DEFAULT_CONTRACT, DEFAULT_SENDER } from "./circumstances.ts";
import { NeedsStepping } from "./native-guest.ts";
import { type Processors, processorsFor, steppingProcessors } from "./processors.ts";
import { type Earlier, type EngineAnswer, type EngineRequest, MOST_OBSERVATIONS } from "./request.ts";

/** Runs the call to its end; a container that is none ends as `incorrect_emulator_load`. */
export async function runCall(request: EngineRequest, write: (text: string) => void): Promise<EngineAnswer> {
  const answer = attempt(request, await processorsFor(request, write));
  // the quick way on the processor could not tell what happened: the whole call again, on an untouched chain
  return answer ?? attempt(request, steppingProcessors())!;
}

/** Undefined: the processor has to step through the call. */
function attempt(request: EngineRequest, processors: Processors): EngineAnswer | undefined {
  const observations: Observation[] = [];
  const start = startOf(request);
  const overlay = new Overlay(start.store);
  const schedule = scheduleOf(request);
  const execution = { chain: new Chain(overlay), limits: request.limits, schedule, open: processors.open };
  const watched = { observe: (one: Observation) => observations.push(one), observations: MOST_OBSERVATIONS };
  try {
    const before = (request.before ?? []).map((one) => execute(request, one, execution));
    const result = execute(request, lastOf(request), request.observe ? { ...execution, ...watched } : execution);
    return { result, before, changes: changesOf(overlay, start.store), observations, ...processors.told() };
  } catch (error) {
    if (error instanceof NeedsStepping) return undefined;
    throw error;
  } finally {
    processors.close();
  }
}

/** The oracle alone counts gas: elsewhere nothing costs anything, so that no part of a call is paid for and another is not. */
function scheduleOf({ engine, gasSchedule }: EngineRequest): GasSchedule {
  if (engine !== "oracle") return FREE;
  const schedule = gasSchedule === undefined ? GAS_SCHEDULE : scheduleNamed(gasSchedule);
  if (!schedule) throw new Error(`there is no gas schedule ${gasSchedule}`);
  return schedule;
}

/** The chain before anything happens: the contract is there unless it is going to be created. */
function startOf({ contract: code, chain: circumstances, line, before = [] }: EngineRequest): Chain {
  const { contractId: id = DEFAULT_CONTRACT, sender: creator = DEFAULT_SENDER } = circumstances;
  const chain = memoryChain(circumstances);
  const isCreated = line === undefined || before.some((one) => one.line === undefined && one.to === id);
  if (!isCreated) addContract(chain, id, { code, creator });
  return chain;
}

function lastOf({ chain, line }: EngineRequest): Earlier {
  const { contractId: to = DEFAULT_CONTRACT, sender = DEFAULT_SENDER, value, gas } = chain;
  return {
    to,
    sender,
    ...(value && { value }),
    ...(gas !== undefined && { gas }),
    ...(line !== undefined && { line }),
  };
}

function execute(
  { contract }: EngineRequest,
  { line, code = contract, to, ...origin }: Earlier,
  execution: Execution,
): CallResult {
  if (line !== undefined) return callContract(execution, { ...origin, to, line });
  return createContract(execution, { ...origin, code, id: to });
}
