/** Operands that no register can align are aligned where they stand: programs with vectors go on behind them. */
import { expect, test } from "vitest";
import { type Decoded, decode, RIP_BASE } from "../../oracle/index.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { makeGenerator } from "./case.ts";
import { buildPool } from "./pool.ts";

const isFixed = ({ operands }: Decoded): boolean =>
  operands.some((operand) => operand.kind === "memory" && operand.base === RIP_BASE && operand.aligned);

test("hardly a program ends at a misaligned operand relative to RIP; those that are aligned are passed", async () => {
  const { draw } = makeGenerator(await buildPool({ seed: 4 }), { subject: "vector", starts: 1 });
  const oracle = new OracleRunner();
  const ends = { misaligned: 0, programs: 0, passed: 0 };
  for (let n = 0; n < 4_000; n++) {
    const one = draw(n);
    const completed = (instruction: Decoded): void => {
      if (isFixed(instruction)) ends.passed++;
    };
    const { stop } = oracle.runRecorded(one, { completed, stopped: () => {} });
    const last = decode(oracle.machine.maps, one.code.subarray(Number(stop.at - one.at)));
    ends.programs++;
    if (stop.fault === "#GP" && typeof last === "object" && isFixed(last)) ends.misaligned++;
  }
  expect(ends.misaligned / ends.programs).toBeLessThan(0.01);
  expect(ends.passed).toBeGreaterThan(10);
});
