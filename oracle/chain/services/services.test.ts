import fc from "fast-check";
import { expect, test } from "vitest";
import { RAX, RSP } from "../../state.ts";
import { LIMITS } from "../limits.ts";
import type { Observation } from "../run-contract.ts";
import { CONSTANTS, call, DATA, int, move, program, stringAt } from "../testing/guest-program.ts";
import { SERVICE_BY_VECTOR, SERVICES } from "./index.ts";

/** No service: the run ends here, and the state before it is observed. */
const END = int(0xff);
const STACK_START = LIMITS.stackTop - BigInt(LIMITS.stackBytes);

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

const pointer = fc.oneof(
  fc.bigInt(DATA, DATA + 64n),
  fc.constantFrom(DATA, CONSTANTS, 0n, LIMITS.heapStart),
  fc.bigInt(0n, (1n << 64n) - 1n),
);
const flagBits = fc.integer({ min: 0, max: 0xfff }).map((bits) => (bits & 0xcd5) | 0x202);
const registers = fc.array(fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(0n, (1n << 64n) - 1n)), {
  minLength: 16,
  maxLength: 16,
});

/** Every register but rsp, the flags, a red zone of ones, then the service. */
function before(values: readonly bigint[], flags: number, [rdi, rsi, rdx]: readonly bigint[]): number[] {
  const arguments_ = [...values];
  [arguments_[7], arguments_[6], arguments_[2]] = [rdi!, rsi!, rdx!];
  return [
    ...[0x48, 0x83, 0x4c, 0x24, 0xf0, 0xff], // or qword [rsp-16], -1
    ...[0x68, flags & 0xff, flags >> 8, 0, 0, 0x9d], // push flags; popfq
    ...arguments_.flatMap((value, register) => (register === RSP ? [] : move(register, value))),
  ];
}

test("a service changes its result and what it is asked to fill, and nothing else", () => {
  const vector = fc.constantFrom(...SERVICE_BY_VECTOR.keys());
  const count = fc.oneof(fc.bigInt(0n, 64n), fc.bigInt(0n, (1n << 64n) - 1n));
  let served = 0;
  fc.assert(
    fc.property(vector, registers, flagBits, pointer, pointer, count, (number, values, flags, rdi, rsi, rdx) => {
      const seen: Observation[] = [];
      const image = program(
        [...before(values, flags, [rdi, rsi, rdx]), ...int(number), ...END],
        stringAt(DATA, "1.2.10"),
        stringAt(CONSTANTS, "1.3.0"),
      );
      const result = call(image, { line: 'name("text", 7)', observe: (observation) => seen.push(observation) });
      const [at, after] = seen;
      expect(at!.stop.vector).toBe(number);
      if (!after) {
        expect(result.error).not.toBe("none");
        return;
      }
      served++;
      expect(after.stop.vector).toBe(0xff);
      expect(after.rflags).toBe(at!.rflags);
      const keepsRax = SERVICE_BY_VECTOR.get(number)!.result === "none";
      const untouched = (all: readonly bigint[]) => all.filter((_, n) => n !== RAX || keepsRax);
      expect(untouched(after.registers)).toEqual(untouched(at!.registers));
      const changed = after.changes.filter((run) => run.at < DATA || run.at >= STACK_START);
      expect(changed).toEqual([]);
    }),
    { numRuns: 250 },
  );
  expect(served).toBeGreaterThan(50);
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
