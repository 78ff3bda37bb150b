/** Expectations for a contract of the user's: which folder, which binary, which calls. */

import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { Circumstances } from "../contracts/circumstances.ts";
import { UsageError } from "../engines/engine.ts";
import { type Contract, EXPECT_FILE, readExpectations } from "./corpus.ts";
import { NO_EFFECTS } from "./effects.ts";
import { type Expectations, type ExpectedCall, type ExpectedStates, nameOf } from "./expectations.ts";
import { writeBefore } from "./json-before.ts";
import { writeCall } from "./json-call.ts";
import { writeChain } from "./json-chain.ts";

export interface Recording {
  /** The corpus. */
  readonly folder: string;
  readonly file: string;
  /** Left out: the file's name without its ending and its optimisation level, or the folder that the file lies in. */
  readonly contract?: string;
  /** Call lines; undefined: creation. */
  readonly calls: readonly (string | undefined)[];
  readonly chain: Circumstances;
  readonly limit?: number;
}

export interface ToRecord {
  readonly contract: Contract;
  /** What there is already. */
  readonly before: Expectations;
  /** Names of the calls. */
  readonly wanted: ReadonlySet<string>;
}

/** The contract with the file and the calls in it; calls that are new have nothing yet that they must give. Throws UsageError. */
export function contractToRecord(recording: Recording): ToRecord {
  const { file } = recording;
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const { folder, binary } = placeOf(recording);
  const old = existsSync(join(folder, EXPECT_FILE)) ? readExpectations(folder) : { binaries: [], calls: [] };
  const isThere = resolve(file) === resolve(folder, binary);
  if (!isThere) refuseOther(file, join(folder, binary));
  const calls = recording.calls.map((line) => newCall(line, recording));
  return {
    contract: {
      name: basename(folder),
      folder,
      expectations: withCalls(old, binary, calls),
      ...(isThere ? {} : { elsewhere: new Map([[binary, file]]) }),
    },
    before: old,
    wanted: new Set(calls.map(nameOf)),
  };
}

/** A file that lies in a contract's folder already stays where it is. */
function placeOf({ folder, file, contract }: Recording): { folder: string; binary: string } {
  const [first, ...rest] = relative(resolve(folder), resolve(file)).split("/");
  const isInside = first !== undefined && first !== ".." && rest.length > 0;
  if (isInside && (contract === undefined || contract === first)) {
    return { folder: join(folder, first), binary: rest.join("/") };
  }
  if (existsSync(join(folder, EXPECT_FILE)) && contract === undefined) {
    return { folder, binary: first === ".." ? basename(file) : relative(resolve(folder), resolve(file)) };
  }
  return { folder: join(folder, contract ?? stemOf(file)), binary: basename(file) };
}

/** `out/fib-Os.elf` is a binary of `fib`. */
const stemOf = (file: string): string =>
  basename(file)
    .replace(/\.[^.]*$/, "")
    .replace(/-O([0-3sgz]|fast)$/, "");

function refuseOther(file: string, place: string): void {
  if (!existsSync(place) || readFileSync(place).equals(readFileSync(file))) return;
  throw new UsageError(
    `${place} is another file already; copy ${basename(file)} over it first, or give it another name`,
  );
}

const newCall = (call: string | undefined, { chain, limit }: Recording): ExpectedCall => ({
  ...(call === undefined ? {} : { call }),
  chain,
  ...(limit === undefined ? {} : { limit }),
  error: "none",
  output: "",
  returns: [],
  before: [],
  others: new Map(),
  effects: NO_EFFECTS,
  profiles: new Map(),
  states: new Map(),
});

function withCalls(old: Expectations, binary: string, calls: readonly ExpectedCall[]): Expectations {
  for (const call of calls) refuseOtherCircumstances(old, call);
  const known = new Set(old.calls.map(nameOf));
  return {
    binaries: old.binaries.includes(binary) ? old.binaries : [...old.binaries, binary],
    calls: [...old.calls, ...calls.filter((call) => !known.has(nameOf(call)))],
  };
}

/** A name stands for one call: of the same line with another block number, the second needs a name of its own. */
function refuseOtherCircumstances(old: Expectations, call: ExpectedCall): void {
  const same = old.calls.find((one) => nameOf(one) === nameOf(call));
  if (same && circumstances(same) !== circumstances(call)) {
    throw new UsageError(
      `${nameOf(call)} is there already with another chain or limit; give that one a "name" in ${EXPECT_FILE} first`,
    );
  }
}

const circumstances = ({ call, chain, before, limit }: ExpectedCall): string =>
  JSON.stringify([call, writeChain(chain), writeBefore(before, chain), limit]);

/** Everything that was expected before still is; binaries, calls and states may be new. */
export const isOnlyAdded = (before: Expectations, after: Expectations): boolean =>
  before.calls.every((old) => {
    const now = after.calls.find((one) => nameOf(one) === nameOf(old));
    return now !== undefined && contentOf(old) === contentOf(restricted(now, old));
  });

const restricted = (now: ExpectedCall, old: ExpectedCall): ExpectedCall => ({
  ...now,
  profiles: new Map([...now.profiles].filter(([binary]) => old.profiles.has(binary))),
  states: new Map(
    [...now.states]
      .filter(([binary]) => old.states.has(binary))
      .map(([binary, one]) => [binary, withoutNewGas(one, old.states.get(binary)!)]),
  ),
});

/** Gas where none was on record is new. */
const withoutNewGas = ({ gas, ...states }: ExpectedStates, old: ExpectedStates): ExpectedStates =>
  old.gas === undefined || gas === undefined ? states : { ...states, gas };

const contentOf = (call: ExpectedCall): string => JSON.stringify(writeCall(call, [...call.profiles.keys()]));
