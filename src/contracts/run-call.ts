/** One contract call on one engine, in this process. */
import {
  type CallOptions,
  callContract,
  LoadError,
  loadFailure,
  loadImage,
  memoryChain,
  type Observation,
  OracleProcessor,
  type Processor,
} from "../../oracle/index.ts";
import { RecordingMemory } from "./recording-memory.ts";
import { type CallRequest, type EngineAnswer, type EngineRequest, MOST_OBSERVATIONS } from "./request.ts";
import { TraceWriter } from "./trace.ts";

/** Runs the call to its end; a container that is none ends as `incorrect_emulator_load`. */
export async function runCall(request: EngineRequest, write: (text: string) => void): Promise<EngineAnswer> {
  const image = imageOf(request);
  if (image instanceof LoadError) return { result: loadFailure(image.message), observations: [] };
  const observations: Observation[] = [];
  const options: CallOptions = {
    image,
    processor: await processorFor(request, write),
    chain: memoryChain(request.chain),
    limits: request.limits,
    ...(request.line === undefined ? {} : { line: request.line }),
    ...(request.observe ? { observe: (one) => observations.push(one), observations: MOST_OBSERVATIONS } : {}),
  };
  return { result: callContract(options), observations };
}

function imageOf({ contract, limits }: CallRequest) {
  try {
    return loadImage(contract, limits.image);
  } catch (error) {
    if (error instanceof LoadError) return error;
    throw error;
  }
}

/** Unicorn is loaded only when it is asked for: not every machine has it. */
async function processorFor({ engine, trace }: EngineRequest, write: (text: string) => void): Promise<Processor> {
  if (engine === "unicorn") return (await import("./unicorn-guest.ts")).openUnicornGuest();
  if (!trace) return new OracleProcessor();
  const memory = new RecordingMemory();
  return new OracleProcessor({ memory, tracer: new TraceWriter(memory, write) });
}
