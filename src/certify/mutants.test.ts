/** The harness can fail: every wrong definition is found by a run that finds nothing without it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import { type CampaignResult, campaign } from "../campaign/campaign.ts";
import type { Divergence } from "../compare/attribute.ts";
import type { Engine } from "../engines/engine.ts";
import { openEngine } from "../engines/open.ts";
import { type OracleOptions, OracleRunner } from "../engines/oracle.ts";
import { type Generator, makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { MUTANTS, type Mutant } from "./mutants.ts";

/** What a user's run may take. */
const SIXTY_SECONDS = 60_000;
const SEED = 20;

let generator: Generator;
let unicorn: Engine;

beforeAll(async () => {
  generator = makeGenerator(await buildPool({ seed: SEED }));
  unicorn = await openEngine("unicorn");
}, 120_000);

afterAll(() => unicorn?.close());

const fuzz = (oracle: OracleOptions, cases?: number): Promise<CampaignResult> =>
  campaign({
    draw: generator.draw,
    oracle: new OracleRunner(oracle),
    engines: [unicorn],
    milliseconds: SIXTY_SECONDS,
    stopAtFirst: true,
    ...(cases !== undefined && { cases }),
  });

test("there are at least twenty, under names of their own", () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(20);
});

test("the right definitions: nothing unexplained in 4,000 cases", async () => {
  const { tally, cases } = await fuzz({}, 4_000);
  expect([...tally.findings.keys()]).toEqual([]);
  expect(cases).toBe(4_000);
  expect(tally.agreed).toBeGreaterThan(3_000);
}, 90_000);

/** Mnemonics of the rows that the mutant changed; none when it changed the memory. */
const changed = ({ oracle }: Mutant): string[] =>
  (oracle.table ?? TABLE).filter((row, n) => row !== TABLE[n]).map(({ mnemonic }) => mnemonic.toLowerCase());

/** The bucket names the guilty instruction first: `lock add mem32,reg32 | AF | …`. A wrong memory shows at a page fault. */
const isToBlame = (mutant: Mutant, { bucket, isolated }: Divergence): boolean =>
  mutant.oracle.createMemory
    ? bucket.includes("#PF")
    : isolated && changed(mutant).includes(bucket.replace(/^(lock |rep )*/, "").split(/[ |]/)[0]!);

test.each(MUTANTS)(
  "$name is found: $wrong",
  async (mutant) => {
    const { tally } = await fuzz(mutant.oracle);
    const found = [...tally.findings.values()].map(({ divergence }) => divergence);
    expect(found.map(({ bucket }) => bucket)).not.toEqual([]);
    expect(found.filter((one) => !isToBlame(mutant, one)).map(({ bucket }) => bucket)).toEqual([]);
  },
  90_000,
);
