/** One contract call on one engine, in this process. */
import {
  type CallOptions,
  callContract,
  LoadError,
  loadFailure,
  loadImage,
  Machine,
  memoryChain,
  type Observation,
  OracleProcessor,
  type Processor,
} from "../../oracle/index.ts";
import { RecordingMemory } from "./recording-memory.ts";
import { type CallRequest, type EngineAnswer, type EngineRequest, MOST_OBSERVATIONS } from "./request.ts";
import { TraceWriter } from "./trace.ts";
import type { UnicornGuest } from "./unicorn-guest.ts";

/** Runs the call to its end; a container that is none ends as `incorrect_emulator_load`. */
export async function runCall(request: EngineRequest, write: (text: string) => void): Promise<EngineAnswer> {
  const image = imageOf(request);
  if (image instanceof LoadError) return { result: loadFailure(image.message), observations: [] };
  const observations: Observation[] = [];
  const { processor, close } = await processorFor(request, write);
  const options: CallOptions = {
    image,
    processor,
    chain: memoryChain(request.chain),
    limits: request.limits,
    ...(request.line === undefined ? {} : { line: request.line }),
    ...(request.observe ? { observe: (one) => observations.push(one), observations: MOST_OBSERVATIONS } : {}),
  };
  try {
    return { result: callContract(options), observations };
  } finally {
    close();
  }
}

function imageOf({ contract, limits }: CallRequest) {
  try {
    return loadImage(contract, limits.image);
  } catch (error) {
    if (error instanceof LoadError) return error;
    throw error;
  }
}

interface Opened {
  readonly processor: Processor;
  readonly close: () => void;
}

/** Unicorn is loaded only when it is asked for: not every machine has it. */
async function processorFor({ engine, trace }: EngineRequest, write: (text: string) => void): Promise<Opened> {
  if (engine === "unicorn") return opened((await import("./unicorn-guest.ts")).openUnicornGuest());
  if (!trace) return { processor: new OracleProcessor({ machine: MACHINE }), close: () => {} };
  const memory = new RecordingMemory();
  return { processor: new OracleProcessor({ memory, tracer: new TraceWriter(memory, write) }), close: () => {} };
}

const opened = (guest: UnicornGuest): Opened => ({ processor: guest, close: () => guest.close() });

/** One for all calls: it remembers what it decoded. */
const MACHINE = new Machine({ checkFlags: false });
