import { expect, test } from "vitest";
import { RAX } from "../../state.ts";
import type { Observation } from "../run-contract.ts";
import { call, DATA, int, move, program } from "../testing/guest-program.ts";
import { SERVICE_BY_VECTOR, SERVICES } from "./index.ts";

/** No service: the run ends here, and the state before it is observed. */
const END = int(0xff);

test("the table has the services of the standard, each vector once, each with its evidence", () => {
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const expected = [
    ...range(0x10, 0x17),
    ...range(0x20, 0x32),
    ...range(0x40, 0x49),
    ...range(0x50, 0x59),
    ...range(0x60, 0x61),
    ...range(0x70, 0x7b),
    ...range(0x80, 0x85),
    ...range(0x90, 0x98),
  ];
  expect([...SERVICE_BY_VECTOR.keys()]).toEqual(expected);
  expect(SERVICES).toHaveLength(expected.length);
  expect(SERVICES.filter(({ evidence }) => evidence === "seen").map(({ vector }) => vector)).toEqual([
    0x11, 0x13, 0x14, 0x15, 0x16, 0x20, 0x27, 0x2d, 0x2e, 0x40, 0x49, 0x50, 0x55, 0x58, 0x59, 0x60, 0x61,
  ]);
});

test("a result narrower than rax clears the rest of it", () => {
  for (const [vector, value] of [
    [0x2e, 0n],
    [0x27, 1n],
    [0x42, 0n],
  ] as const) {
    const seen: Observation[] = [];
    call(program([...move(RAX, -1n), ...move(7, DATA), ...int(vector), ...END]), { observe: (one) => seen.push(one) });
    expect(seen[1]!.registers[RAX]).toBe(value);
  }
});
