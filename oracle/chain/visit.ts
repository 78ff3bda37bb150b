/**
 * One call of one contract, by an account or by another contract. All that it does to the chain lies in an overlay, which is
 * committed when the call ends without an error and dropped otherwise: the money that came with it goes back then, too.
 */
import type { Image, ImageLimits } from "../contract/image.ts";
import { loadImage } from "../contract/load.ts";
import { LoadError } from "../contract/load-error.ts";
import { Overlay } from "../storage/overlay.ts";
import type { Budget } from "./budget.ts";
import { encodeText } from "./bytes.ts";
import { type CallLine, isBareName, parseCallLine } from "./call-line.ts";
import { Chain } from "./chain.ts";
import type { Effects } from "./effects.ts";
import { CallError } from "./errors.ts";
import type { GasSchedule } from "./gas.ts";
import type { Limits } from "./limits.ts";
import type { Message } from "./message.ts";
import { pay } from "./money.ts";
import type { Processor } from "./processor.ts";
import type { CallResult } from "./result.ts";
import { type Observer, type Run, runContract } from "./run-contract.ts";
import type { NestedCall } from "./service.ts";

/** What all calls of one transaction have in common. */
export interface Surroundings {
  readonly limits: Limits;
  readonly schedule: GasSchedule;
  /**
   * Opens a fresh processor: nothing mapped, every register 0. Closed by `close` once its contract has ended. It charges its
   * instructions by the schedule, or none if it cannot count them.
   */
  readonly open: (schedule: GasSchedule) => Processor;
  readonly observer: Observer | undefined;
}

export interface Visit {
  readonly surroundings: Surroundings;
  readonly chain: Chain;
  readonly message: Message;
  readonly budget: Budget;
  readonly effects: Effects;
  /** Contracts that are being called, this one among them. */
  readonly depth: number;
}

/** Runs the call to its end and settles the chain. What contracts do never throws. */
export function visit(parts: Visit): CallResult {
  const { budget, effects } = parts;
  const overlay = new Overlay(parts.chain.store);
  const run = attempt({ ...parts, chain: new Chain(overlay) });
  const isFine = run.error === "none";
  if (isFine) overlay.commit();
  if (run.error === "out_of_gas") budget.gas.exhaust();
  return {
    ...run,
    gasUsed: budget.gas.gasUsed,
    ...(budget.gas.ranOut && { ranOutOfGas: true }),
    ...(budget.gas.toldLeft && { toldGasLeft: true }),
    steps: budget.steps,
    logs: isFine ? effects.events.logs : [],
    operations: isFine ? effects.operations : [],
    debug: effects.debug,
  };
}

const NOTHING = { output: new Uint8Array(0), values: [] };

/** What is wrong before the first instruction is an error like any other. */
function attempt(parts: Visit): Run {
  try {
    return begin(parts);
  } catch (signal) {
    if (signal instanceof CallError) return { error: signal.error, message: signal.message, ...NOTHING };
    if (signal instanceof LoadError) {
      return { error: "incorrect_emulator_load", message: signal.message, ...NOTHING };
    }
    throw signal;
  }
}

function begin(parts: Visit): Run {
  const { chain, message, surroundings } = parts;
  const contract = chain.contract(message.contract);
  if (!contract) throw new CallError("invalid_chain_call", `there is no contract ${message.contract}`);
  const { line } = message;
  // amount and gas have no effect on a variable that is read (doc)
  if (line !== undefined && isBareName(line)) return readVariable(chain, message.contract, line.trim());
  parts.budget.begins(line === undefined);
  const parsed = line === undefined ? undefined : checkedLine(line, surroundings.limits);
  pay(chain, { ...message.value, from: message.sender, to: message.contract });
  return run(parts, imageOf(contract.code, surroundings.limits.image), parsed);
}

/** Read containers, by the bytes that the store gave: most calls of a contract get the same array. */
const IMAGES = new WeakMap<Uint8Array, { readonly limits: ImageLimits; readonly image: Image }>();

/** Throws LoadError. */
function imageOf(code: Uint8Array, limits: ImageLimits): Image {
  const known = IMAGES.get(code);
  if (known?.limits === limits) return known.image;
  const image = loadImage(code, limits);
  IMAGES.set(code, { limits, image });
  return image;
}

/**
 * A bare name reads what the contract stored under the name (doc); the output is the stored bytes as they are, nothing when there
 * are none, and no contract runs (ours).
 */
function readVariable(chain: Chain, contract: string, name: string): Run {
  return { error: "none", output: chain.stored(contract, encodeText(name)) ?? NOTHING.output, values: [] };
}

function checkedLine(line: string, { callLine }: Limits): CallLine {
  if (line.length > callLine) throw new CallError("incorrect_parameters", `a call line over ${callLine} characters`);
  return parseCallLine(line);
}

function run(parts: Visit, image: Image, line: CallLine | undefined): Run {
  const { surroundings, chain, message, budget, effects } = parts;
  const { limits, observer } = surroundings;
  const call = (nested: NestedCall): CallResult => callWithin(parts, nested);
  const processor = surroundings.open(surroundings.schedule);
  try {
    return runContract({ image, processor, chain, message, limits, budget, effects, line, call, observer });
  } finally {
    processor.close?.();
  }
}

/** A call that this one makes. CallError invalid_chain_call when too many contracts are being called already. */
function callWithin(outer: Visit, { contract, line, value, gas }: NestedCall): CallResult {
  const { surroundings, depth } = outer;
  if (depth >= surroundings.limits.callDepth) {
    throw new CallError(
      "invalid_chain_call",
      `more than ${surroundings.limits.callDepth} contracts that call each other`,
    );
  }
  const { contract: sender, origin } = outer.message;
  const message = { contract, line, value, sender, origin };
  const [budget, effects] = [outer.budget.within(gas), outer.effects.within(contract)];
  const result = visit({ surroundings, chain: outer.chain, message, budget, effects, depth: depth + 1 });
  outer.budget.settle(budget);
  outer.effects.settle(effects, result.error === "none");
  return result;
}
