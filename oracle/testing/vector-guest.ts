/** The small guest with vectors in it. */
import { Machine, type Stop } from "../machine.ts";
import type { State } from "../state.ts";
import { prepare, type Setting } from "./guest.ts";

const machine = new Machine();

/** All exceptions masked when `mxcsr` is left out. */
export type VectorSetting = Setting & { readonly mxcsr?: number };

/** Executes one instruction; `vectors` by number, the others are 0. */
export function runWithVectors(
  hex: string,
  vectors: Readonly<Record<number, bigint>>,
  setting: VectorSetting = {},
): { state: State; stop: Stop } {
  const state = prepare(hex, setting);
  state.vectors = Array.from({ length: 16 }, (_, index) => vectors[index] ?? 0n);
  state.mxcsr = setting.mxcsr ?? state.mxcsr;
  return { state, stop: machine.run(state, { limit: 1 }) };
}
