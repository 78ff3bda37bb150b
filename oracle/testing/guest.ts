/** A small guest for the oracle's own tests: bytes in, machine state out. */
import { ALWAYS_SET } from "../flags.ts";
import { Machine, type Stop } from "../machine.ts";
import { Memory } from "../memory.ts";
import { REGISTER_NAMES, type Resolve, State } from "../state.ts";

/** One page, read and execute; the page behind it is not mapped. */
export const CODE = 0x40_0000n;
/** Two pages, read and write; what is before and behind is not mapped. */
export const DATA = 0x1_0000n;
/** One page, read only. */
export const CONSTANT = 0x2_0000n;

const full = new Machine();

export interface Setting {
  /** By name: `{ rax: 1n }`. The others are 0. */
  readonly registers?: Readonly<Record<string, bigint>>;
  readonly flags?: number;
  /** Little-endian quadwords by address. */
  readonly memory?: readonly (readonly [bigint, bigint])[];
  readonly at?: bigint;
  /** Instructions; 1 when left out. */
  readonly steps?: number;
  readonly resolve?: Resolve;
  /** The full one when left out. */
  readonly machine?: Machine;
}

export interface Ran {
  readonly state: State;
  readonly stop: Stop;
  /** A register by name. */
  readonly get: (name: string) => bigint;
}

/** A state with `hex` at `at`, ready to run. */
export function prepare(hex: string, { registers = {}, flags = 0, memory = [], at = CODE, resolve }: Setting): State {
  const state = new State(mapped());
  state.memory.poke(at, bytesOf(hex));
  for (const [address, value] of memory) state.memory.poke(address, quadword(value));
  state.memory.commit();
  for (const [name, value] of Object.entries(registers)) state.registers[numberOf(name)] = BigInt.asUintN(64, value);
  state.rflags = flags | ALWAYS_SET;
  state.rip = at;
  state.resolve = resolve;
  return state;
}

/** Executes `hex`. */
export function run(hex: string, setting: Setting = {}): Ran {
  const state = prepare(hex, setting);
  const stop = (setting.machine ?? full).run(state, { limit: setting.steps ?? 1 });
  return { state, stop, get: (name) => state.registers[numberOf(name)]! };
}

/** The quadword at `address`, whatever its permissions. */
export const quadwordAt = ({ memory }: State, address: bigint): bigint =>
  new DataView(memory.peek(address, 8)!.buffer).getBigUint64(0, true);

export const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

function mapped(): Memory {
  const memory = new Memory();
  memory.map(CODE, 4096, "rx");
  memory.map(DATA, 2 * 4096, "rw");
  memory.map(CONSTANT, 4096, "r");
  return memory;
}

function quadword(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

function numberOf(name: string): number {
  const number = REGISTER_NAMES.indexOf(name);
  if (number < 0) throw new Error(`no such register: ${name}`);
  return number;
}
