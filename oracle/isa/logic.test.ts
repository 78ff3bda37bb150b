/** AND, OR, XOR against truth tables, bit by bit. */
import { expect, test } from "vitest";
import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import { and, or, xor } from "./logic.ts";
import type { Result } from "./result.ts";

/** Result bit for the operand bits 00, 01, 10, 11. */
type TruthTable = readonly [number, number, number, number];

function byTable(table: TruthTable, left: number, right: number): number {
  let value = 0;
  for (let n = 0; n < 8; n++) value += table[(((left >> n) & 1) * 2 + ((right >> n) & 1)) as 0 | 1 | 2 | 3] * 2 ** n;
  return value;
}

function parity(value: number): boolean {
  let even = true;
  for (let n = 0; n < 8; n++) if (value & (1 << n)) even = !even;
  return even;
}

function differences(ours: (a: bigint, b: bigint) => Result, table: TruthTable): string[] {
  const found: string[] = [];
  for (let n = 0; n < 1 << 16; n++) {
    const value = byTable(table, n & 0xff, n >> 8);
    const flags = (value === 0 ? ZF : 0) | (value > 127 ? SF : 0) | (parity(value) ? PF : 0);
    const is = ours(BigInt(n & 0xff), BigInt(n >> 8));
    const same = is.value === BigInt(value) && is.flags === flags && is.written === (OF | SF | ZF | AF | PF | CF);
    if (!same && found.length < 5)
      found.push(`${n & 0xff} ${n >> 8}: ${is.value} ${is.flags} instead of ${value} ${flags}`);
  }
  return found;
}

test("AND, OR and XOR follow their truth tables; CF and OF are clear, AF is undefined", () => {
  expect(differences((a, b) => and(8, a, b), [0, 0, 0, 1])).toEqual([]);
  expect(differences((a, b) => or(8, a, b), [0, 1, 1, 1])).toEqual([]);
  expect(differences((a, b) => xor(8, a, b), [0, 1, 1, 0])).toEqual([]);
  expect(and(8, 1n, 1n).undefined).toBe(AF);
});

test("the sign is the operand's own top bit", () => {
  expect(or(64, 1n << 63n, 0n).flags & SF).toBe(SF);
  expect(or(64, 1n << 31n, 0n).flags & SF).toBe(0);
  expect(or(32, 1n << 31n, 0n).flags & SF).toBe(SF);
});
