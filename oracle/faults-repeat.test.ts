/**
 * A repeated string instruction that faults: the finished iterations stay, as if they had been executed one by one without the prefix,
 * and nothing else happened. Fields that change are those that the row declares in `keptOnFault`.
 */
import { describe, expect, test } from "vitest";
import { ALWAYS_SET, DF, STATUS } from "./flags.ts";
import { Machine } from "./machine.ts";
import { RAX, RCX, State } from "./state.ts";
import type { Row } from "./table.ts";
import { accessesOf, type MemoryAccess } from "./testing/accesses.ts";
import { type Encoding, encodingsOf, hexOf, implemented, rowName } from "./testing/encodings.ts";
import { changesSince, snapshotOf } from "./testing/snapshot.ts";
import { CODE_PAGE, expectedFault, SAFE, terrain } from "./testing/terrain.ts";

const repeatable = implemented.filter((row) => row.rep);
const machine = new Machine();
const memory = terrain();

interface Setting {
  readonly bytes: Uint8Array;
  readonly registers: ReadonlyMap<number, bigint>;
  readonly flags: number;
  /** REPNE: what is compared must differ for the repetition to go on. */
  readonly unequal: boolean;
}

/** Elements; more than any case gets to. */
const COUNT = 9n;
const IGNORED_UPPER = 0xabcd_ef01n << 32n;

function stateOf({ bytes, registers, flags, unequal }: Setting): State {
  memory.rollback();
  memory.place(CODE_PAGE, bytes);
  memory.place(SAFE - 64n, new Uint8Array(128).fill(unequal ? 0 : 0xff));
  const state = new State(memory);
  for (const [index, value] of registers) state.registers[index] = value;
  state.rip = CODE_PAGE;
  state.rflags = flags | ALWAYS_SET;
  return state;
}

interface Trial {
  readonly encoding: Encoding;
  /** The operand that faults, and where its element is that does. */
  readonly chosen: MemoryAccess;
  readonly address: bigint;
  /** Iterations before. */
  readonly finished: number;
  readonly prefix: 0xf2 | 0xf3;
  readonly down: boolean;
}

/** Where the pointer starts so that the element after `finished` ones is at `address`. */
const startOf = ({ chosen, address, finished, down }: Trial): bigint =>
  address + BigInt(finished * chosen.size) * (down ? 1n : -1n);

function settingOf(trial: Trial): Setting {
  const { encoding, chosen, prefix, down } = trial;
  const upper = encoding.decoded.addressWidth === 32 ? IGNORED_UPPER : 0n;
  const registers = new Map([[RCX, upper | COUNT]]);
  if (prefix === 0xf3) registers.set(RAX, 2n ** 64n - 1n);
  for (const { base } of accessesOf(encoding.bytes))
    registers.set(base, upper | (base === chosen.base ? startOf(trial) : SAFE));
  const bytes = Uint8Array.of(prefix, ...encoding.bytes);
  return { bytes, registers, flags: STATUS | (down ? DF : 0), unequal: prefix === 0xf2 };
}

/** The state after `finished` iterations, each executed alone: registers (RCX counted) and memory; flags as at the start. */
function model(setting: Setting, { encoding, finished }: Trial): unknown {
  const state = stateOf({ ...setting, bytes: encoding.bytes });
  const { rflags } = state;
  for (let n = 0; n < finished; n++) {
    machine.step(state);
    state.rip = CODE_PAGE;
  }
  if (finished > 0) state.registers[RCX] = COUNT - BigInt(finished);
  state.rflags = rflags;
  return visible(state);
}

const visible = (state: State): unknown => ({ ...snapshotOf(state), memory: state.memory.changes() });

/** The fields that the execution changed. */
function check(trial: Trial): string[] {
  const { chosen, address, finished, down } = trial;
  const setting = settingOf(trial);
  const expected = model(setting, trial);
  const state = stateOf(setting);
  const before = snapshotOf(state);
  const stop = machine.run(state, { limit: 1 });
  const told = `${hexOf(setting.bytes)} ${chosen.kind} 0x${address.toString(16)} after ${finished}, down ${down}`;
  expect(stop, told).toEqual({ reason: "fault", at: CODE_PAGE, ...expectedFault(chosen, address) });
  expect(visible(state), told).toEqual(expected);
  return changesSince(before, state);
}

/** Where an element of `size` bytes faults: upwards behind the end of the page, downwards before its start; whole or with one byte. */
const badPlaces = ({ size, kind }: MemoryAccess, down: boolean): bigint[] => {
  const [start, end] = kind === "read" ? [0x2_0000n, 0x2_3000n] : [0x2_1000n, 0x2_2000n];
  return down ? [start - 1n, start - BigInt(size)] : [end, end + 1n - BigInt(size)];
};

function trialsOf(encoding: Encoding): Trial[] {
  const trials: Trial[] = [];
  for (const chosen of accessesOf(encoding.bytes))
    for (const down of [false, true])
      for (const address of badPlaces(chosen, down))
        for (const prefix of [0xf2, 0xf3] as const)
          for (const finished of [0, 1, 2, 5]) trials.push({ encoding, chosen, address, finished, prefix, down });
  return trials;
}

const encodings = (row: Row): Encoding[] => [...encodingsOf(row, "memory"), ...encodingsOf(row, "memory", [0x67])];

describe("a repeated instruction keeps what it finished", () => {
  test.each(repeatable.map((row) => [rowName(row), row] as const))("%s", (_, row) => {
    const changed = new Set(encodings(row).flatMap(trialsOf).flatMap(check));
    expect([...changed].sort()).toEqual([...row.keptOnFault].sort());
  });
});

test("the rows that keep something but sticky flags at a fault are those that repeat", () => {
  const keeping = implemented.filter(({ keptOnFault }) => keptOnFault.length > 0 && keptOnFault.join() !== "mxcsr");
  expect(keeping).toEqual(repeatable);
  expect(repeatable).toHaveLength(10);
});

test("a count of 0 accesses nothing", () => {
  for (const row of repeatable) {
    for (const { bytes } of encodings(row)) {
      const registers = new Map(Array.from({ length: 16 }, (_, n) => [n, n === RCX ? 0n : 1n << 48n]));
      const state = stateOf({ bytes: Uint8Array.of(0xf3, ...bytes), registers, flags: 0, unequal: false });
      expect(machine.run(state, { limit: 1 }).reason).toBe("limit");
    }
  }
});
