/** The small guest with vectors in it. */
import { Machine, type Stop } from "../machine.ts";
import type { State } from "../state.ts";
import { prepare, type Setting } from "./guest.ts";

const machine = new Machine();

/** Executes one instruction; `vectors` by number, the others are 0. */
export function runWithVectors(
  hex: string,
  vectors: Readonly<Record<number, bigint>>,
  setting: Setting = {},
): { state: State; stop: Stop } {
  const state = prepare(hex, setting);
  state.vectors = Array.from({ length: 16 }, (_, index) => vectors[index] ?? 0n);
  return { state, stop: machine.run(state, { limit: 1 }) };
}
