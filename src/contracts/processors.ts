/** The processors of an engine, one for each contract that runs within a call. */
import {
  type GasSchedule,
  Machine,
  OracleProcessor,
  type OracleProcessorOptions,
  type Processor,
  type ProfileName,
} from "../../oracle/index.ts";
import { ExecutedFeatures } from "./executed-features.ts";
import { openNativeGuest } from "./native-guest.ts";
import { RecordingMemory } from "./recording-memory.ts";
import type { EngineAnswer, EngineRequest } from "./request.ts";
import { TraceWriter } from "./trace.ts";

export interface Processors {
  /** A fresh one. */
  readonly open: (schedule: GasSchedule) => Processor;
  /** What there is to tell of those that were opened. */
  readonly told: () => Pick<EngineAnswer, "isUncounted" | "isUnpriced" | "features">;
  /** Ends the watching; processors are closed by whoever opened them. */
  readonly close: () => void;
}

/** Unicorn is loaded only when it is asked for: not every machine has it. */
export async function processorsFor(request: EngineRequest, write: (text: string) => void): Promise<Processors> {
  if (request.engine === "native") return nativeProcessors(false);
  if (request.engine === "oracle") return oracleProcessors(request, write);
  const { openUnicornGuest } = await import("./unicorn-guest.ts");
  return { open: openUnicornGuest, told: () => ({ isUnpriced: true }), close: () => {} };
}

/** The host's processor, instruction by instruction. */
export const steppingProcessors = (): Processors => nativeProcessors(true);

function nativeProcessors(isStepping: boolean): Processors {
  const guests: { readonly isUncounted: boolean }[] = [];
  return {
    open: () => {
      const guest = openNativeGuest({ isStepping });
      guests.push(guest);
      return guest;
    },
    told: () => ({ isUnpriced: true, ...(guests.some(({ isUncounted }) => isUncounted) && { isUncounted: true }) }),
    close: () => {},
  };
}

/** What the oracle executes is told where observations are asked for. */
function oracleProcessors(request: EngineRequest, write: (text: string) => void): Processors {
  const machine = machineOf(request.profile);
  const open = (schedule: GasSchedule): Processor => oracleProcessor({ machine, schedule }, request, write);
  if (!request.observe) return { open, told: () => ({}), close: () => {} };
  const features = new ExecutedFeatures();
  machine.recorder = features;
  const close = (): void => {
    machine.recorder = undefined;
  };
  return { open, told: () => ({ features: features.names }), close };
}

function oracleProcessor(
  options: OracleProcessorOptions,
  { trace }: EngineRequest,
  write: (text: string) => void,
): OracleProcessor {
  if (!trace) return new OracleProcessor(options);
  const memory = new RecordingMemory();
  return new OracleProcessor({ ...options, memory, tracer: new TraceWriter(memory, write) });
}

/** One a profile for all calls: it remembers what it decoded. */
const MACHINES = new Map<ProfileName, Machine>();

function machineOf(profile: ProfileName = "full"): Machine {
  const machine = MACHINES.get(profile) ?? new Machine({ profile, checkFlags: false });
  MACHINES.set(profile, machine);
  return machine;
}
