/** The inputs of a proof, enumerated and drawn: always the same for the same row and immediate. */
import { flags } from "../../oracle/index.ts";
import { Random } from "../generate/random.ts";
import type { Axis } from "./axes.ts";
import { FIELDS, FLAGS } from "./loop.ts";

/** What all inputs share. */
export interface Shared {
  /** The flags that the row reads, and their values. */
  readonly readable: number;
  readonly read: number;
  readonly immediate: number;
}

/** Sets nothing. */
const NO_AXIS: Axis = { field: 0, shift: 0, mask: 0, values: [0] };

/** The first axes, one or two, go through all combinations of their values; all else is drawn, for each anew. */
export function inputsOf(axes: readonly Axis[], exhausted: 1 | 2, { readable, read, immediate }: Shared): Uint16Array {
  const [one = NO_AXIS, other = NO_AXIS] = axes.slice(0, exhausted);
  const inputs = new Uint16Array(one.values.length * other.values.length * FIELDS);
  const random = new Random(immediate, read);
  let at = 0;
  for (const value of one.values) {
    for (const otherValue of other.values) {
      for (let n = 0; n < FLAGS; n++) inputs[at + n] = random.word();
      for (const axis of axes.slice(exhausted)) set(inputs, at, axis, random.pick(axis.values));
      set(inputs, at, one, value);
      set(inputs, at, other, otherValue);
      // flags that are not read must stay, or be written, whatever they were: each execution has its own
      inputs[at + FLAGS] = flags.ALWAYS_SET | read | (random.word() & flags.STATUS & ~readable);
      at += FIELDS;
    }
  }
  return inputs;
}

function set(inputs: Uint16Array, at: number, { field, shift, mask }: Axis, value: number): void {
  const before = inputs[at + field]!;
  inputs[at + field] = (before & ~(mask << shift)) | (value << shift);
}
