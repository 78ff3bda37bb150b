/** Small programs for tests: instructions as bytes, in a container with a page of data. */
import { type EscSection, escFile } from "../../contract/esc-file.ts";
import { memoryChain } from "../memory-chain.ts";
import { OracleProcessor } from "../oracle-processor.ts";
import type { CallResult } from "../result.ts";
import { type Call, type Creation, callContract, createContract, type Execution } from "../transaction.ts";

export const CODE = 0x401000n;
export const DATA = 0x402000n;
export const CONSTANTS = 0x403000n;

/** `mov register, value`. */
export const move = (register: number, value: bigint): number[] => [
  register < 8 ? 0x48 : 0x49,
  0xb8 | (register & 7),
  ...Array.from({ length: 8 }, (_, n) => Number((value >> BigInt(8 * n)) & 0xffn)),
];

export const int = (vector: number): number[] => [0xcd, vector];
export const RET = [0xc3];

/** The struct of a string, then its bytes right behind. */
export function stringAt(address: bigint, text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  const pointer = Array.from({ length: 8 }, (_, n) => Number(((address + 16n) >> BigInt(8 * n)) & 0xffn));
  return [...pointer, bytes.length, 0, 0, 0, 0xaa, 0xbb, 0xcc, 0xdd, ...bytes];
}

export const EXECUTABLE = 4;
export const WRITABLE = 1;

/** A section of whole pages; `flags` are those of an ELF section: 1 writable, 4 executable. */
export const section = (at: bigint, bytes: readonly number[], flags: number): EscSection => ({
  kind: flags & EXECUTABLE ? 1 : 6,
  flags,
  at,
  memorySize: Math.max(bytes.length, 4096),
  bytes,
});

/** A container: code at CODE, one page of writable data at DATA, one of constants at CONSTANTS. */
export function program(
  code: readonly number[],
  data: readonly number[] = [],
  constants: readonly number[] = [],
): Uint8Array {
  const sections = [section(CODE, code, EXECUTABLE), section(DATA, data, WRITABLE), section(CONSTANTS, constants, 0)];
  return escFile({ entry: CODE, sections, symbols: [] });
}

/** Where programs run: an account with money, and the contract that is called. */
export const SENDER = "1.2.16";
export const CONTRACT = "1.11.7";

/** Runs a program on the oracle, on a fresh chain; `f()` is called unless said otherwise. */
export function call(code: Uint8Array, options: Partial<Execution & Call> = {}): CallResult {
  const { chain = memoryChain(), ...rest } = options;
  chain.setContract(CONTRACT, { code, creator: SENDER });
  const request = { to: CONTRACT, sender: SENDER, line: "f()", ...rest };
  return callContract({ open: (schedule) => new OracleProcessor({ schedule }), chain, ...rest }, request);
}

/** Creates the contract on the oracle. */
export const create = (
  code: Uint8Array,
  options: Partial<Execution & Creation> = {},
): ReturnType<typeof createContract> =>
  createContract(
    { open: (schedule) => new OracleProcessor({ schedule }), chain: memoryChain(), ...options },
    { code, sender: SENDER, ...options },
  );
