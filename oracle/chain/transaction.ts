/** What an account asks of the chain: the creation of a contract, or a call of one. */
import { Overlay } from "../storage/overlay.ts";
import { Budget } from "./budget.ts";
import { Chain } from "./chain.ts";
import { Effects } from "./effects.ts";
import { type GasSchedule, Meter } from "./gas.ts";
import { FREE } from "./gas-schedule.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { addContract } from "./memory-chain.ts";
import type { Message } from "./message.ts";
import type { Value } from "./money.ts";
import { CORE_ASSET, contractId, isContractId } from "./object-id.ts";
import { type CallResult, unrunResult } from "./result.ts";
import type { Observation } from "./run-contract.ts";
import { type Surroundings, visit } from "./visit.ts";

/** Where a transaction runs, and within which bounds. */
export interface Execution extends Pick<Surroundings, "open"> {
  readonly chain: Chain;
  readonly limits?: Limits;
  /** What work costs; nothing when left out. */
  readonly schedule?: GasSchedule;
  /** Sees every stop of every machine. */
  readonly observe?: (observation: Observation) => void;
  /** Stops that are observed at most; the run goes on without an observer. */
  readonly observations?: number;
}

export interface Origin {
  /** `1.2.N`; `1.2.0` when left out. */
  readonly sender?: string;
  /** What is sent with it; nothing when left out. */
  readonly value?: Value;
  /** Limit of gas; that of the limits when left out. */
  readonly gas?: bigint;
}

export interface Call extends Origin {
  /** `1.11.N`. */
  readonly to: string;
  /** `name(arguments)`, or the bare name of a variable. */
  readonly line: string;
}

export interface Creation extends Origin {
  /** The container: ELF or ESC. */
  readonly code: Uint8Array;
  /** `1.11.N`; the next free one when left out. */
  readonly id?: string;
}

export const NO_VALUE: Value = { amount: 0n, asset: CORE_ASSET };

/** Calls a contract. The chain is changed by a call that ends without an error, in one `write` of its store, and by no other. */
export const callContract = (execution: Execution, call: Call): CallResult =>
  execute(execution, call, { contract: call.to, line: call.line });

/** `call_contract_no_changing_state` (doc): what the call changed is dropped. */
export const callWithoutChange = (execution: Execution, call: Call): CallResult =>
  callContract({ ...execution, chain: new Chain(new Overlay(execution.chain.store)) }, call);

/**
 * Creates a contract: its code runs with the constructor flag set. Nothing is created when that ends in an error; an id that is
 * none, or taken, is invalid_chain_call (ours).
 */
export function createContract(execution: Execution, creation: Creation): CallResult & { readonly id: string } {
  const { chain } = execution;
  const { code, id = contractId(chain.nextContract), sender = DEFAULT_SENDER } = creation;
  if (!isContractId(id) || chain.contract(id)) {
    return { ...unrunResult("invalid_chain_call", `${id} is no id for a new contract, or taken`), id };
  }
  const overlay = new Overlay(chain.store);
  const draft = new Chain(overlay);
  addContract(draft, id, { code, creator: sender });
  const result = execute({ ...execution, chain: draft }, creation, { contract: id });
  if (result.error === "none") overlay.commit();
  return { ...result, id };
}

const DEFAULT_SENDER = "1.2.0";

function execute(execution: Execution, origin: Origin, call: Pick<Message, "contract" | "line">): CallResult {
  const { chain, open, limits = LIMITS, schedule = FREE, observe, observations: left = Infinity } = execution;
  const { sender = DEFAULT_SENDER, value = NO_VALUE, gas = limits.gas } = origin;
  return visit({
    surroundings: { limits, schedule, open, observer: observe && { observe, left } },
    chain,
    message: { ...call, sender, origin: sender, value },
    budget: new Budget(limits, schedule, Meter.of(gas, schedule.price)),
    effects: Effects.of(call.contract, limits),
    depth: 1,
  });
}
