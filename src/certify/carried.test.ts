/** What shows in programs only is cut down to the two instructions that do it. */
import { beforeAll, expect, test } from "vitest";
import { campaign } from "../campaign/campaign.ts";
import type { Divergence } from "../compare/attribute.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { type Generator, makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { guiltyAddress } from "../minimise/guilty.ts";
import { instructionsOf } from "../minimise/instructions.ts";
import { minimise } from "../minimise/minimise.ts";
import { CARRIED } from "./carried.ts";
import type { Mutant } from "./wrap-rows.ts";

const ONLY = "inc,dec,adc,sbb,cmp,sete,cmove,je,push,pop,mov,lea,xor,add".split(",");

let generator: Generator;
beforeAll(async () => {
  generator = makeGenerator(await buildPool({ seed: 5, only: ONLY }));
});

async function firstFinding({ oracle }: Mutant): Promise<Divergence> {
  const options = { draw: generator.draw, oracle: new OracleRunner(), engines: [oracleEngine(oracle)] };
  const { tally } = await campaign({ ...options, cases: 20_000, stopAtFirst: true });
  return [...tally.findings.values()][0]!.divergence;
}

test.each(CARRIED)("$name is cut down to two instructions: $wrong", async (mutant) => {
  const oracle = new OracleRunner();
  const engine = oracleEngine(mutant.oracle);
  const found = await firstFinding(mutant);
  expect([found.isolated, instructionsOf(oracle.machine.maps, found.machineCase).length > 4]).toEqual([false, true]);
  const small = await minimise(found, engine, oracle);
  const left = instructionsOf(oracle.machine.maps, small.machineCase);
  expect([small.isolated, left.length]).toEqual([false, 2]);
  expect(await guiltyAddress(small, engine, oracle)).toBe(small.machineCase.at + BigInt(left[1]!.from));
});
