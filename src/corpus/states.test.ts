import fc from "fast-check";
import { expect, test } from "vitest";
import type { Observation } from "../../oracle/index.ts";
import { statesOf } from "./states.ts";

const bits = (width: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n });
const registers = fc.array(bits(64), { minLength: 16, maxLength: 16 });
const stop = fc.record({
  reason: fc.constant("interrupt" as const),
  at: bits(47),
  vector: fc.nat(255),
  next: bits(47),
});
const observation: fc.Arbitrary<Observation> = fc.record({
  stop,
  steps: fc.nat(),
  registers,
  rflags: fc.nat(0xfff),
  changes: fc.tuple(bits(47), fc.uint8Array({ minLength: 1 })).map(([at, bytes]) => [{ at, bytes }]),
});
const some = fc.array(observation, { minLength: 1, maxLength: 3 });

test("one bit of a register, of a flag, of memory, of a place is another digest", () => {
  fc.assert(
    fc.property(some, fc.nat(15), fc.nat(63), (all, register, bit) => {
      const [first, ...rest] = all as [Observation, ...Observation[]];
      const [run] = first.changes;
      const flipped = first.registers.map((value, n) => (n === register ? value ^ (1n << BigInt(bit)) : value));
      const bytes = Uint8Array.from(run!.bytes, (byte, n) => (n === 0 ? byte ^ (1 << (bit & 7)) : byte));
      const others: Observation[] = [
        { ...first, registers: flipped },
        { ...first, rflags: first.rflags ^ (1 << (bit % 12)) },
        { ...first, changes: [{ ...run!, bytes }] },
        { ...first, changes: [{ ...run!, at: run!.at + 1n }] },
        { ...first, stop: { ...first.stop, at: first.stop.at ^ 1n } },
        { ...first, stop: { ...first.stop, vector: first.stop.vector! ^ 1 } },
      ];
      const digests = [first, ...others].map((one) => statesOf([one, ...rest]).sha256);
      expect(new Set(digests).size).toBe(digests.length);
    }),
  );
});

test("bits that are undefined make no difference, how a change is cut into runs neither", () => {
  fc.assert(
    fc.property(observation, registers, bits(64), (one, masks, noise) => {
      const free = {
        registers: masks,
        rflags: 0x8d5,
        memory: [{ at: one.changes[0]!.at, bytes: Uint8Array.of(0xff) }],
      };
      const [{ at, bytes }] = one.changes as [Observation["changes"][number]];
      const noisy: Observation = {
        ...one,
        registers: one.registers.map((value, n) => value ^ (noise & masks[n]!)),
        rflags: one.rflags ^ (Number(noise & 0xfffn) & 0x8d5),
        changes: [
          { at, bytes: Uint8Array.of(bytes[0]! ^ Number(noise & 0xffn)) },
          { at: at + 1n, bytes: bytes.subarray(1) },
        ],
      };
      expect(statesOf([{ ...noisy, undefined: free }])).toEqual(statesOf([{ ...one, undefined: free }]));
    }),
  );
});

test("ints are counted, the end is no int, and a stop at the limit is no state", () => {
  const base = { steps: 1, registers: Array<bigint>(16).fill(0n), rflags: 2, changes: [] };
  const int: Observation = { ...base, stop: { reason: "interrupt", at: 1n, vector: 0x59 } };
  const end: Observation = { ...base, stop: { reason: "return", at: 0n } };
  const limit: Observation = { ...base, stop: { reason: "limit", at: 7n } };
  expect(statesOf([int, int, end]).ints).toBe(2);
  expect(statesOf([int, limit])).toEqual(statesOf([int]));
  expect(statesOf([int, end]).sha256).not.toBe(statesOf([int]).sha256);
});
