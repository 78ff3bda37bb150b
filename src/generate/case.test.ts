import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { Machine, Memory, State, type Stop } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { type Generator, makeGenerator, STARTS } from "./case.ts";
import { describeCase } from "./describe.ts";
import { makeImages } from "./images.ts";
import { buildCase, offsetsOf, withoutParts } from "./parts.ts";
import { partsOf } from "./parts-of.ts";
import { buildPool, type Pool } from "./pool.ts";

let pool: Pool;
let generator: Generator;
beforeAll(async () => {
  pool = await buildPool({ seed: 7 });
  generator = makeGenerator(pool);
});

const numbers = (length: number): number[] => Array.from({ length }, (_, n) => n);

/** Without the images: comparing them byte by byte, case by case, takes minutes. */
const withoutMemory = ({ memory: _, ...rest }: MachineCase): Omit<MachineCase, "memory"> => rest;

const contents = ({ memory }: MachineCase): string[] =>
  memory.flatMap(({ at, runs }) => runs.map(({ bytes }) => `${at} ${Buffer.from(bytes).toString("base64")}`));

test("a case follows from seed and index alone", () => {
  const again = makeGenerator(pool);
  const backwards = numbers(600)
    .reverse()
    .map((n) => again.draw(n))
    .reverse();
  for (const n of numbers(600)) expect(withoutMemory(generator.draw(n))).toEqual(withoutMemory(backwards[n]!));
  for (const n of [0, 256, 512]) expect(contents(generator.draw(n))).toEqual(contents(backwards[n]!));
  expect(generator.draw(STARTS - 1).code).not.toEqual(generator.draw(STARTS).code);
  expect(generator.draw(2 ** 32).registers).not.toEqual(generator.draw(0).registers);
});

test("cases in a row run one program from starts of their own", () => {
  const row = numbers(STARTS).map((n) => generator.draw(5 * STARTS + n));
  expect(new Set(row.map(({ code }) => code)).size).toBe(1);
  expect(new Set(row.map(({ registers }) => registers.join())).size).toBe(STARTS);
  const programs = numbers(100 * STARTS).map((n) => generator.draw(n).code.toString());
  expect(new Set(programs).size).toBe(100);
  const single = makeGenerator(pool, { starts: 1 });
  expect(new Set(numbers(100).map((n) => single.draw(n).code.toString())).size).toBe(100);
  expect(single.draw(3).code).toEqual(generator.draw(3 * STARTS).code);
});

test("neighbouring cases share one array of regions", () => {
  expect(generator.draw(1).memory).toBe(generator.draw(0).memory);
  expect(new Set(numbers(40).map((n) => generator.draw(100 * n).memory)).size).toBe(4);
});

test("relative branches go to the start of an instruction or to the end", () => {
  for (const n of numbers(2_000)) {
    const { parts } = generator.parts(n);
    const { code } = generator.draw(n);
    const starts = offsetsOf(parts);
    for (const [k, { instruction }] of parts.entries()) {
      if (instruction.relative === 0) continue;
      const end = starts[k + 1]!;
      const distance = Buffer.from(code).readIntLE(end - instruction.relative, instruction.relative);
      expect(starts).toContain(end + distance);
    }
  }
});

/** Runs a case on a machine of its own making, in order to see what the oracle engine would not tell. */
function run(
  machine: Machine,
  { code, at, registers, rflags, fsBase, gsBase, memory, until, limit }: MachineCase,
): Stop {
  const state = new State(new Memory());
  for (const region of memory) {
    state.memory.map(region.at, region.size, region.access);
    for (const { at: start, bytes } of region.runs) state.memory.poke(start, bytes);
  }
  state.memory.map(at, 4096, "rx");
  state.memory.poke(at, code);
  registers.forEach((value, n) => {
    state.registers[n] = value;
  });
  Object.assign(state, { rip: at, rflags, fsBase, gsBase });
  return machine.run(state, { until, limit });
}

test("a bare machine and the oracle engine end a case alike", () => {
  const [machine, runner] = [new Machine(), new OracleRunner()];
  for (const n of numbers(200)) {
    const { reason, at } = run(machine, generator.draw(n));
    expect(runner.run(generator.draw(n)).stop).toMatchObject({ reason, at });
  }
});

test("20,000 cases keep every flag contract and end in a healthy mix", () => {
  const runner = new OracleRunner({ checkFlags: true });
  const ends = new Map<string, number>();
  for (const n of numbers(20_000)) {
    const { stop } = runner.run(generator.draw(n));
    const end = stop.fault ?? stop.reason;
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const percent = (end: string): number => (ends.get(end) ?? 0) / 200;
  expect(percent("until")).toBeGreaterThan(55);
  for (const end of ["#PF", "#GP", "#DE", "#UD", "#SS", "interrupt"]) expect(percent(end), end).toBeGreaterThan(0.2);
  expect(percent("#PF")).toBeLessThan(30);
  expect(percent("limit")).toBeLessThan(1);
  expect(percent("unsupported")).toBeLessThan(1);
});

test("a restricted pool makes programs of its mnemonics only", async () => {
  const restricted = makeGenerator(await buildPool({ seed: 1, only: ["ROL", "LOOP"] }));
  const used = new Set(
    numbers(200).flatMap((n) => restricted.parts(n).parts.map(({ instruction }) => instruction.row.mnemonic)),
  );
  expect(used).toEqual(new Set(["ROL", "LOOP"]));
});

test("a case taken apart and built anew is the same case", () => {
  for (const n of numbers(500)) {
    const original = generator.draw(n);
    const parts = partsOf(original);
    expect(parts?.memory).toBe(original.memory);
    expect(parts && withoutMemory(buildCase(parts))).toEqual(withoutMemory(original));
  }
});

test("a case that cannot be rebuilt faithfully is not taken apart", () => {
  const original = generator.draw(0);
  const { until: _, ...open } = original;
  expect(partsOf({ ...original, until: 0x40_0001n })).toBeUndefined();
  expect(partsOf(open)).toBeUndefined();
  expect(partsOf({ ...original, code: Uint8Array.of(0x06), until: original.at + 1n })).toBeUndefined();
});

test("dropping instructions keeps branches on instruction starts", () => {
  const described = describeCase(pool, makeImages(1)[0]!);
  fc.assert(
    fc.property(described, fc.nat(9), fc.integer({ min: 1, max: 4 }), (parts, first, count) => {
      const smaller = withoutParts(parts, first, count);
      const rebuilt = partsOf(buildCase(smaller));
      expect(smaller.parts.length).toBe(Math.max(Math.min(first, parts.parts.length), parts.parts.length - count));
      expect(rebuilt?.parts.map(({ target }) => target)).toEqual(smaller.parts.map(({ target }) => target));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("described cases run", () => {
  const runner = new OracleRunner({ checkFlags: true });
  fc.assert(
    fc.property(describeCase(pool, makeImages(1)[0]!), (parts) => {
      expect(runner.run(buildCase(parts)).stop.reason).not.toBe("skip");
    }),
    { seed: 1, numRuns: 500 },
  );
});
