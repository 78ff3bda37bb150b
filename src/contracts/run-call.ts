/** One contract call on one engine, in this process. */
import {
  type CallOptions,
  callContract,
  type Image,
  LoadError,
  loadFailure,
  loadImage,
  Machine,
  memoryChain,
  type Observation,
  OracleProcessor,
  type Processor,
  type ProfileName,
} from "../../oracle/index.ts";
import { ExecutedFeatures } from "./executed-features.ts";
import { NeedsStepping, openNativeGuest } from "./native-guest.ts";
import { RecordingMemory } from "./recording-memory.ts";
import { type CallRequest, type EngineAnswer, type EngineRequest, MOST_OBSERVATIONS } from "./request.ts";
import { TraceWriter } from "./trace.ts";

/** Runs the call to its end; a container that is none ends as `incorrect_emulator_load`. */
export async function runCall(request: EngineRequest, write: (text: string) => void): Promise<EngineAnswer> {
  const image = imageOf(request);
  if (image instanceof LoadError) return { result: loadFailure(image.message), observations: [] };
  const answer = await attempt(request, image, () => processorFor(request, write));
  // the quick way on the processor could not tell what happened: the whole call again, on an untouched chain
  return answer ?? (await attempt(request, image, async () => opened(openNativeGuest({ isStepping: true }))))!;
}

/** Undefined: the processor has to step through the call. */
async function attempt(
  request: EngineRequest,
  image: Image,
  open: () => Promise<Opened>,
): Promise<EngineAnswer | undefined> {
  const observations: Observation[] = [];
  const { processor, close, features } = await open();
  const options: CallOptions = {
    image,
    processor,
    chain: memoryChain(request.chain),
    limits: request.limits,
    ...(request.line === undefined ? {} : { line: request.line }),
    ...(request.observe ? { observe: (one) => observations.push(one), observations: MOST_OBSERVATIONS } : {}),
  };
  try {
    const result = callContract(options);
    return {
      result,
      observations,
      ...(processor.isUncounted && { isUncounted: true }),
      ...(features && { features: features.names }),
    };
  } catch (error) {
    if (error instanceof NeedsStepping) return undefined;
    throw error;
  } finally {
    close();
  }
}

function imageOf({ contract, limits }: CallRequest): Image | LoadError {
  try {
    return loadImage(contract, limits.image);
  } catch (error) {
    if (error instanceof LoadError) return error;
    throw error;
  }
}

interface Opened {
  /** `isUncounted`: its steps are not what it ran. */
  readonly processor: Processor & { readonly isUncounted?: boolean };
  readonly close: () => void;
  readonly features?: ExecutedFeatures;
}

/** Unicorn is loaded only when it is asked for: not every machine has it. */
async function processorFor(request: EngineRequest, write: (text: string) => void): Promise<Opened> {
  if (request.engine === "unicorn") return opened((await import("./unicorn-guest.ts")).openUnicornGuest());
  if (request.engine === "native") return opened(openNativeGuest());
  const processor = oracleFor(request, write);
  return request.observe ? watched(processor, machineOf(request.profile)) : { processor, close: () => {} };
}

/** What it executes is told with its answer. */
function watched(processor: OracleProcessor, machine: Machine): Opened {
  const features = new ExecutedFeatures();
  machine.recorder = features;
  const close = (): void => {
    machine.recorder = undefined;
  };
  return { processor, close, features };
}

function oracleFor({ profile, trace }: EngineRequest, write: (text: string) => void): OracleProcessor {
  const machine = machineOf(profile);
  if (!trace) return new OracleProcessor({ machine });
  const memory = new RecordingMemory();
  return new OracleProcessor({ machine, memory, tracer: new TraceWriter(memory, write) });
}

const opened = (guest: Opened["processor"] & { close(): void }): Opened => ({
  processor: guest,
  close: () => guest.close(),
});

/** One a profile for all calls: it remembers what it decoded. */
const MACHINES = new Map<ProfileName, Machine>();

function machineOf(profile: ProfileName = "full"): Machine {
  const machine = MACHINES.get(profile) ?? new Machine({ profile, checkFlags: false });
  MACHINES.set(profile, machine);
  return machine;
}
