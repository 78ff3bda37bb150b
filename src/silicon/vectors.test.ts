/**
 * Every row on XMM registers against this machine's processor: operands, addresses, MXCSR and register contents drawn. More cases:
 * ECHOLOT_VECTOR_CASES=10000 npx vitest run src/silicon/vectors.test.ts
 */
import { afterAll, describe, expect, test } from "vitest";
import { type NativeEngine, nativeEngine } from "../engines/native/engine.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { vectorRows, witnessRow } from "./vectors.ts";

const CASES = Number(process.env["ECHOLOT_VECTOR_CASES"] ?? 150);
const SEED = 2020;

describe.skipIf(lacking !== undefined)(`rows on XMM registers on the processor${because}`, () => {
  let native: NativeEngine | undefined;
  afterAll(() => native?.close());

  const features = [...new Set(vectorRows().map(({ feature }) => feature))];
  test.each(features)("%s", { timeout: 180_000 + CASES * 1_000 }, async (feature) => {
    native ??= await nativeEngine();
    const oracle = new OracleRunner();
    for (const row of vectorRows().filter((one) => one.feature === feature)) {
      const { row: name, agreed, wrong } = await witnessRow(native, oracle, row, CASES, SEED);
      expect.soft(wrong.slice(0, 3), name).toEqual([]);
      expect.soft(agreed, `${name}: compared`).toBeGreaterThan(CASES / 2);
    }
  });
});
