/** CS, DS, ES and SS overrides are without effect in 64-bit mode; they do not even cancel an FS or GS override before them. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const isOverride = (byte: number): boolean => byte === 0x64 || byte === 0x65;
const isIdle = (byte: number): boolean => byte === 0x26 || byte === 0x2e || byte === 0x36 || byte === 0x3e;
const DS = 0x3e;

export const segmentCancelled: KnownDivergence = {
  id: "unicorn-segment-cancelled",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "a CS, DS, ES or SS override behind an FS or GS override cancels it",
  authority: ["SDM Vol. 1, 3.3.7.1: CS, DS, ES and SS overrides are ignored in 64-bit mode", "silicon"],
  instructions: ANY,
  fields: [...REGISTERS, ...VECTORS, "mxcsr", ...STATUS, "DF", ...ENDING, ...ACCESS, "vector", MEMORY],
  applies: ({ machineCase }) => isCancelled(readPrefixes(machineCase.code).prefixes),
  instead: ({ machineCase }) => withoutOverride(machineCase),
};

const isCancelled = (prefixes: readonly number[]): boolean =>
  prefixes.some(isOverride) && prefixes.findLastIndex(isIdle) > prefixes.findLastIndex(isOverride);

function withoutOverride(machineCase: MachineCase): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const code = [...prefixes.map((byte) => (isOverride(byte) ? DS : byte)), ...rest];
  return { ...machineCase, code: Uint8Array.from(code) };
}
