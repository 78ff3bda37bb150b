/** Measurements of engines whose undefined bits are known: the oracle, and the oracle with all of them resolved to 0 or 1. */
import { expect, test } from "vitest";
import { type Resolve, TABLE } from "../../oracle/index.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { chosenRows } from "../generate/only.ts";
import { policyPage } from "./markdown.ts";
import { measure } from "./measure.ts";
import { isAsPolicy, type Report, reportJson, topics, verdictOf } from "./report.ts";

const OPTIONS = { seed: 1, executions: 80 };

function resolving(resolve: Resolve): Engine {
  const runner = new OracleRunner();
  const run: Engine["run"] = async (cases) => cases.map((one) => runner.run(one, resolve));
  return { name: "cmd:./vm", description: "a VM", run, close: async () => {} };
}

async function report(engine: Engine, ...only: string[]): Promise<Report> {
  const { name, description } = engine;
  const measurement = await measure(engine, { ...OPTIONS, rows: chosenRows(only) });
  return { command: "./echolot policy", ...OPTIONS, oracle: "oracle", engine: { name, description }, measurement };
}

const said = (all: Report): string[] =>
  topics(all).flatMap(({ mnemonics, points }) =>
    points.map(({ bits, when, forms, engine, oracle }) =>
      [mnemonics.join(","), bits, when, forms, engine, oracle].join(" | "),
    ),
  );

test("the oracle does what its policy says", async () => {
  const all = await report(oracleEngine(), "rol", "rcr", "bsf", "bswap", "mul", "shld", "and", "xor");
  expect(isAsPolicy(verdictOf(all))).toBe(true);
  expect(said(all)).toEqual([
    "AND,XOR | AF | always |  | 0 | 0",
    "ROL | OF | count > 1 | C0 /0 ib, C1 /0 ib (in register) | unchanged | unchanged",
    "ROL | OF | count > 1 | C0 /0 ib, C1 /0 ib (in memory); D2 /0, D3 /0 | as for a count of 1 | as for a count of 1",
    "RCR | OF | count > 1, no whole turns |  | as for a count of 1 | as for a count of 1",
    "RCR | OF | count = whole turns |  | unchanged | unchanged",
    "SHLD | OF | count > 1 |  | as for a count of 1 | as for a count of 1",
    "SHLD | OF | count > operand size |  | as for a count of 1 | as for a count of 1",
    "SHLD | SF ZF PF | count > operand size |  | of the result | of the result",
    "SHLD | AF | count > 0 |  | 0 | 0",
    "SHLD | AF | count > operand size |  | 0 | 0",
    "SHLD | CF | count > operand size |  | the last bit shifted out | the last bit shifted out",
    "SHLD | destination | count > operand size |  | the destination's own bits come in behind the source's | the destination's own bits come in behind the source's",
    "BSF | OF SF AF CF | source ≠ 0 |  | 0 | 0",
    "BSF | OF SF AF CF | source = 0 |  | 0 | 0",
    "BSF | PF | source ≠ 0 |  | of the result | of the result",
    "BSF | PF | source = 0 |  | 1 | 1",
    "BSF | destination | source = 0 |  | unchanged | unchanged",
    "BSWAP | destination | always |  | 0 | 0",
    "MUL | SF PF | always |  | of the result | of the result",
    "MUL | ZF AF | always |  | 0 | 0",
  ]);
});

test("a VM that sets every undefined bit is told where it departs", async () => {
  const all = await report(
    resolving((policy, bits) => policy | bits),
    "and",
    "bt",
    "bswap",
  );
  expect(said(all)).toEqual([
    "AND | AF | always |  | 1 | 0",
    "BT | OF SF AF PF | always |  | 1 | unchanged",
    "BSWAP | destination | always |  | all ones | 0",
  ]);
  const { measured, same, apart } = verdictOf(all);
  expect([same, apart, measured > 10]).toEqual([0, 0, true]);
  expect(isAsPolicy(verdictOf(all))).toBe(false);
});

test("executions that differ in defined bits are set apart, and are no measurement", async () => {
  const runner = new OracleRunner();
  const run: Engine["run"] = async (cases) => cases.map((one) => ({ ...runner.run(one), rip: 0n }));
  const all = await report({ name: "cmd:./vm", description: "a VM", run, close: async () => {} }, "and");
  expect([verdictOf(all).measured, verdictOf(all).apart > 1000, isAsPolicy(verdictOf(all))]).toEqual([0, true, false]);
});

test("an engine that skips everything measures nothing", async () => {
  const run: Engine["run"] = async (cases) =>
    cases.map(({ id, at, registers, rflags, fsBase, gsBase }) => ({
      id,
      rip: at,
      registers,
      rflags,
      fsBase,
      gsBase,
      memory: [],
      stop: { reason: "skip", at, why: "no" },
    }));
  const all = await report({ name: "cmd:./vm", description: "a VM", run, close: async () => {} }, "and");
  expect([verdictOf(all), isAsPolicy(verdictOf(all))]).toEqual([
    { measured: 0, same: 0, executions: 0, apart: 0 },
    false,
  ]);
});

test("the same seed gives the same page; what is told apart from the tables is told too", async () => {
  const engine = oracleEngine();
  const [one, other] = [await report(engine, "shr"), await report(engine, "shr")];
  expect(policyPage(one)).toBe(policyPage(other));
  expect(policyPage(one)).toContain(
    "| CF | count ≥ operand size | all | the last bit shifted out | the last bit shifted out | yes |",
  );
  expect(JSON.parse(JSON.stringify(reportJson(one)))).toMatchObject({ seed: 1, engine: { name: "oracle" } });
});

test("only rows that leave nothing undefined are left out", async () => {
  const rows = TABLE.filter(({ flags, status }) => status.kind === "implemented" && flags.undefined !== 0);
  const { lines } = await measure(oracleEngine(), { seed: 1, executions: 20 });
  const measured = new Set(lines.map(({ form }) => form.row));
  // by 1 nothing is undefined but AF, which rotates leave alone
  const without = rows.filter((one) => !measured.has(one));
  expect(without.map(({ operands }) => operands.at(-1)).every((operand) => operand === "1")).toBe(true);
});
