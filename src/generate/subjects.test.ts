/** Decks by subject: everything has its turn, and nothing is where it would spoil the comparison. */
import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import { makeGenerator, STARTS } from "./case.ts";
import { buildPool } from "./pool.ts";
import { featuresNeeded, subjectOf, subjectOfDeal } from "./subjects.ts";

test("deals of a subject are numbered without a gap", () => {
  const seen = new Map<string, number>();
  for (let deal = 0; deal < 100; deal++) {
    const { subject, before } = subjectOfDeal(deal);
    expect(before).toBe(seen.get(subject) ?? 0);
    seen.set(subject, before + 1);
  }
  expect([...seen.keys()].sort()).toEqual(["integer", "seldom", "vector"]);
});

test("four thousand programs draw every row that is not dear; vectors and seldom features keep apart", async () => {
  const pool = await buildPool({ seed: 3 });
  const drawn = new Set<string>();
  const generator = makeGenerator(pool, {
    onDrawn: (program) => {
      const subjects = new Set(program.map(({ instruction: { row } }) => subjectOf(row)));
      expect(subjects.has("vector") && subjects.has("seldom")).toBe(false);
      for (const { instruction } of program) drawn.add(instruction.row.encoding + instruction.row.operands);
    },
  });
  for (let n = 0; n < 4096 * STARTS; n += STARTS) {
    const { features } = generator.draw(n);
    expect(features).toEqual(featuresNeeded(generator.parts(n).parts.map(({ instruction }) => instruction.row)));
  }
  const usual = new Set(pool.instructions.filter(({ dear }) => !dear).map(({ row }) => row));
  expect([...usual].filter(({ encoding, operands }) => !drawn.has(encoding + operands))).toEqual([]);
  expect(TABLE.filter(({ status }) => status.kind === "implemented").length - usual.size).toBeLessThan(20);
});
