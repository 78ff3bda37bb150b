/** A part of the audit: one question put to some witnesses, and what came of it. */
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Drawn } from "../generate/drawn.ts";
import type { Fault } from "./faults.ts";

export const PART_NAMES = ["keystone", "unicorn", "decoder", "processor"] as const;
export type PartName = (typeof PART_NAMES)[number];

/** What the parts share. */
export interface Setting {
  /** 32 bits. */
  readonly seed: number;
  /** Random cases of each part. */
  readonly cases: number;
  /** Of what the processor is asked one by one, every so many: 1 is all. */
  readonly stride: number;
  readonly oracle: OracleRunner;
  /** Instructions of every implemented row, drawn when the first part asks. */
  readonly draw: () => readonly Drawn[];
  /** Rejects with EnvironmentLacks where it cannot be had. */
  readonly open: (name: "unicorn" | "native") => Promise<Engine>;
  readonly isStopped: () => boolean;
  /** Lets the event loop turn, and those who watch know. */
  readonly tick: (done: number, total: number) => Promise<void>;
}

export interface Part {
  readonly name: PartName;
  readonly question: string;
  readonly run: (setting: Setting) => Promise<Findings>;
}

export interface Findings {
  /** What was asked, and how it came out, in the order of the report. */
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
}

/** Cases of `all` in batches; ends early when the audit is stopped. */
export async function* batches<T>(all: readonly T[], size: number, setting: Setting): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < all.length && !setting.isStopped(); at += size) {
    await setting.tick(at, all.length);
    yield all.slice(at, at + size);
  }
}

/** Counters that appear in the report in this order. */
export const zeros = <K extends string>(...names: readonly K[]): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
