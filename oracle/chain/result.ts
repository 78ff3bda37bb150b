/** What a call ends in, and the form in which ECHO reports it (doc: echo-vm.md, section 4). */

import { hexOf } from "./bytes.ts";
import type { ErrorName } from "./errors.ts";
import type { Log } from "./event-log.ts";
import type { InternalCall } from "./message.ts";
import { instanceOf } from "./object-id.ts";
import type { ProcessorStop } from "./processor.ts";
import type { Value } from "./value-type.ts";

export interface CallResult {
  readonly error: ErrorName;
  /** For people: the contract's own words, or what was wrong. No part of ECHO's result. */
  readonly message?: string;
  /** 10^-8 ECHO, a part of one counting as one; the limit after out_of_gas (ours); 0 under a schedule that is free. */
  readonly gasUsed: bigint;
  /** It ended because something could not be paid, here or in a call within: who does not count gas may end otherwise. */
  readonly ranOutOfGas?: true;
  /** A contract that was called without a limit of its own was told what is left: who does not count gas tells more. */
  readonly toldGasLeft?: true;
  /** The byte array returned; what was returned before an error stays (fits). */
  readonly output: Uint8Array;
  /** The same values before encoding. */
  readonly values: readonly Value[];
  /** Events in the order in which they ended; none when the call ended in an error. */
  readonly logs: readonly Log[];
  /** Calls and payments that contracts made, in the order in which they began; none when the call ended in an error. */
  readonly operations: readonly InternalCall[];
  /** Debug output of the contracts that ran, one text each time: for people, no part of ECHO's result. */
  readonly debug: readonly string[];
  /** Completed instructions as the processor counts them, and services at one each, without the bytes they moved. */
  readonly steps: number;
  /** How the machine stopped last; left out when nothing ran. */
  readonly stop?: ProcessorStop;
}

export interface EchoLogEntry {
  readonly hash: string;
  readonly log: string;
  /** Instance of the contract whose event it is: the pages say "id of the contract" and show a number. */
  readonly id: number;
  readonly block_num?: number;
  readonly trx_num?: number;
  readonly op_num?: number;
}

/** Where in the chain a call was: later versions of ECHO print it. */
export interface Position {
  readonly block: number;
  readonly transaction: number;
  readonly operation: number;
}

/** `[1, …]`: 1 is the x86-64 VM, 0 would be the EVM. */
export type EchoResult = readonly [
  1,
  {
    readonly contract_id: string;
    readonly result: {
      readonly error: ErrorName;
      readonly gas_used: number;
      readonly output: string;
      readonly logs: readonly EchoLogEntry[];
      readonly block_num?: number;
    };
  },
];

/** ECHO's own object; with a position in the form of later versions, which have `block_num` and where each event was. */
export function echoResult(contractId: string, result: CallResult, position?: Position): EchoResult {
  const { error, gasUsed, output } = result;
  const logs = result.logs.map((log) => logEntry(log, position));
  const where = position && { block_num: position.block };
  return [
    1,
    { contract_id: contractId, result: { error, gas_used: Number(gasUsed), output: hexOf(output), logs, ...where } },
  ];
}

function logEntry({ contract, hash, data }: Log, position: Position | undefined): EchoLogEntry {
  const entry = { hash: hexOf(hash), log: hexOf(data), id: Number(instanceOf(contract)) };
  if (!position) return entry;
  const { block, transaction, operation } = position;
  return { ...entry, block_num: block, trx_num: transaction, op_num: operation };
}

/** A call that ended before anything ran. */
export const unrunResult = (error: ErrorName, message: string): CallResult => ({
  error,
  message,
  gasUsed: 0n,
  output: new Uint8Array(0),
  values: [],
  logs: [],
  operations: [],
  debug: [],
  steps: 0,
});

/** The result of a container that could not be loaded. */
export const loadFailure = (message: string): CallResult => unrunResult("incorrect_emulator_load", message);
