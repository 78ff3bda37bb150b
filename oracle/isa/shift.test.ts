/** Shifts and rotates against a second definition: one position at a time, as the manual's loops do. */
import { describe, expect, test } from "vitest";
import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import type { Result } from "./result.ts";
import {
  rotateCarryLeft,
  rotateCarryRight,
  rotateLeft,
  rotateRight,
  shiftArithmeticRight,
  shiftLeft,
  shiftLeftDouble,
  shiftRight,
  shiftRightDouble,
} from "./shift.ts";

/** An eight-bit register and CF, moved by one position. */
interface Moving {
  readonly value: number;
  readonly carry: number;
}
type Step = (moving: Moving, original: number) => Moving;

const left = ({ value }: Moving, comesIn: number): Moving => ({
  value: ((value << 1) | comesIn) & 0xff,
  carry: value >> 7,
});
const right = ({ value }: Moving, comesIn: number): Moving => ({
  value: (value >> 1) | (comesIn << 7),
  carry: value & 1,
});

const STEPS = {
  SHL: (moving) => left(moving, 0),
  SHR: (moving) => right(moving, 0),
  SAR: (moving) => right(moving, moving.value >> 7),
  ROL: (moving) => left(moving, moving.value >> 7),
  ROR: (moving) => right(moving, moving.value & 1),
  RCL: (moving) => left(moving, moving.carry),
  RCR: (moving) => right(moving, moving.carry),
} as const satisfies Record<string, Step>;
type Name = keyof typeof STEPS;

const OURS: Record<Name, (value: bigint, count: bigint, carry: bigint) => Result> = {
  SHL: (value, count) => shiftLeft(8, value, count),
  SHR: (value, count) => shiftRight(8, value, count),
  SAR: (value, count) => shiftArithmeticRight(8, value, count),
  ROL: (value, count) => rotateLeft(8, value, count),
  ROR: (value, count) => rotateRight(8, value, count),
  RCL: (value, count, carry) => rotateCarryLeft(8, value, count, carry),
  RCR: (value, count, carry) => rotateCarryRight(8, value, count, carry),
};

/** OF after a count of 1 (SDM 2B): the sign changed; SAR clears it, SHR takes the old sign: both say the same. */
const signChanged = (before: number, after: number): number => ((before ^ after) & 0x80 ? OF : 0);

function zeroSignParity(value: number): number {
  let odd = 0;
  for (let rest = value; rest; rest &= rest - 1) odd ^= 1;
  return (value === 0 ? ZF : 0) | (value & 0x80 ? SF : 0) | (odd ? 0 : PF);
}

function stepwise(name: Name, value: number, count: number, carry: number): { value: number; flags: number } {
  let moving: Moving = { value, carry };
  for (let n = 0; n < (count & 31); n++) moving = STEPS[name](moving);
  const first = STEPS[name]({ value, carry }).value;
  const sized = name.startsWith("S") ? zeroSignParity(moving.value) : 0;
  return { value: moving.value, flags: (moving.carry ? CF : 0) | signChanged(value, first) | sized };
}

/** All values, raw counts to 63 (the mask starts at 32), both incoming carries. Undefined flags are the policy's affair, not compared here but for OF. */
function differences(name: Name): string[] {
  const found: string[] = [];
  for (let n = 0; n < 2 << 14; n++) {
    const [value, count, carry] = [n & 0xff, (n >> 8) & 0x3f, n >> 14];
    const is = OURS[name](BigInt(value), BigInt(count), BigInt(carry));
    const should = stepwise(name, value, count, carry);
    const compared = is.written & ~(is.undefined & ~OF);
    const same = is.value === BigInt(should.value) && (is.flags & compared) === (should.flags & compared);
    if (!same && found.length < 5)
      found.push(`${value} by ${count}, CF ${carry}: ${is.value} ${is.flags}, not ${should.value} ${should.flags}`);
  }
  return found;
}

describe.each(Object.keys(STEPS) as Name[])("%s of a byte", (name) => {
  test("is one position after the other", () => expect(differences(name)).toEqual([]));

  test("by a masked count of 0 changes nothing at all", () => {
    expect(OURS[name](0x81n, 32n, 1n)).toEqual({ value: 0x81n, flags: 0, written: 0, undefined: 0 });
  });
});

test("what is undefined depends on the count", () => {
  expect(shiftLeft(8, 0x81n, 1n).undefined).toBe(AF);
  expect(shiftLeft(8, 0x81n, 2n).undefined).toBe(AF | OF);
  expect(shiftLeft(8, 0x81n, 7n).undefined).toBe(AF | OF);
  expect(shiftLeft(8, 0x81n, 8n).undefined).toBe(AF | OF | CF);
  expect(shiftLeft(16, 0x81n, 15n).undefined).toBe(AF | OF);
  expect(shiftArithmeticRight(8, 0x81n, 31n).undefined).toBe(AF | OF);
  expect(rotateLeft(8, 0x81n, 1n).undefined).toBe(0);
  expect(rotateLeft(8, 0x81n, 8n).undefined).toBe(OF);
});

test("counts are masked to six bits for 64-bit operands only", () => {
  expect(shiftLeft(64, 1n, 33n).value).toBe(1n << 33n);
  expect(shiftLeft(64, 1n, 65n).value).toBe(2n);
  expect(shiftLeft(32, 1n, 33n).value).toBe(2n);
  expect(shiftLeft(16, 1n, 33n).value).toBe(2n);
});

/** Shifts two 16-bit registers as one, one position at a time; what comes in after 16 is undefined. */
function stepwiseDouble(
  target: number,
  source: number,
  count: number,
  toLeft: boolean,
): { value: number; carry: number } {
  let [value, feed, carry] = [target, source, 0];
  for (let n = 0; n < count; n++) {
    carry = toLeft ? value >> 15 : value & 1;
    value = toLeft ? ((value << 1) | (feed >> 15)) & 0xffff : (value >> 1) | ((feed & 1) << 15);
    feed = toLeft ? (feed << 1) & 0xffff : feed >> 1;
  }
  return { value, carry };
}

test.each([
  ["SHLD", shiftLeftDouble, true],
  ["SHRD", shiftRightDouble, false],
] as const)("%s of 16 bits is one position after the other, up to the width", (_, ours, toLeft) => {
  for (const target of [0, 1, 0x8000, 0xffff, 0x1234, 0xa5c3]) {
    for (const source of [0, 1, 0x8000, 0xffff, 0x5678, 0x3c5a]) {
      for (let count = 1; count <= 16; count++) {
        const { value, flags } = ours(16, BigInt(target), BigInt(source), BigInt(count));
        const should = stepwiseDouble(target, source, count, toLeft);
        expect({ value, carry: flags & CF }).toEqual({ value: BigInt(should.value), carry: should.carry });
      }
    }
  }
});

test("SHLD and SHRD of 16 bits by more than 16 leave everything undefined", () => {
  expect(shiftLeftDouble(16, 1n, 2n, 17n)).toMatchObject({
    undefined: OF | SF | ZF | AF | PF | CF,
    undefinedValue: 0xffffn,
  });
  expect(shiftRightDouble(32, 1n, 2n, 17n).undefinedValue).toBeUndefined();
});
