/** An engine may choose its way by what was expected, and never its answer: it says the same whatever it is told. */
import { afterAll, expect, test } from "vitest";
import { isFailure, type Outcome, type Reply } from "../cases/case.ts";
import { agrees } from "../compare/difference.ts";
import { makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { OracleRunner } from "./oracle.ts";
import { openWitnesses } from "./witnesses.ts";

const { engines } = await openWitnesses();
afterAll(async () => void (await Promise.all(engines.map((engine) => engine.close()))));

/** Steps are counted where the long way was taken; what cannot be compared is told in other words there. */
const told = (reply: Reply): unknown => {
  if (isFailure(reply)) return reply.failure;
  const { steps: _, ...rest } = reply;
  return ["skip", "unsupported"].includes(reply.stop.reason) ? "none" : rest;
};

test.each(engines.map(({ name }) => name))("%s answers the same with wrong hints", async (name) => {
  const engine = engines.find((one) => one.name === name)!;
  const { draw } = makeGenerator(await buildPool({ seed: 53 }));
  const oracle = new OracleRunner();
  for (let from = 0; from < 6 * 256; from += 256) {
    const cases = Array.from({ length: 256 }, (_, n) => draw(from + n));
    const hints = cases.map((one) => oracle.run(one));
    const replies = (await engine.run(cases, hints)).map(told);
    expect((await engine.run(cases, [...hints.slice(1), hints[0]!])).map(told)).toEqual(replies);
    expect((await engine.run(cases, hints.map(nearlyRight))).map(told)).toEqual(replies);
  }
});

test.each(engines.map(({ name }) => name))(
  "%s does not take over what a definition forgot to truncate",
  async (name) => {
    const engine = engines.find((one) => one.name === name)!;
    const { draw } = makeGenerator(await buildPool({ seed: 53 }));
    const oracle = new OracleRunner();
    const cases = Array.from({ length: 64 }, (_, n) => draw(n));
    const right = cases.map((one) => oracle.run(one));
    const hints = right.map((hint) => ({
      ...hint,
      registers: hint.registers.with(3, hint.registers[3]! + (1n << 64n)),
    }));
    for (const [n, reply] of (await engine.run(cases, hints)).entries())
      if (!isFailure(reply) && reply.stop.reason === "until") {
        expect(reply.registers[3]).toBeLessThan(1n << 64n);
        expect(agrees(hints[n]!, reply)).toBe(false);
      }
  },
);

/** One bit of a register, or one byte of memory, is another: what lies next to it may be shared, and the whole must not be. */
function nearlyRight(hint: Outcome, n: number): Outcome {
  const [run] = hint.memory;
  if (n % 2 === 0 || !run)
    return { ...hint, registers: hint.registers.with(n % 16, hint.registers[n % 16]! ^ (1n << BigInt(n % 64))) };
  return { ...hint, memory: [{ ...run, bytes: run.bytes.with(0, run.bytes[0]! ^ 1) }, ...hint.memory.slice(1)] };
}
