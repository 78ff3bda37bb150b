/**
 * Faults of the whole table against Unicorn: every memory operand of every implemented row at page edges and where addresses are not
 * canonical, branch targets, #DE, LOCK, lengths. Where the two differ, known divergences must cover every field; what they cover is
 * counted by name, so that an excuse that grows is seen.
 */
import { afterAll, expect, test } from "vitest";
import { accessesOf } from "../../oracle/testing/accesses.ts";
import { type Encoding, encodingsOf, hexOf, implemented } from "../../oracle/testing/encodings.ts";
import { place } from "../../oracle/testing/placement.ts";
import { CODE_PAGE, LOW_END, PAGES, placesFor } from "../../oracle/testing/terrain.ts";
import type { Trial } from "../../oracle/testing/trial.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { unicornEngine } from "../engines/unicorn/engine.ts";
import { judgeStep } from "./attribute.ts";

/** The terrain's pages that every engine can map. */
const regions: readonly Region[] = PAGES.filter(([at]) => at > 0n && at < CODE_PAGE).map(([at, count, access]) => ({
  at,
  size: count * 4096,
  access,
  runs: [{ at, bytes: new Uint8Array(count * 4096).fill(0xff) }],
}));

/** Nothing before a page to write, nothing behind, something behind that can be read only, and the end of the canonical addresses. */
const EDGES = [0x1_0000n, 0x1_2000n, 0x2_2000n, 0x2_3000n, LOW_END];

const caseOf = ({ bytes, registers, fsBase = 0n, gsBase = 0n }: Trial): MachineCase => ({
  id: hexOf(bytes),
  code: bytes,
  at: CODE_PAGE,
  registers: Array.from({ length: 16 }, (_, n) => registers.get(n) ?? 0n),
  rflags: 0xad7,
  fsBase,
  gsBase,
  memory: regions,
  until: CODE_PAGE + BigInt(bytes.length),
  limit: 1,
});

function casesOf(encoding: Encoding): MachineCase[] {
  const accesses = accessesOf(encoding.bytes);
  return accesses.flatMap((chosen) =>
    placesFor(chosen.size, EDGES)
      .flatMap((address) => place(encoding, accesses, chosen, address) ?? [])
      .map(caseOf),
  );
}

const oracle = new OracleRunner();
const engines: Engine[] = [];
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
});

interface Tally {
  readonly unexplained: string[];
  readonly excused: Map<string, number>;
}

async function compareAll(engine: Engine, cases: readonly MachineCase[]): Promise<Tally> {
  const tally: Tally = { unexplained: [], excused: new Map() };
  const replies = await engine.run(cases);
  for (const [n, one] of cases.entries()) {
    const step = judgeStep(oracle, engine, one, one, replies[n]!);
    if (step?.kind === "diverge") tally.unexplained.push(`${one.id}: ${step.divergence.bucket}`);
    if (step?.kind === "excused") for (const id of step.by) tally.excused.set(id, (tally.excused.get(id) ?? 0) + 1);
  }
  return tally;
}

test.each<[string, readonly number[]]>([
  ["without prefix", []],
  ["in fs", [0x64]],
])("memory operands at edges, %s", async (_, prefixes) => {
  const unicorn = await unicornEngine();
  engines.push(unicorn);
  const cases = implemented.flatMap((row) => encodingsOf(row, "memory", prefixes)).flatMap(casesOf);
  const { unexplained, excused } = await compareAll(unicorn, cases);
  console.log(cases.length, excused, unexplained.length, [...new Set(unexplained.map((x)=>x.replace(/^[^:]*: /,"")))].slice(0,80));
  expect(unexplained).toEqual([]);
});
