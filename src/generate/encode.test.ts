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
      const operand = decoded.operands.findLast(({ kind }) => kind === "memory");
      seen++;
      expect(operand).toMatchObject({ base: rm.base, index: rm.index, displacement: rm.displacement });
      if (rm.index !== NO_REGISTER) expect(operand).toMatchObject({ scale: BigInt(rm.scale) });
    }),
    { numRuns: 5_000, seed: 2 },
  );
  expect(seen).toBeGreaterThan(1_000);
});

/** The register that an operand with this letter is. */
function numberOf(letter: string, { reg, rm, vexRegister }: Shape): number | undefined {
  if (letter === "G" || letter === "Z") return reg;
  if (letter === "B") return vexRegister;
  return /[ER]/.test(letter) && rm.kind === "register" ? rm.number : undefined;
}

test("registers arrive in the operand that the row gives them", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyShape, (shape) => {
      const decoded = decodeShape(shape);
      for (const [n, operand] of (decoded?.operands ?? []).entries()) {
        const letter = shape.row.operands[n]![0]!;
        const number = numberOf(letter, shape);
        if (operand.kind !== "register" || number === undefined) continue;
        expect(operand.index + (operand.high ? 4 : 0)).toBe(number);
        seen++;
      }
    }),
    { numRuns: 5_000, seed: 3 },
  );
  expect(seen).toBeGreaterThan(2_000);
});

const BARE: Omit<Shape, "row"> = {
  operandSize: 32,
  addressWidth: 64,
  segment: "none",
  lock: false,
  repeat: "none",
  reg: 0,
  rm: { kind: "register", number: 2 },
  vexRegister: 1,
  immediates: [],
  rex: false,
  long: false,
  noise: [],
};

test.each<[string, Partial<Shape>, string]>([
  ["VADDPS Vps, Hps, Wps", {}, "c5f058c2"],
  ["VADDPS Vps, Hps, Wps", { reg: 8, vexRegister: 15 }, "c50058c2"],
  ["VADDPS Vps, Hps, Wps", { rex: true }, "c4e17058c2"],
  ["VADDPS Vps, Hps, Wps", { rm: { kind: "register", number: 10 } }, "c4c17058c2"],
  ["ANDN Gd, Bd, Ed", {}, "c4e270f2c2"],
  ["ANDN Gq, Bq, Eq", { operandSize: 64 }, "c4e2f0f2c2"],
  ["RORX Gd, Ed, Ib", { immediates: [5n], segment: "fs" }, "64c4e37bf0c205"],
])("%s %o: VEX has two bytes where they suffice, unless three are asked for", (name, fields, expected) => {
  const row = TABLE.find(({ map, mnemonic, operands }) => map > 3 && `${mnemonic} ${operands.join(", ")}` === name)!;
  expect(Buffer.from(encode({ ...BARE, row, ...fields })).toString("hex")).toBe(expected);
});
