/** One contract call on one engine, in this process. */
import {
  addContract,
  type CallResult,
  callContract,
  createContract,
  type Execution,
  memoryChain,
  type Observation,
} from "../../oracle/index.ts";
import { DEFAULT_CONTRACT, DEFAULT_SENDER } from "./circumstances.ts";
import { NeedsStepping } from "./native-guest.ts";
import { type Processors, processorsFor, steppingProcessors } from "./processors.ts";
import { type EngineAnswer, type EngineRequest, MOST_OBSERVATIONS } from "./request.ts";

/** Runs the call to its end; a container that is none ends as `incorrect_emulator_load`. */
export async function runCall(request: EngineRequest, write: (text: string) => void): Promise<EngineAnswer> {
  const answer = attempt(request, await processorsFor(request, write));
  // the quick way on the processor could not tell what happened: the whole call again, on an untouched chain
  return answer ?? attempt(request, steppingProcessors())!;
}

/** Undefined: the processor has to step through the call. */
function attempt(request: EngineRequest, processors: Processors): EngineAnswer | undefined {
  const observations: Observation[] = [];
  try {
    const result = execute(request, {
      chain: memoryChain(request.chain),
      limits: request.limits,
      open: processors.open,
      ...(request.observe && { observe: (one) => observations.push(one), observations: MOST_OBSERVATIONS }),
    });
    return { result, observations, ...processors.told() };
  } catch (error) {
    if (error instanceof NeedsStepping) return undefined;
    throw error;
  } finally {
    processors.close();
  }
}

function execute({ contract: code, chain: circumstances, line }: EngineRequest, execution: Execution): CallResult {
  const { contractId: to = DEFAULT_CONTRACT, sender = DEFAULT_SENDER, value, gas } = circumstances;
  const origin = { sender, ...(value && { value }), ...(gas !== undefined && { gas }) };
  if (line === undefined) return createContract(execution, { ...origin, code, id: to });
  addContract(execution.chain, to, { code, creator: sender });
  return callContract(execution, { ...origin, to, line });
}
