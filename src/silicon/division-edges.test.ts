/** Where division of a word by a byte faults: on both sides of every edge, for every divisor, on the processor. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MachineCase } from "../cases/case.ts";
import { isFailure } from "../cases/case.ts";
import { differences } from "../compare/difference.ts";
import { type NativeEngine, nativeEngine } from "../engines/native/engine.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { OracleRunner } from "../engines/oracle.ts";

/** Quotients around the largest and smallest that fit a byte, unsigned and signed. */
const QUOTIENTS = [-129, -128, -127, 127, 128, 129, 255, 256, 257];
/** Around the dividend with that quotient. */
const NEAR = [-1, 0, 1];

function edges(code: string): MachineCase[] {
  const bytes = Uint8Array.from(Buffer.from(code, "hex"));
  const cases: MachineCase[] = [];
  for (let divisor = 0; divisor < 256; divisor++) {
    const size = divisor > 127 ? 256 - divisor : divisor;
    const dividends = new Set(
      [divisor, size].flatMap((by) =>
        QUOTIENTS.flatMap((quotient) => NEAR.map((near) => (quotient * by + near) & 0xffff)),
      ),
    );
    for (const dividend of dividends) cases.push(division(bytes, dividend, divisor));
  }
  return cases;
}

function division(code: Uint8Array, dividend: number, divisor: number): MachineCase {
  const registers = new Array<bigint>(16).fill(0n);
  registers[0] = BigInt(dividend);
  registers[3] = BigInt(divisor);
  const [at, until] = [0x40_0000n, 0x40_0002n];
  const rest = { rflags: 0x202, fsBase: 0n, gsBase: 0n, memory: [], limit: 1 };
  return { id: `${dividend} / ${divisor}`, code, at, until, registers, ...rest };
}

describe.skipIf(lacking !== undefined)(`division on the processor${because}`, () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await nativeEngine();
  });
  afterAll(() => engine?.close());

  test.each([
    ["DIV Eb", "f6f3"],
    ["IDIV Eb", "f6fb"],
  ])("%s faults where the oracle says so", async (_, code) => {
    const oracle = new OracleRunner();
    const cases = edges(code);
    const expected = cases.map((one) => oracle.run(one));
    const replies = await engine.run(cases, expected);
    const wrong = cases.filter((_one, n) => {
      const reply = replies[n]!;
      return isFailure(reply) || differences(expected[n]!, reply).length > 0;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    const faults = expected.filter(({ stop }) => stop.fault === "#DE").length;
    expect([faults > 1000, cases.length - faults > 1000]).toEqual([true, true]);
  });
});
