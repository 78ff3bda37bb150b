/** What a call ends in, and the form in which ECHO reports it (doc: echo-vm.md, section 4). */
import type { ErrorName } from "./errors.ts";
import type { ProcessorStop } from "./processor.ts";
import type { Value } from "./value-type.ts";

export interface CallResult {
  readonly error: ErrorName;
  /** For people: the contract's own words, or what was wrong. No part of ECHO's result. */
  readonly message?: string;
  /** 10^-8 ECHO. 0: this version has no gas schedule. */
  readonly gasUsed: bigint;
  /** The byte array returned; what was returned before an error stays (fits). */
  readonly output: Uint8Array;
  /** The same values before encoding. */
  readonly values: readonly Value[];
  /** Completed instructions as the processor counts them, and services at one each, without the bytes they moved. */
  readonly steps: number;
  /** How the machine stopped last; left out when nothing ran. */
  readonly stop?: ProcessorStop;
}

export interface EchoLogEntry {
  readonly hash: string;
  readonly log: string;
  readonly id: readonly string[];
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
    };
  },
];

/** ECHO's own object. `logs` is empty: this version has no events. */
export function echoResult(contractId: string, { error, gasUsed, output }: CallResult): EchoResult {
  return [
    1,
    { contract_id: contractId, result: { error, gas_used: Number(gasUsed), output: toHex(output), logs: [] } },
  ];
}

/** The result of a container that could not be loaded. */
export const loadFailure = (message: string): CallResult => ({
  error: "incorrect_emulator_load",
  message,
  gasUsed: 0n,
  output: new Uint8Array(0),
  values: [],
  steps: 0,
});

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
