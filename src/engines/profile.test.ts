/** Cases under a profile: what the oracle makes of them, and what engines that cannot have less. */
import { expect, test } from "vitest";
import { isFailure, type MachineCase, type Reply } from "../cases/case.ts";
import { decodeCase, encodeCase } from "../cases/codec.ts";
import { profileOf } from "../cases/profile.ts";
import { underProfile } from "../cases/under-profile.ts";
import { singleSteps } from "../compare/isolate.ts";
import { makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import type { Engine } from "./engine.ts";
import { OracleRunner, oracleEngine } from "./oracle.ts";
import { wholeProcessor } from "./whole-processor.ts";

const caseOf = (code: string, profile?: string, rbx = "0x50"): MachineCase => {
  const until = `0x${(0x40_0000 + code.length / 2).toString(16)}`;
  return decodeCase(JSON.stringify({ id: code, code, at: "0x400000", until, regs: { rbx }, profile }));
};

const POPCNT = "f30fb8c3";
const TZCNT = "f30fbcc3";

test("the oracle runs each case under the profile that it names", () => {
  const oracle = new OracleRunner();
  expect(oracle.run(caseOf(POPCNT)).stop.reason).toBe("until");
  const { stop } = oracle.run(caseOf(POPCNT, "echo-2020"));
  expect(stop).toMatchObject({ reason: "unsupported", why: "POPCNT (popcnt) is outside the profile echo-2020" });
  expect(oracle.run(caseOf(POPCNT, "full")).stop.reason).toBe("until");
});

test("a runner has a profile for cases that name none, and a case has its own all the same", () => {
  const oracle = new OracleRunner({ profile: "echo-2020" });
  expect(oracle.run(caseOf(POPCNT)).stop.reason).toBe("unsupported");
  expect(oracle.twin().run(caseOf(POPCNT)).stop.reason).toBe("unsupported");
  expect(oracle.run(caseOf(POPCNT, "v2")).stop.reason).toBe("until");
});

test("TZCNT of zero tells the profiles apart: BSF leaves its destination alone", () => {
  const oracle = new OracleRunner();
  expect(oracle.run(caseOf(TZCNT, "echo", "0x0")).registers[0]).toBe(32n);
  expect(oracle.run(caseOf(TZCNT, "v2", "0x0")).registers[0]).toBe(0n);
});

test("a case keeps its profile in its line, in its single steps, and under another", () => {
  const one = caseOf(`90${POPCNT}`, "echo-2020");
  expect(profileOf(decodeCase(encodeCase(one)))?.name).toBe("echo-2020");
  expect(underProfile(one, "v2")).toBe(one);
  expect(profileOf(underProfile(caseOf("90"), "v2"))?.name).toBe("v2");
  const steps = singleSteps(new OracleRunner({ profile: "echo-2020" }), one);
  expect(steps.map((step) => profileOf(step)?.name)).toEqual(["echo-2020", "echo-2020"]);
});

/** An engine that has everything, and remembers what it was asked. */
function everything(): { engine: Engine; asked: MachineCase[] } {
  const asked: MachineCase[] = [];
  const { runner, ...engine } = oracleEngine();
  const run = (cases: readonly MachineCase[]): Promise<Reply[]> => {
    asked.push(...cases);
    return engine.run(cases);
  };
  return { engine: wholeProcessor({ ...engine, run }), asked };
}

const endOf = (reply: Reply): unknown => (isFailure(reply) ? reply.error : [reply.stop.reason, reply.stop.why]);

test("an engine that has everything answers where the profile makes no difference, and skips by name where it does", async () => {
  const { engine, asked } = everything();
  const cases = [caseOf(POPCNT, "echo-2020"), caseOf("90", "echo-2020"), caseOf(TZCNT, "v2"), caseOf(POPCNT, "v2")];
  const replies = await engine.run([...cases, caseOf(TZCNT), caseOf("f30f1efa", "echo-2020")]);
  expect(replies.map(endOf)).toEqual([
    ["skip", "cannot do without POPCNT (popcnt), as the profile echo-2020 demands"],
    ["until", undefined],
    ["skip", "cannot do without TZCNT (bmi1), as the profile v2 demands"],
    ["until", undefined],
    ["until", undefined],
    ["until", undefined],
  ]);
  expect(asked.map(({ id, features }) => [id, features])).toEqual([
    ["90", undefined],
    [POPCNT, undefined],
    [TZCNT, undefined],
    ["f30f1efa", undefined],
  ]);
});

test("cases that are drawn for a profile are of its rows, say so, and carry no vectors where it has none", async () => {
  const pool = await buildPool({ seed: 1, only: ["bsf", "add"], profile: "echo-2020" });
  const { draw } = makeGenerator(pool, { profile: "echo-2020" });
  const oracle = new OracleRunner({ profile: "echo-2020" });
  for (let n = 0; n < 200; n++) {
    const one = draw(n);
    expect(profileOf(one)?.name).toBe("echo-2020");
    expect([new Set(one.vectors ?? [0n]), one.mxcsr ?? 0x1f80]).toEqual([new Set([0n]), 0x1f80]);
    expect(oracle.run(one).stop.reason).not.toBe("unsupported");
  }
  expect(profileOf(makeGenerator(pool).draw(0))).toBeUndefined();
  await expect(buildPool({ seed: 1, only: ["tzcnt"], profile: "echo-2020" })).rejects.toThrow(
    "TZCNT (bmi1) is outside the profile echo-2020",
  );
});

test("code that is jumped over makes no difference", async () => {
  const { engine } = everything();
  const [reply] = await engine.run([caseOf(`eb04${POPCNT}`, "echo-2020")]);
  expect(endOf(reply!)).toEqual(["until", undefined]);
});
