/** One contract, from its first instruction to its last: run, serve each `int N`, until it returns or ends in an error. */
import type { Image } from "../contract/image.ts";
import { RAX } from "../state.ts";
import { AddressSpace } from "./address-space.ts";
import { CallError, type ErrorName, errorOfStop } from "./errors.ts";
import { type FrameParts, makeFrame } from "./frame.ts";
import type { Processor, ProcessorStop, Snapshot } from "./processor.ts";
import type { CallResult } from "./result.ts";
import type { Frame, Service } from "./service.ts";
import { SERVICE_BY_VECTOR } from "./services/index.ts";
import { start } from "./start.ts";

/** The guest at an `int`, before it is served, or where the run ended. */
export interface Observation extends Snapshot {
  readonly stop: ProcessorStop;
  /** As the processor counts them. */
  readonly steps: number;
}

export interface RunParts extends Omit<FrameParts, "space"> {
  readonly image: Image;
  /** Sees every stop of the machine while it wants to. Costs a look at the writable memory each time. */
  readonly observer: Observer | undefined;
}

/** Shared by all calls of a transaction. */
export interface Observer {
  readonly observe: (observation: Observation) => void;
  /** Stops that are still to be observed. */
  left: number;
}

/** How it ended, and what it returned. */
export type Run = Pick<CallResult, "error" | "message" | "output" | "values" | "stop">;

/** What the guest does never throws; a mistake of ours does. */
export function runContract(parts: RunParts): Run {
  const { processor, image, limits, observer } = parts;
  const space = new AddressSpace(processor);
  start(processor, space, image, limits);
  // The first snapshot is what later changes refer to: the loaded image is none.
  if (observer) processor.snapshot();
  const frame = makeFrame({ ...parts, space });
  const ending = serviceLoop(parts, frame);
  return { ...ending, output: frame.output.bytes(), values: frame.output.values };
}

function serviceLoop(parts: RunParts, frame: Frame): Ending {
  const { processor, image, observer } = parts;
  let at = image.entry;
  for (;;) {
    const stop = resume(parts, at);
    if (observer && observer.left-- > 0) {
      observer.observe({ ...processor.snapshot(), stop, steps: processor.steps });
    }
    const ending = endingAt(stop, frame, parts);
    if (ending) return { ...ending, stop };
    at = stop.next!;
  }
}

function resume({ processor, budget }: RunParts, at: bigint): ProcessorStop {
  const { steps, work = 0n } = processor;
  const stop = processor.resume(at, budget.left, budget.gas.left);
  budget.ran(processor.steps - steps, (processor.work ?? 0n) - work);
  if (stop.reason === "gas") budget.gas.runOut();
  return stop;
}

type Ending = Pick<CallResult, "error" | "message" | "stop">;

/** How the run ends at this stop; undefined when a service was served and the run goes on. */
function endingAt(stop: ProcessorStop, frame: Frame, { budget, processor }: RunParts): Ending | undefined {
  const service = stop.reason === "interrupt" ? SERVICE_BY_VECTOR.get(stop.vector!) : undefined;
  if (!service) return endOf(stop);
  try {
    budget.served(service.vector);
    serve(service, frame, processor);
    return undefined;
  } catch (signal) {
    if (!(signal instanceof CallError)) throw signal;
    return { error: signal.error, message: signal.message };
  }
}

const RESULT_BITS = { al: 8, eax: 32, rax: 64 } as const;

/** The one place that writes a register for a service: rax, and only when the row has a result. */
function serve(service: Service, frame: Frame, processor: Processor): void {
  const value = service.serve(frame);
  if (service.result === "none") return;
  if (value === undefined) throw new Error(`${service.name} has no result, and its row says ${service.result}`);
  processor.writeRegister(RAX, BigInt.asUintN(RESULT_BITS[service.result], value));
}

function endOf(stop: ProcessorStop): Ending {
  const error: ErrorName = errorOfStop(stop);
  return error === "none" ? { error } : { error, message: describeStop(stop) };
}

/** One line for people: what stopped the machine, and where. */
export function describeStop({ reason, at, vector, fault, address, access, why }: ProcessorStop): string {
  const where = `at 0x${at.toString(16)}`;
  if (reason === "interrupt") return `int 0x${vector?.toString(16)} ${where}: no such service`;
  if (reason === "unsupported") return `${why ?? "an instruction that is not supported"} ${where}`;
  if (reason === "limit") return `the limit of steps was reached ${where}`;
  if (reason === "gas") return `no gas is left for the instruction ${where}`;
  if (reason === "return") return "the contract returned";
  const target = address === undefined ? "" : `, ${access ?? "access"} of 0x${address.toString(16)}`;
  return `${fault} ${where}${target}`;
}
