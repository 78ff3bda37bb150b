/**
 * How floating-point instructions turn what their lanes come to into reads and writes. All operands are read first, so that a fault of
 * memory changes nothing; then all lanes compute; then the sticky flags are set, which stay set when an unmasked exception raises #XM; the
 * destination is written last (SDM 1, 11.5.1 and 11.5.2).
 */
import { GuestFault } from "../fault.ts";
import {
  type Environment,
  environmentOf,
  type FloatResult,
  type Format,
  faults,
  flagsOfLanes,
} from "../float/index.ts";
import { type Operand, read, write } from "../operands.ts";
import type { State } from "../state.ts";
import type { Execute, RowsHead } from "../table.ts";
import { fromLanes, type LaneWidth, laneOf } from "../vector.ts";

/** What all rows of floating point have in common: a fault may leave sticky flags behind. */
export const floating = (feature: string, section: string): RowsHead => ({ feature, section, keptOnFault: "mxcsr" });

/** Unsigned lanes of an operand: one where it is as wide as a lane, which is what scalar instructions have. Can fault. */
export function readLanes(state: State, operand: Operand, width: LaneWidth): bigint[] {
  const value = read(state, operand);
  return Array.from({ length: operand.width / width }, (_, n) => laneOf(width, value, n));
}

/** Sets the sticky flags of operations that were carried out side by side. Faults with #XM when one of them is unmasked. */
export function raise(state: State, environment: Environment, flags: readonly number[]): void {
  const all = flagsOfLanes(environment, flags);
  state.mxcsr |= all;
  if (faults(environment, all)) throw new GuestFault("#XM");
}

/** The lanes of an instruction, one result for each of the destination; lanes that are missing are 0. */
export type Lanes = (environment: Environment, ...operands: bigint[][]) => FloatResult[];

/** op dst, src: `define` has the lanes of both. */
export const fromBoth =
  (width: LaneWidth, define: Lanes): Execute =>
  (state, { operands: [target, source] }) => {
    const environment = environmentOf(state.mxcsr);
    const [left, right] = [readLanes(state, target!, width), readLanes(state, source!, width)];
    commit(state, environment, target!, width, define(environment, left, right));
  };

/** op dst, src: the destination is only written. Its lanes may be of another width than those of the source. */
export const fromSource =
  (from: LaneWidth, to: LaneWidth, define: Lanes): Execute =>
  (state, { operands: [target, source] }) => {
    const environment = environmentOf(state.mxcsr);
    commit(state, environment, target!, to, define(environment, readLanes(state, source!, from)));
  };

/** The values of operations that were carried out side by side, once what they raised is raised: there are none when that faults. */
export function settle(state: State, environment: Environment, results: readonly FloatResult[]): bigint[] {
  const flags = results.map((result) => result.flags);
  raise(state, environment, flags);
  return results.map(({ value }) => value);
}

/** Raises what the lanes raised; the destination is written when that did not fault. */
export function commit(
  ...[state, environment, target, width, results]: [State, Environment, Operand, LaneWidth, readonly FloatResult[]]
): void {
  const values = settle(state, environment, results);
  write(state, target, fromLanes(width, values));
}

/** Bits of a number of the format in a lane. */
export const laneWidth = ({ width }: Format): LaneWidth => width as LaneWidth;
