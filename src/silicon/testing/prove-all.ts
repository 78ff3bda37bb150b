/** One test a row, skipped by name where the processor cannot be asked. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nameOfRow } from "../../coverage/row-numbers.ts";
import { type NativeEngine, nativeEngine } from "../../engines/native/engine.ts";
import { because, lacking } from "../../engines/native/testing/available.ts";
import { prove } from "../proof.ts";
import { type File, smallestRows } from "../rows.ts";

export function proveAll(files: readonly File[]): void {
  const rows = files.flatMap(smallestRows).map((one) => ({ ...one, name: nameOfRow(one.row) }));
  describe.skipIf(lacking !== undefined)(`on the processor${because}`, () => {
    let engine: NativeEngine;
    beforeAll(async () => {
      engine = await nativeEngine();
    });
    afterAll(() => engine?.close());

    test.each(rows)("$name", async ({ row, operandSize }) => {
      const { executions, differences } = await prove((cases) => engine.quick(cases), row, operandSize);
      expect(differences).toEqual([]);
      expect(executions).toBeGreaterThanOrEqual(256);
    });
  });
}
