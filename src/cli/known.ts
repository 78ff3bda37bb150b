/** `echolot known`: the divergences that are known and excused, and whether they still are what they say. */
import type { Command } from "commander";
import { writeCase } from "../cases/codec.ts";
import { type Checked, checkKnown } from "../compare/known/check.ts";
import type { Processor } from "../compare/known/confirm.ts";
import { readExample } from "../compare/known/example.ts";
import { KNOWN, KNOWN_IN_CONTEXT } from "../compare/known/index.ts";
import type { KnownDivergence, KnownInContext } from "../compare/known/known.ts";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";
import { openEngine, openEngines } from "../engines/open.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { checkedText, knownJson, knownTable, knownText } from "../report/known.ts";

const HELP = `
A known divergence excuses an engine, in the versions named, in the fields listed and in no other, where its predicate
recognises what the engine does wrong. --check runs the example of each on the real engine. It fails when the engine agrees
by now, when the example differs outside the entry's fields, and when another entry, or none, excuses it. An engine whose
version is out of range is skipped by name; a skip is no success. Where the processor is named as witness it is asked again
(engine native): its outcome of the example must be the oracle's.
Exit codes: 0 listed, or everything checked reproduces; 1 an example fails, or none could be checked; 2 there is no such ID;
3 an engine is missing.

Examples:
  echolot known
  echolot known unicorn-bswap-word
  echolot known --check`;

interface Options {
  readonly check?: true;
  readonly json?: true;
}

type Known = KnownDivergence | KnownInContext;
const ALL: readonly Known[] = [...KNOWN, ...KNOWN_IN_CONTEXT];

export function register(program: Command): void {
  program
    .command("known")
    .description("List the known divergences of engines, show one, or check that their examples still reproduce.")
    .argument("[id]", "show, or check, this one only")
    .option("--check", "run the examples on the engines")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(known);
}

async function known(id: string | undefined, { check, json }: Options): Promise<void> {
  const chosen = id === undefined ? ALL : [named(id)];
  if (check) await checkAll(chosen, json);
  else if (id === undefined) print(json ? JSON.stringify(ALL.map(knownJson)) : knownTable(ALL));
  else show(chosen[0]!, json);
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

function named(id: string): Known {
  const found = ALL.find((entry) => entry.id === id);
  if (!found) throw new UsageError(`there is no known divergence "${id}"; echolot known lists them`);
  return found;
}

function show(entry: Known, json: boolean | undefined): void {
  const example = readExample(entry.id);
  if (json) print(JSON.stringify({ ...knownJson(entry), case: writeCase(example) }));
  else print(knownText(new OracleRunner().machine.maps, entry, example));
}

async function checkAll(chosen: readonly Known[], json: boolean | undefined): Promise<void> {
  const engines = await openEngines([...new Set(chosen.flatMap((entry) => entry.engines))]);
  const processor = await openProcessor();
  try {
    const catalogue = { steps: KNOWN, programs: KNOWN_IN_CONTEXT };
    const options = { catalogue, engines, processor, oracle: new OracleRunner(), example: readExample };
    const checked = await checkKnown(
      options,
      chosen.map(({ id }) => id),
    );
    print(json ? JSON.stringify(checked) : checkedText(checked));
    process.exitCode = exitCode(checked);
  } finally {
    const opened = "missing" in processor ? engines : [...engines, processor];
    await Promise.all(opened.map((engine) => engine.close()));
  }
}

/** The witness of most entries, or why it cannot be asked here. */
async function openProcessor(): Promise<Processor> {
  try {
    return await openEngine("native");
  } catch (error) {
    if (error instanceof EnvironmentLacks) return { missing: error.message.split("\n")[0]! };
    throw error;
  }
}

/** Nothing checked is no success. */
export function exitCode(checked: readonly Checked[]): 0 | 1 {
  const is = (status: Checked["status"]): boolean => checked.some((one) => one.status === status);
  return is("fails") || !is("reproduces") ? 1 : 0;
}
