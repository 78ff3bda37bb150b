import fc from "fast-check";
import { expect, test } from "vitest";
import { buildMaps, decode, TABLE } from "../../oracle/index.ts";
import { encode } from "../generate/encode.ts";
import { chosenRows } from "../generate/only.ts";
import { shapeOf as drawnShapeOf } from "../generate/shape-arbitrary.ts";
import { shapeOf } from "./shape-of.ts";

const MAPS = buildMaps(TABLE);
const anyShape = fc.oneof(...chosenRows().map(drawnShapeOf));

/** What an instruction means, without the bytes that it takes to say so. */
function meaning(bytes: Uint8Array): object | string {
  const decoded = decode(MAPS, bytes);
  if (typeof decoded === "string") return decoded;
  const { row, operands, operandSize, addressWidth, prefixes } = decoded;
  return { row: row.encoding, operands, operandSize, addressWidth, lock: prefixes.lock, repeat: prefixes.repeat };
}

test("every instruction that can be drawn is taken apart and put together again with the same meaning", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyShape, (drawn) => {
      const bytes = encode(drawn);
      const decoded = decode(MAPS, bytes);
      // a few shapes turn out to be another row's, which may not be implemented
      if (typeof decoded !== "object" || decoded.row !== drawn.row) return;
      seen++;
      const shape = shapeOf(bytes, decoded);
      expect(shape).toBeDefined();
      const again = encode(shape!);
      expect(meaning(again)).toEqual(meaning(bytes));
      expect(again.length).toBe(bytes.length);
    }),
    { numRuns: 5_000, seed: 1 },
  );
  expect(seen).toBeGreaterThan(4_500);
});
