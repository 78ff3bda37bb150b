/**
 * An engine that runs everything its processor has, and cannot be told to have less. It answers for a case with a profile when the
 * profile makes no difference: when the oracle with everything executes no row that is outside. Then it skips, by name.
 */
import type { Decoded, Profile, Recorder } from "../../oracle/index.ts";
import type { MachineCase, Reply } from "../cases/case.ts";
import { isProfile, profileOf } from "../cases/profile.ts";
import { skipped } from "../cases/skip.ts";
import type { Engine, Hints } from "./engine.ts";
import { OracleRunner } from "./oracle.ts";

export function wholeProcessor(engine: Engine): Engine {
  const { name, description, version, lacks } = engine;
  const oracle = new OracleRunner({ checkFlags: false });
  const run: Engine["run"] = (cases, hints) =>
    cases.every((one) => profileOf(one) === undefined)
      ? engine.run(cases, hints)
      : runAble(engine, oracle, cases, hints);
  return { name, description, version, lacks, run, close: () => engine.close() };
}

async function runAble(
  engine: Engine,
  oracle: OracleRunner,
  cases: readonly MachineCase[],
  hints: Hints | undefined,
): Promise<Reply[]> {
  const plain = cases.map(withoutProfile);
  const whys = cases.map((one, n) => difference(oracle, profileOf(one), plain[n]!));
  const able = (_: unknown, n: number): boolean => whys[n] === undefined;
  const replies = await engine.run(plain.filter(able), hints?.filter(able));
  let next = 0;
  return cases.map((one, n) => (whys[n] === undefined ? replies[next++]! : skipped(one, whys[n])));
}

function withoutProfile(one: MachineCase): MachineCase {
  const { features = [], ...rest } = one;
  const others = features.filter((feature) => !isProfile(feature));
  return others.length > 0 ? { ...rest, features: others } : rest;
}

/** The first instruction that a machine of the profile would not execute, or would execute as another. */
function difference(oracle: OracleRunner, profile: Profile | undefined, plain: MachineCase): string | undefined {
  if (!profile || profile.name === "full") return undefined;
  const watch = new OutsideWatch(profile);
  oracle.runRecorded(plain, watch);
  return watch.found && `cannot do without ${watch.found}, as the profile ${profile.name} demands`;
}

class OutsideWatch implements Recorder {
  readonly #features: ReadonlySet<string>;
  /** Mnemonic and feature. */
  found: string | undefined;

  constructor({ features }: Profile) {
    this.#features = features;
  }

  completed({ row: { mnemonic, feature, status } }: Decoded): void {
    if (status.kind !== "refused" && !this.#features.has(feature)) this.found ??= `${mnemonic} (${feature})`;
  }

  stopped(instruction: Decoded): void {
    this.completed(instruction);
  }
}
