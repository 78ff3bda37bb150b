import fc from "fast-check";
import { expect, test } from "vitest";
import { buildMaps, type Decoded, decode, NO_REGISTER, TABLE } from "../../oracle/index.ts";
import { encode } from "./encode.ts";
import { chosenRows } from "./only.ts";
import type { Shape } from "./shape.ts";
import { shapeOf } from "./shape-arbitrary.ts";

const MAPS = buildMaps(TABLE);

const anyShape = fc.oneof(...chosenRows().map(shapeOf));

/** The decoding, or undefined where the shape turned out to be another row's. */
function decodeShape(shape: Shape): Decoded | undefined {
  const bytes = encode(shape);
  const decoded = decode(MAPS, bytes);
  if (typeof decoded !== "object") throw new Error(`${Buffer.from(bytes).toString("hex")}: ${decoded}`);
  if (decoded.row !== shape.row) return undefined;
  expect(decoded.length).toBe(bytes.length);
  return decoded;
}

test("sizes and prefixes arrive as they were asked for", () => {
  fc.assert(
    fc.property(anyShape, (shape) => {
      const decoded = decodeShape(shape);
      if (!decoded) return;
      expect(decoded.operandSize).toBe(shape.operandSize === 32 && shape.row.size === "d64" ? 64 : shape.operandSize);
      expect(decoded.addressWidth).toBe(shape.addressWidth);
      expect(decoded.prefixes.lock).toBe(shape.lock);
      expect(decoded.prefixes.segment).toBe(shape.segment);
    }),
    { numRuns: 5_000, seed: 1 },
  );
});

test("memory operands arrive with base, index, scale and displacement", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyShape, (shape) => {
      const { rm, row } = shape;
      const decoded = decodeShape(shape);
      if (!decoded || rm.kind !== "memory" || row.immediate === "moffs") return;
      const operand = decoded.operands.find(({ kind }) => kind === "memory");
      seen++;
      expect(operand).toMatchObject({ base: rm.base, index: rm.index, displacement: rm.displacement });
      if (rm.index !== NO_REGISTER) expect(operand).toMatchObject({ scale: BigInt(rm.scale) });
    }),
    { numRuns: 5_000, seed: 2 },
  );
  expect(seen).toBeGreaterThan(1_000);
});

test("registers arrive in the operand that the row gives them", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyShape, (shape) => {
      const decoded = decodeShape(shape);
      for (const [n, operand] of (decoded?.operands ?? []).entries()) {
        const letter = shape.row.operands[n]![0];
        const number =
          letter === "G" || letter === "Z" ? shape.reg : shape.rm.kind === "register" ? shape.rm.number : undefined;
        if (operand.kind !== "register" || !/[EGRZ]/.test(letter!) || number === undefined) continue;
        expect(operand.index + (operand.high ? 4 : 0)).toBe(number);
        seen++;
      }
    }),
    { numRuns: 5_000, seed: 3 },
  );
  expect(seen).toBeGreaterThan(2_000);
});
