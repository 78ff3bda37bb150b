import { expect, test } from "vitest";
import type { Reply } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { repeat } from "./findings-repeat.ts";

const machineCase = decodeCase('{"id":"x","code":"480fbcc1","at":"0x400000","until":"0x400004"}'); // bsf rax, rcx
const expected = new OracleRunner().run(machineCase);
const actual = { ...expected, rflags: expected.rflags ^ 0x40 };
const found: Divergence = {
  engine: "vm",
  machineCase,
  origin: machineCase,
  isolated: true,
  bucket: "bsf reg64,reg64 | ZF | until/until",
  differences: [{ field: "ZF", expected: "1", actual: "0" }],
  expected,
  actual,
};

/** Answers with these, one after the other, and counts. */
function answering(...replies: Reply[]): Engine & { asked: number } {
  const engine = {
    name: "vm",
    description: "vm",
    asked: 0,
    run: async () => [replies[engine.asked++ % replies.length]!],
    close: async () => {},
  };
  return engine;
}

test("three runs that come out as it was found are stable", async () => {
  const engine = answering(actual);
  expect(await repeat(found, engine)).toBe("stable");
  expect(engine.asked).toBe(3);
});

test("one run that comes out otherwise is unstable, agreeing or not", async () => {
  expect(await repeat(found, answering(actual, actual, expected))).toBe("unstable");
  const elsewhere = { ...actual, registers: actual.registers.with(9, 9n) };
  expect(await repeat(found, answering(actual, elsewhere, actual))).toBe("unstable");
});

test("undefined bits may come out anyhow", async () => {
  expect(expected.free?.rflags).not.toBe(0);
  const otherwise = { ...actual, rflags: actual.rflags ^ 0x1 };
  expect(await repeat(found, answering(actual, otherwise, actual))).toBe("stable");
});

test("a death repeats when it is a death again, whatever is said about it", async () => {
  const died = (error: string): Reply => ({ id: "x", failure: "died", error });
  const dead = { ...found, actual: died("signal 11") };
  expect(await repeat(dead, answering(died("signal 11"), died("code 139")))).toBe("stable");
  expect(await repeat(dead, answering(died("signal 11"), expected))).toBe("unstable");
});

test("an engine that answers no more, and an interruption, say nothing", async () => {
  expect(await repeat(found, answering({ id: "x", failure: "unasked", error: "given up" }))).toBe("unknown");
  expect(await repeat(found, answering(actual), AbortSignal.abort())).toBe("unknown");
});
