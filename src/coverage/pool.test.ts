/** What a run draws from: a row, or a kind of operand, without a valid instruction in the pool would never be compared. */
import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import { confirm, type Verdict } from "../assemble/verify.ts";
import { buildPool } from "../generate/pool.ts";
import { nameOfRow } from "./row-numbers.ts";
import { meaningfulBits, possibleTraits, shapeOf, traitsOf } from "./shape.ts";

/** The traits that an instruction shows when our decoder and iced's read the same instruction of this row in its bytes. */
function traits(verdict: Verdict): string[] {
  if (!verdict.ok) return [];
  const { decoded } = verdict;
  return traitsOf(decoded.row, shapeOf(decoded) & meaningfulBits(decoded.row));
}

test("every implemented row has instructions of every kind that it allows, which both decoders read as that row's", async () => {
  const { instructions } = await buildPool({ seed: 1 });
  const verdicts = confirm(instructions.map(({ bytes }) => bytes));
  expect(verdicts.filter((verdict, n) => !verdict.ok || verdict.decoded.row !== instructions[n]!.row)).toEqual([]);
  const found = new Map(instructions.map(({ row }) => [row, new Set<string>()]));
  for (const [n, { row }] of instructions.entries())
    for (const trait of traits(verdicts[n]!)) found.get(row)!.add(trait);
  const implemented = TABLE.filter(({ status }) => status.kind === "implemented");
  const lacking = implemented
    .map((row) => ({ row, lacks: possibleTraits(row).filter((trait) => !found.get(row)?.has(trait)) }))
    .filter(({ row, lacks }) => lacks.length > 0 || !found.has(row));
  expect(lacking.map(({ row, lacks }) => `${nameOfRow(row)}: ${lacks.join(", ")}`)).toEqual([]);
  const surprising = implemented
    .map((row) => ({ row, more: [...found.get(row)!].filter((trait) => !possibleTraits(row).includes(trait)) }))
    .filter(({ more }) => more.length > 0);
  expect(surprising.map(({ row, more }) => `${nameOfRow(row)}: ${more.join(", ")}`)).toEqual([]);
});
