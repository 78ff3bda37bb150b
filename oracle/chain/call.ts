/** One call of one contract: load, run, serve each `int N`, until the contract returns or the call ends in an error. */
import type { Image } from "../contract/image.ts";
import { RAX } from "../state.ts";
import { AddressSpace } from "./address-space.ts";
import { type CallLine, parseCallLine } from "./call-line.ts";
import type { Chain } from "./chain.ts";
import { CallError, errorOfStop } from "./errors.ts";
import { Budget, makeFrame } from "./frame.ts";
import { LIMITS, type Limits } from "./limits.ts";
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

export interface CallOptions {
  readonly image: Image;
  /** Fresh: nothing mapped, every register 0. */
  readonly processor: Processor;
  readonly chain: Chain;
  /** `fib(25)`. Left out: the contract is being created. */
  readonly line?: string;
  readonly limits?: Limits;
  /** Sees every stop of the machine. Costs a look at the writable memory each time. */
  readonly observe?: (observation: Observation) => void;
  /** Stops that are observed at most; the run goes on without an observer. */
  readonly observations?: number;
}

/** Runs a call to its end. What the guest does never throws; a mistake of ours does. */
export function callContract(options: CallOptions): CallResult {
  const limits = options.limits ?? LIMITS;
  const call = checkedLine(options.line, limits);
  if (call instanceof CallError) return ended(call.error, { message: call.message });
  const space = new AddressSpace(options.processor);
  start(options.processor, space, options.image, limits);
  // The first snapshot is what later changes refer to: the loaded image is none.
  if (options.observe) options.processor.snapshot();
  const budget = new Budget(limits);
  const frame = makeFrame({ ...options, limits, space, call, budget });
  return serviceLoop(options, frame, budget);
}

function checkedLine(line: string | undefined, { callLine }: Limits): CallLine | undefined | CallError {
  if (line === undefined) return undefined;
  if (line.length > callLine) return new CallError("incorrect_parameters", `a call line over ${callLine} characters`);
  try {
    return parseCallLine(line);
  } catch (signal) {
    if (signal instanceof CallError) return signal;
    throw signal;
  }
}

function serviceLoop(options: CallOptions, frame: Frame, budget: Budget): CallResult {
  const { processor, image, observe, observations = Number.POSITIVE_INFINITY } = options;
  let at = image.entry;
  for (let stops = 0; ; stops++) {
    const before = processor.steps;
    const stop = processor.resume(at, budget.left);
    budget.ran(processor.steps - before);
    if (stops < observations) observe?.({ ...processor.snapshot(), stop, steps: processor.steps });
    const failure = outcomeOf(stop, frame, processor, budget);
    if (failure)
      return { ...failure, steps: budget.steps, stop, output: frame.output.bytes(), values: frame.output.values };
    at = stop.next!;
  }
}

type Ending = Pick<CallResult, "error" | "message" | "gasUsed">;

/** How the run ends at this stop; undefined when a service was served and the run goes on. */
function outcomeOf(stop: ProcessorStop, frame: Frame, processor: Processor, budget: Budget): Ending | undefined {
  const service = stop.reason === "interrupt" ? SERVICE_BY_VECTOR.get(stop.vector!) : undefined;
  if (!service) return endOf(stop);
  try {
    budget.served();
    serve(service, frame, processor);
    return undefined;
  } catch (signal) {
    if (!(signal instanceof CallError)) throw signal;
    return { error: signal.error, message: signal.message, gasUsed: 0n };
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
  const error = errorOfStop(stop);
  return error === "none" ? { error, gasUsed: 0n } : { error, message: describeStop(stop), gasUsed: 0n };
}

/** One line for people: what stopped the machine, and where. */
export function describeStop({ reason, at, vector, fault, address, access, why }: ProcessorStop): string {
  const where = `at 0x${at.toString(16)}`;
  if (reason === "interrupt") return `int 0x${vector?.toString(16)} ${where}: no such service`;
  if (reason === "unsupported") return `${why ?? "an instruction that is not supported"} ${where}`;
  if (reason === "limit") return `the limit of steps was reached ${where}`;
  if (reason === "return") return "the contract returned";
  const target = address === undefined ? "" : `, ${access ?? "access"} of 0x${address.toString(16)}`;
  return `${fault} ${where}${target}`;
}

const ended = (error: CallResult["error"], rest: Partial<CallResult>): CallResult => ({
  error,
  gasUsed: 0n,
  output: new Uint8Array(0),
  values: [],
  steps: 0,
  ...rest,
});
