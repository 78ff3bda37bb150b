/** The audit: every part that was asked for, one after the other; a part that the environment does not allow is skipped by name. */
import { TABLE } from "../../oracle/index.ts";
import { type Engine, EnvironmentLacks } from "../engines/engine.ts";
import { openEngine } from "../engines/open.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { type Drawn, drawInstructions } from "../generate/drawn.ts";
import { isEncodable } from "../generate/encode.ts";
import { decoderPart } from "./decoder.ts";
import { keystonePart } from "./keystone.ts";
import type { Findings, Part, PartName, Setting } from "./part.ts";
import { processorPart } from "./processor.ts";
import { unicornPart } from "./unicorn.ts";

const PARTS: readonly Part[] = [keystonePart, unicornPart, decoderPart, processorPart];

export interface AuditOptions extends Pick<Setting, "seed" | "cases" | "stride" | "isStopped"> {
  readonly only: readonly PartName[];
  readonly onProgress: (part: PartName, done: number, total: number) => void;
}

export interface PartResult extends Findings {
  readonly name: PartName;
  readonly question: string;
  readonly seconds: number;
  /** Why the part was not done, or not to its end. */
  readonly skipped?: string;
}

export interface AuditResult {
  readonly parts: readonly PartResult[];
  /** `Unicorn 2.0.1 (…)`: of the engines that were used. */
  readonly engines: readonly string[];
}

/** Never rejects for a part's sake; a mistake of our own rejects. */
export async function runAudit(options: AuditOptions): Promise<AuditResult> {
  const engines = new Engines();
  try {
    const setting = settingOf(options, engines);
    const parts: PartResult[] = [];
    for (const part of PARTS.filter(({ name }) => options.only.includes(name)))
      parts.push(await runPart(part, setting, options));
    return { parts, engines: await engines.describe() };
  } finally {
    await engines.close();
  }
}

function settingOf({ seed, cases, stride, isStopped }: AuditOptions, engines: Engines): Omit<Setting, "tick"> {
  const rows = TABLE.filter((row) => row.status.kind === "implemented" && isEncodable(row));
  let drawn: readonly Drawn[] | undefined;
  return {
    seed,
    cases,
    stride,
    isStopped,
    oracle: new OracleRunner(),
    draw: () => {
      drawn ??= drawInstructions(rows, seed);
      return drawn;
    },
    open: (name) => engines.open(name),
  };
}

async function runPart(part: Part, shared: Omit<Setting, "tick">, options: AuditOptions): Promise<PartResult> {
  const { name, question, run } = part;
  const started = performance.now();
  const tick = (done: number, total: number): Promise<void> => {
    options.onProgress(name, done, total);
    return new Promise((resolve) => void setImmediate(resolve));
  };
  const found = await findingsOf(run, { ...shared, tick });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const cut = options.isStopped() ? "interrupted before its end" : undefined;
  return { name, question, seconds, ...found, ...(cut && { skipped: cut }) };
}

async function findingsOf(run: Part["run"], setting: Setting): Promise<Findings & { skipped?: string }> {
  try {
    return await run(setting);
  } catch (error) {
    if (!(error instanceof EnvironmentLacks)) throw error;
    return { counts: {}, faults: [], skipped: error.message };
  }
}

/** Opened when a part asks for them, closed together. */
class Engines {
  readonly #open = new Map<string, Promise<Engine>>();

  open(name: string): Promise<Engine> {
    const engine = this.#open.get(name) ?? openEngine(name);
    this.#open.set(name, engine);
    return engine;
  }

  async describe(): Promise<string[]> {
    return (await this.#opened()).map(({ description }) => description);
  }

  async close(): Promise<void> {
    await Promise.all((await this.#opened()).map((engine) => engine.close()));
  }

  async #opened(): Promise<Engine[]> {
    const settled = await Promise.allSettled(this.#open.values());
    return settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  }
}
