/** Small programs for tests: instructions as bytes, in an image with a page of data. */
import type { Image } from "../contract/image.ts";
import { type CallOptions, callContract } from "./call.ts";
import { memoryChain } from "./chain.ts";
import { OracleProcessor } from "./oracle-processor.ts";
import type { CallResult } from "./result.ts";

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

/** Code at CODE, one page of writable data at DATA, one of constants at CONSTANTS. */
export function program(
  code: readonly number[],
  data: readonly number[] = [],
  constants: readonly number[] = [],
): Image {
  const segment = (at: bigint, bytes: readonly number[], writable: boolean, executable: boolean) => {
    return { at, bytes: Uint8Array.from(bytes), memorySize: Math.max(bytes.length, 4096), writable, executable };
  };
  return {
    format: "ELF",
    entry: CODE,
    segments: [
      segment(CODE, code, false, true),
      segment(DATA, data, true, false),
      segment(CONSTANTS, constants, false, false),
    ],
    symbols: [],
  };
}

/** Runs a program on the oracle; `f()` is called unless said otherwise. */
export function call(image: Image, options: Partial<CallOptions> = {}): CallResult {
  return callContract({ image, processor: new OracleProcessor(), chain: memoryChain(), line: "f()", ...options });
}

/** Creates the contract on the oracle. */
export const create = (image: Image): CallResult =>
  callContract({ image, processor: new OracleProcessor(), chain: memoryChain() });
