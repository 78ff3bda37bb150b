import { expect, test } from "vitest";
import { OracleRunner } from "../engines/oracle.ts";
import { drawInstructions } from "../generate/drawn.ts";
import { chosenRows } from "../generate/only.ts";
import { keystonePart } from "./keystone.ts";
import { KEYSTONE_FAULTS } from "./keystone-known.ts";
import type { Findings } from "./part.ts";

const audited = (only: readonly string[]): Promise<Findings> =>
  keystonePart.run({
    seed: 4,
    cases: 1,
    stride: 1,
    oracle: new OracleRunner(),
    draw: () => drawInstructions(chosenRows(only), 4),
    open: () => Promise.reject(new Error("no engine is needed")),
    isStopped: () => false,
    tick: async () => {},
  });

test("every answer is accepted, changed or refused, and what is not accepted has a name", async () => {
  const { counts, faults } = await audited(["ADD", "BSWAP", "UD1"]);
  const { asked, accepted, changed, refused, died } = counts as Record<string, number>;
  expect(accepted! + changed! + refused! + died!).toBe(asked);
  expect(accepted).toBeGreaterThan(100);
  expect(faults.filter(({ status }) => status !== "known")).toEqual([]);
  expect(faults.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      "refused: BSWAP of 16 bits",
      "refused: UD0 and UD1",
      "absolute addresses become RIP-relative (keystone#400)",
    ]),
  );
});

test("rows that Keystone never accepts are counted", async () => {
  const { counts } = await audited(["UD0", "UD1"]);
  expect([counts.rows, counts["rows never accepted"], counts.accepted]).toEqual([2, 2, 0]);
});

test("known faults have names of their own", () => {
  const names = KEYSTONE_FAULTS.map(({ what }) => what);
  expect(new Set(names).size).toBe(names.length);
});
