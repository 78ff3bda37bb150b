import { expect, test } from "vitest";
import type { PartResult } from "./audit.ts";
import { Faults } from "./faults.ts";
import { auditJson, isContradicted, renderAudit } from "./render.ts";

const HEAD = { command: "./echolot audit --seed 1", seed: 1, versions: ["oracle 0.1.0", "iced-x86 1.21.0"] };

function part(status: "known" | "candidate" | "contradiction", rows: number): PartResult {
  const faults = new Faults();
  for (let n = 0; n < rows; n++) faults.add({ witness: "iced", status, what: "reads too much" }, `row ${n}`, "90");
  return { name: "decoder", question: "alike?", seconds: 1.5, counts: { strings: 12_345 }, faults: faults.sorted };
}

test("the report begins with command, seed and versions", () => {
  const [command, seed, first, second] = renderAudit(HEAD, { parts: [] }).split("\n");
  expect([command, seed]).toEqual(["command  ./echolot audit --seed 1", "seed     1"]);
  expect([first, second]).toEqual(["versions oracle 0.1.0", "         iced-x86 1.21.0"]);
});

test("the text names few rows, JSON all", () => {
  const text = renderAudit(HEAD, { parts: [part("known", 9)] });
  expect(text).toContain("decoder: alike?\n  strings 12,345 (1.5 s)");
  expect(text).toContain("row 3  (90)");
  expect(text).toContain("… and 5 more");
  expect(text).not.toContain("row 4");
  const json = auditJson(HEAD, { parts: [part("known", 9)] });
  expect(json).toMatchObject({ ok: true, seed: 1, parts: [{ faults: [{ count: 9, rows: { length: 9 } }] }] });
});

test("only a contradiction fails; what was not done is said", () => {
  expect(
    [part("known", 1), part("candidate", 1), part("contradiction", 1)].map((one) => isContradicted([one])),
  ).toEqual([false, false, true]);
  const { counts: _, ...rest } = part("known", 0);
  const text = renderAudit(HEAD, { parts: [{ ...rest, counts: {}, skipped: "no compiler\nget one" }] });
  expect(text).toContain("  not done: no compiler\n    get one");
  expect(text).toMatch(
    /contradicted in 0 ways; 0 differences have a name, 0 of other witnesses have none yet; 1 parts not done$/,
  );
});
