/** What expect.json of a contract says: its binaries, its calls, and what each call must give. */

import { type ErrorName, encodeValue, type ProfileName, type Value } from "../../oracle/index.ts";
import type { Circumstances } from "../contracts/circumstances.ts";
import type { Earlier } from "../contracts/request.ts";

import type { Effects } from "./effects.ts";
import type { Excuse } from "./excuse.ts";

export interface Expectations {
  /** Paths inside the contract's folder. */
  readonly binaries: readonly string[];
  readonly calls: readonly ExpectedCall[];
}

/** The oracle's run: its states at every `int` and at the end, and its gas. */
export interface ExpectedStates {
  readonly ints: number;
  /** Hex digits. */
  readonly sha256: string;
  /** Used by the call; left out: whatever it uses. */
  readonly gas?: bigint;
}

export interface ExpectedCall {
  readonly name?: string;
  /** The call line; left out: the contract is created. */
  readonly call?: string;
  readonly chain: Circumstances;
  /** Calls before it, on the same chain; each must end well. */
  readonly before: readonly Earlier[];
  /** Other contracts that are there: id to a path inside the contract's folder. */
  readonly others: ReadonlyMap<string, string>;
  /** Steps at most. */
  readonly limit?: number;
  readonly error: ErrorName;
  /** Hex digits, lower case. At least one of `output` and `returns` is there, and they say the same. */
  readonly output?: string;
  readonly returns?: readonly Value[];
  readonly gasUsed?: number;
  /** The contract's own words. */
  readonly message?: string;
  readonly effects: Effects;
  /** By engine: what it does otherwise than the oracle, and why. */
  readonly excused?: ReadonlyMap<string, Excuse>;
  /** By binary: the smallest profile that it passes in. */
  readonly profiles: ReadonlyMap<string, ProfileName>;
  /** By binary. */
  readonly states: ReadonlyMap<string, ExpectedStates>;
}

/** What reports call a call. */
export const nameOf = ({ name, call }: Pick<ExpectedCall, "name" | "call">): string => name ?? call ?? "(creation)";

/** The output as hex digits, whichever way it was written down. */
export const outputOf = ({ output, returns }: Pick<ExpectedCall, "output" | "returns">): string =>
  output ?? hexOfValues(returns ?? []);

export const hexOfValues = (values: readonly Value[]): string => Buffer.concat(values.map(encodeValue)).toString("hex");
