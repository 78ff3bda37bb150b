/** What of floating point is not compared: flags that an engine does not keep, digits of approximations, and what follows from them. */
import { describe, expect, test } from "vitest";
import { INITIAL_MXCSR, ZERO_VECTORS } from "../../oracle/index.ts";
import type { MachineCase, Outcome } from "../cases/case.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { differences } from "./difference.ts";
import { judge } from "./judge.ts";

const oracle = new OracleRunner();
const TWO = 0x4000_0000n;

/** XMM0 and XMM1 hold 2 in lane 0. */
function caseOf(hex: string): MachineCase {
  const code = Uint8Array.from(Buffer.from(hex, "hex"));
  const registers = new Array<bigint>(16).fill(0n);
  const vectors = ZERO_VECTORS.with(0, TWO).with(1, TWO);
  const end = { until: 0x40_0000n + BigInt(code.length), limit: 9 };
  return {
    id: hex,
    code,
    at: 0x40_0000n,
    registers,
    rflags: 0x202,
    fsBase: 0n,
    gsBase: 0n,
    vectors,
    memory: [],
    ...end,
  };
}

const withLane = (outcome: Outcome, index: number, lane: bigint): Outcome => ({
  ...outcome,
  vectors: outcome.vectors!.with(index, (outcome.vectors![index]! & ~0xffff_ffffn) | lane),
});

describe("MXCSR of an engine that does not keep the sticky flags", () => {
  const expected = { ...oracle.run(caseOf("90")), mxcsr: INITIAL_MXCSR | 0x21 };
  const actual = { ...expected, mxcsr: INITIAL_MXCSR, unkeptMxcsr: 0x3f };

  test("only the other bits are compared, whichever side it is", () => {
    expect(differences(expected, actual)).toEqual([]);
    expect(differences(actual, expected)).toEqual([]);
    const changed = differences(expected, { ...actual, mxcsr: INITIAL_MXCSR ^ 0x6000 });
    expect(changed).toEqual([{ field: "mxcsr", expected: "0x1fa1", actual: "0x7f80" }]);
  });

  test("an engine that says nothing of it keeps all", () => {
    expect(differences(expected, { ...expected, mxcsr: INITIAL_MXCSR })).toHaveLength(1);
  });
});

describe("approximations", () => {
  const reciprocal = caseOf("0f53c1"); // rcpps xmm0, xmm1
  const expected = oracle.run(reciprocal);
  const exactly = withLane(expected, 0, 0x3f00_0000n);

  test("the exact value agrees with the oracle's, unless undefined bits are compared too", () => {
    expect(expected.vectors![0]! & 0xffff_ffffn).toBe(0x3eff_f000n);
    expect(expected.free?.approximations).toEqual(new Map([[0, 0b1111]]));
    expect(judge(oracle, reciprocal, expected, exactly).kind).toBe("agree");
    const strict = new OracleRunner({ strict: true });
    expect(judge(strict, reciprocal, strict.run(reciprocal), exactly).kind).toBe("diverge");
  });

  test("a value too far from it does not, nor another register", () => {
    expect(judge(oracle, reciprocal, expected, withLane(expected, 0, 0x3f00_2000n)).kind).toBe("diverge");
    expect(judge(oracle, reciprocal, expected, withLane(exactly, 1, TWO + 1n)).kind).toBe("diverge");
  });

  test("what follows from one cannot be compared, when it differs", () => {
    const used = caseOf("0f53c10f58c8"); // rcpps xmm0, xmm1; addps xmm1, xmm0
    const sum = oracle.run(used);
    expect(judge(oracle, used, sum, sum).kind).toBe("agree");
    const other = withLane(sum, 1, (sum.vectors![1]! & 0xffff_ffffn) ^ 0x100n);
    expect(judge(oracle, used, sum, other)).toMatchObject({ kind: "skip", why: "an approximation is used" });
  });
});
