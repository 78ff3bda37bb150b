/** From a row to fast-check arbitraries of everything that can be encoded with it. */
import fc from "fast-check";
import { NO_REGISTER, RIP_BASE, type Row } from "../../oracle/index.ts";
import { CODE } from "./layout.ts";
import { behindSegment, immediates, memory, memoryForms, moffs, registerNumber } from "./operand-arbitraries.ts";
import { operandSizes } from "./operand-sizes.ts";
import type { MemoryShape, RegisterShape, Shape } from "./shape.ts";

/** Shapes of this row. Few of them may turn out to be another row's (0F 18 /0 is no NOP): whoever encodes them looks. */
export const shapeOf = (row: Row): fc.Arbitrary<Shape> =>
  fc.oneof(...operandSizes(row).map((operandSize) => sizedShapeOf(row, operandSize)));

/** One shape of each kind that the row allows: every operand size, register, form of address, segment, LOCK and repetition. */
export function everyKindOf(row: Row): fc.Arbitrary<Shape[]> {
  const sizes = operandSizes(row);
  return fc.tuple(
    ...sizes.map((size) => sizedShapeOf(row, size)),
    ...kindsOf(row).map((kind, n) => sizedShapeOf(row, sizes[n % sizes.length]!, kind)),
  );
}

/** What one kind of shape prescribes; the rest is drawn. */
type Prescribed = {
  readonly [Part in "rm" | "addressWidth" | "segment" | "lock" | "repeat"]?: fc.Arbitrary<Shape[Part]>;
};

function kindsOf(row: Row): Prescribed[] {
  const hasModrmMemory = row.modrm !== "none" && row.form !== "register";
  const rm = hasModrmMemory ? memory : rmOf(row);
  return [
    ...(row.modrm !== "none" && row.form === "both" ? [{ rm: REGISTER }] : []),
    ...(hasModrmMemory ? memoryForms.map((form) => ({ rm: form })) : []),
    ...(usesAddress(row) ? [{ rm, addressWidth: fc.constant(32 as const) }] : []),
    ...(usesSegment(row) ? (["fs", "gs"] as const).map((name) => ({ rm, segment: fc.constant(name) })) : []),
    ...(row.lock ? [{ rm, lock: fc.constant(true) }] : []),
    ...(row.rep ? (["f2", "f3"] as const).map((prefix) => ({ repeat: fc.constant(prefix) })) : []),
  ];
}

const sizedShapeOf = (row: Row, operandSize: Shape["operandSize"], prescribed: Prescribed = {}): fc.Arbitrary<Shape> =>
  fc
    .record({
      addressWidth: usesAddress(row) ? ADDRESS_WIDTH : fc.constant(64 as const),
      segment: usesSegment(row) ? SEGMENT : fc.constant("none" as const),
      reg: registerNumber,
      rm: rmOf(row),
      vexRegister: registerNumber,
      immediates: immediates(row, operandSize),
      repeat: row.rep ? REPEAT : fc.constant("none" as const),
      lock: row.lock ? SELDOM : fc.constant(false),
      rex: SELDOM,
      long: SELDOM,
      noise: NOISE,
      ...prescribed,
    })
    .map((chosen) => settle({ row, operandSize, ...chosen }, prescribed));

/** True in one of eight draws. */
const SELDOM = fc.nat(7).map((n) => n === 7);
const ADDRESS_WIDTH = SELDOM.map((isShort) => (isShort ? 32 : 64));
const SEGMENT = fc.nat(31).map((n) => (n === 31 ? "gs" : n === 30 ? "fs" : "none"));
const REPEAT = fc.constantFrom("none" as const, "f2" as const, "f3" as const);

const usesSegment = (row: Row): boolean => row.operands.some((operand) => /^[EMOXTDW]/.test(operand));
/** Operands of 128 bits outside VEX (SDM 1, 10.4.1.1). */
const wantsAlignment = ({ operands, map, unaligned }: Row): boolean =>
  map <= 3 && !unaligned && operands.some((operand) => /^[WM](dq|ps|pd)$/.test(operand));

const usesAddress = (row: Row): boolean => usesSegment(row) || /^(LOOP|JRCXZ|STOS|SCAS)/.test(row.mnemonic);

/** MASKMOVDQU: two registers in ModRM, and memory at DS:rDI. */
const impliesAddress = ({ operands }: Row): boolean => operands.some((operand) => /^D[a-z]/.test(operand));

/** LOCK needs memory, plain NOP no REX.B, and a register form takes no prefix of addresses. */
function settle(shape: Shape, prescribed: Prescribed): Shape {
  const { row, rm } = shape;
  if (rm.kind === "memory") {
    const aligned = wantsAlignment(row) ? mostlyAligned(rm, prescribed.rm !== undefined) : rm;
    return { ...shape, rm: shape.segment === "none" ? aligned : behindSegment(aligned) };
  }
  const isRegister = row.modrm !== "none" && !impliesAddress(row);
  return {
    ...shape,
    lock: false,
    ...(isRegister && { segment: "none", addressWidth: 64 }),
    ...(row.rexB0 && { rm: { kind: "register", number: 0 } }),
  };
}

/** Displacements that are multiples of 16 keep aligned what shares a base. What is relative to RIP is not: seven of eight become absolute, unless the form is prescribed. */
function mostlyAligned(rm: MemoryShape, keepsForm: boolean): MemoryShape {
  const displacement = rm.displacement & -16n;
  const stays = keepsForm || rm.base !== RIP_BASE || (displacement & 0x70n) === 0n;
  return stays ? { ...rm, displacement } : { ...rm, base: NO_REGISTER, displacement: displacement + BigInt(CODE) };
}

const REGISTER = registerNumber.map((number): RegisterShape => ({ kind: "register", number }));

function rmOf(row: Row): fc.Arbitrary<RegisterShape | MemoryShape> {
  if (row.immediate === "moffs") return moffs;
  if (row.form === "register" || row.modrm === "none") return REGISTER;
  return row.form === "memory" ? memory : fc.oneof(REGISTER, memory);
}

/** Segment prefixes that mean nothing in 64-bit mode: each in one of 25 shapes. */
const IGNORED_SEGMENTS = [0x3e, 0x2e, 0x26, 0x36];
/** A REX that another prefix cuts off from the opcode: one shape in a hundred, since few engines but processors ignore it. */
const CUT_OFF_REX: readonly (readonly number[])[] = [
  [0x48, 0x3e],
  [0x41, 0x26],
];

const NOISE: fc.Arbitrary<readonly number[]> = fc.nat(199).map((n) => {
  if (n < 32) return [IGNORED_SEGMENTS[n >> 3]!];
  return CUT_OFF_REX[n - 32] ?? [];
});
