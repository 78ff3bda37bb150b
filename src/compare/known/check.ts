/** Whether the known divergences still are what they say: every example is run, on every engine that the entry names. */
import type { MachineCase, Reply } from "../../cases/case.ts";
import type { Engine } from "../../engines/engine.ts";
import type { OracleRunner } from "../../engines/oracle.ts";
import type { Difference } from "../difference.ts";
import { judge } from "../judge.ts";
import { isInRange } from "./applicable.ts";
import { confirm, type Processor } from "./confirm.ts";
import { mistakesIn } from "./declared.ts";
import { fieldsText, lists } from "./fields.ts";
import type { KnownDivergence, KnownEntry, KnownInContext } from "./known.ts";
import { whoExcusesProgram, whoExcusesStep } from "./who-excuses.ts";

/** All entries: what one of them excuses, no other may. */
export interface Catalogue {
  readonly steps: readonly KnownDivergence[];
  readonly programs: readonly KnownInContext[];
}

export interface Checked {
  readonly id: string;
  readonly engine: string;
  /** `confirmed`: the processor gives the oracle's outcome. */
  readonly status: "reproduces" | "confirmed" | "fails" | "skipped";
  /** Why it fails or was skipped. */
  readonly why: string;
}

export interface CheckOptions {
  readonly catalogue: Catalogue;
  readonly engines: readonly Engine[];
  readonly oracle: OracleRunner;
  /** Asked about every entry that names silicon as its witness; left out: nobody is asked. */
  readonly processor?: Processor;
  /** Throws when there is none. */
  readonly example: (id: string) => MachineCase;
}

/** An example with what the engine made of it. */
export interface Run {
  readonly one: MachineCase;
  readonly actual: Reply;
  readonly differences: readonly Difference[];
  readonly engine: Engine;
}

/** Checks the entries with these ids, or all. */
export async function checkKnown(options: CheckOptions, ids?: readonly string[]): Promise<Checked[]> {
  const { steps, programs } = options.catalogue;
  const all = [...steps, ...programs];
  const out: Checked[] = [];
  for (const entry of all.filter(({ id }) => ids?.includes(id) ?? true)) {
    const [mistake] = mistakesIn(entry, all);
    for (const engine of entry.engines) {
      const checked = mistake === undefined ? await checkOn(engine, entry, options) : fails(mistake);
      out.push({ id: entry.id, engine, ...checked });
    }
    if (options.processor && mistake === undefined) out.push(await confirmedBy(options.processor, entry, options));
    if (entry.engines.length === 0) out.push({ id: entry.id, engine: "-", ...fails(mistake!) });
  }
  return out;
}

async function confirmedBy(processor: Processor, entry: KnownEntry, options: CheckOptions): Promise<Checked> {
  const head = { id: entry.id, engine: PROCESSOR };
  const one = readExample(entry.id, options);
  if (one instanceof Error) return { ...head, ...skipped("its example cannot be read") };
  return { ...head, ...(await confirm(entry, processor, options.oracle, one)) };
}

const PROCESSOR = "native";

type Status = Pick<Checked, "status" | "why">;

const fails = (why: string): Status => ({ status: "fails", why });
const skipped = (why: string): Status => ({ status: "skipped", why });

async function checkOn(name: string, entry: KnownEntry, options: CheckOptions): Promise<Status> {
  const engine = options.engines.find((one) => one.name === name);
  if (!engine) return skipped(`there is no ${name} here`);
  if (!isInRange(entry, engine)) return skipped(`${engine.version ?? "its version"} is not in ${entry.versions}`);
  const one = readExample(entry.id, options);
  return one instanceof Error ? fails(`its example cannot be read: ${one.message}`) : run(entry, engine, one, options);
}

function readExample(id: string, { example }: CheckOptions): MachineCase | Error {
  try {
    return example(id);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function run(entry: KnownEntry, engine: Engine, one: MachineCase, options: CheckOptions): Promise<Status> {
  const { oracle } = options;
  const [actual] = (await engine.run([one])) as [Reply];
  const verdict = judge(oracle, one, oracle.run(one), actual);
  if (verdict.kind === "skip") return fails(`its example cannot be compared: ${verdict.why}`);
  if (verdict.kind !== "diverge") return fails("its example does not reproduce any more: the engine agrees");
  const { differences } = verdict;
  const outside = differences.filter(({ field }) => !lists(entry.fields, field)).map(({ field }) => field);
  if (outside.length > 0)
    return fails(`its example differs outside its fields (${fieldsText(entry.fields)}): ${outside.join(" ")}`);
  return excusedByItselfAlone(entry, { one, actual, differences, engine }, options);
}

async function excusedByItselfAlone(entry: KnownEntry, shown: Run, options: CheckOptions): Promise<Status> {
  const { steps } = options.catalogue;
  const by = steps.some((one) => one === entry)
    ? whoExcusesStep(shown, options)
    : await whoExcusesProgram(shown, options);
  if (by.length === 0) return fails("its example is excused by nothing: it is another divergence now");
  if (by.join() !== entry.id) return fails(`its example is excused by ${by.join(" and ")}`);
  return { status: "reproduces", why: "" };
}
