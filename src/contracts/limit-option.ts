/** `--set NAME=VALUE`: the limits that a run or a chain may have otherwise than the standard has them. */
import { InvalidArgumentError } from "commander";
import { LIMITS, type Limits } from "../../oracle/index.ts";

interface Settable {
  readonly most: number;
  /** The value must be a multiple of it. */
  readonly unit: number;
}

const upTo = (most: number, unit = 1): Settable => ({ most, unit });

/** By name in the table of limits. Upper bounds are what this process can bear. */
const SETTABLE = {
  stackBytes: upTo(64 << 20, 4096),
  heapBytes: upTo(512 << 20, LIMITS.heapGrowth),
  outputBytes: upTo(64 << 20),
  callLine: upTo(16 << 20),
  logs: upTo(100_000),
  logBytes: upTo(64 << 20),
  callDepth: upTo(64),
  storageKeyBytes: upTo(1 << 20),
  storageValueBytes: upTo(16 << 20),
} as const satisfies Partial<Record<keyof Limits, Settable>>;

export type LimitName = keyof typeof SETTABLE;
export type ChosenLimits = Partial<Record<LimitName, number>>;

export const LIMIT_NAMES = Object.keys(SETTABLE) as readonly LimitName[];

/** Each with what it is when nobody sets it: for `--help`. */
export const LIMIT_LINES = LIMIT_NAMES.map((name) => `  ${name.padEnd(18)} ${LIMITS[name]}`).join("\n");

/** `NAME=VALUE`, added to what was given before. Throws InvalidArgumentError. */
export function chosenLimit(text: string, before: ChosenLimits = {}): ChosenLimits {
  const [, wanted, digits] = /^(\w+)=(\d{1,10})$/.exec(text) ?? [];
  const name = LIMIT_NAMES.find((one) => one === wanted);
  if (!name) throw new InvalidArgumentError(`Expected a limit like callDepth=4; there are ${LIMIT_NAMES.join(", ")}.`);
  const { most, unit } = SETTABLE[name];
  const value = Number(digits);
  if (value > most || value % unit !== 0) {
    const multiple = unit === 1 ? "a whole number" : `a multiple of ${unit}`;
    throw new InvalidArgumentError(`Expected ${name} to be ${multiple} up to ${most}.`);
  }
  return { ...before, [name]: value };
}
