import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { after, mnemonic, wrapRows } from "../certify/wrap-rows.ts";
import type { Engine } from "../engines/engine.ts";
import { type NativeEngine, nativeEngine } from "../engines/native/engine.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { drawInstructions } from "../generate/drawn.ts";
import { chosenRows } from "../generate/only.ts";
import type { Findings } from "./part.ts";
import { unicornPart } from "./unicorn.ts";

const ROWS = chosenRows(["ADD", "NEG", "JE", "CALL", "PUSH"]);

/** ADD that inverts the lowest bit of RBX. */
const WRONG = wrapRows(
  mnemonic("ADD"),
  after((state) => {
    state.registers[3]! ^= 1n;
  }),
);

describe.skipIf(lacking !== undefined)(`three witnesses in single steps${because}`, () => {
  let native: NativeEngine;
  beforeAll(async () => {
    native = await nativeEngine();
  });
  afterAll(() => native?.close());

  const audited = (oracle: OracleRunner, unicorn: Engine): Promise<Findings> =>
    unicornPart.run({
      seed: 2,
      cases: 2_000,
      stride: 1,
      oracle,
      draw: () => drawInstructions(ROWS, 2),
      open: async (name) => (name === "native" ? native : unicorn),
      isStopped: () => false,
      tick: async () => {},
    });

  test("an engine that is the oracle agrees; what the oracle does otherwise than the processor has a name", async () => {
    const { counts, faults } = await audited(new OracleRunner(), oracleEngine());
    expect(faults.map(({ witness, what }) => [witness, what])).toEqual([["oracle", "silicon-call-trace"]]);
    expect(counts.steps).toBeGreaterThan(1_900);
    expect(counts["Unicorn differs"]).toBe(0);
  });

  test("an engine that is wrong is a candidate, by row", async () => {
    const { faults } = await audited(new OracleRunner(), oracleEngine(WRONG));
    const found = faults.filter(({ status }) => status === "candidate");
    expect(found.length).toBeGreaterThan(0);
    for (const { witness, what, rows } of found) {
      expect([witness, what.startsWith("add ") || what.startsWith("lock add ")]).toEqual(["unicorn", true]);
      for (const row of rows.keys()) expect(row).toContain(" ADD ");
    }
    expect(faults.some(({ status }) => status === "contradiction")).toBe(false);
  });

  test("an oracle that is wrong is contradicted, whoever agrees with it", async () => {
    const { faults } = await audited(new OracleRunner(WRONG), oracleEngine(WRONG));
    const found = faults.filter(({ status }) => status === "contradiction");
    expect(found.length).toBeGreaterThan(0);
    for (const { witness, rows } of found)
      expect([witness, [...rows.keys()].every((row) => row.includes(" ADD "))]).toEqual(["oracle", true]);
  });
});
