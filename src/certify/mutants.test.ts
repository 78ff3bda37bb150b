/** The harness can fail: every wrong definition is found by a run that finds nothing without it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CampaignResult, campaign } from "../campaign/campaign.ts";
import type { Engine } from "../engines/engine.ts";
import { openEngine } from "../engines/open.ts";
import { type OracleOptions, OracleRunner } from "../engines/oracle.ts";
import { type Generator, makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { MUTANTS } from "./mutants.ts";

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

test.each(MUTANTS)(
  "$name is found: $wrong",
  async ({ oracle }) => {
    const { tally } = await fuzz(oracle);
    expect(tally.findings.size).toBeGreaterThan(0);
  },
  90_000,
);
