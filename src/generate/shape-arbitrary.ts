/** From a row to a fast-check arbitrary of everything that can be encoded with it. */
import fc from "fast-check";
import type { Row } from "../../oracle/index.ts";
import { immediates, memory, moffs, registerNumber } from "./operand-arbitraries.ts";
import { operandSizes } from "./operand-sizes.ts";
import type { MemoryShape, RegisterShape, Shape } from "./shape.ts";

type Options = Pick<Shape, "operandSize" | "addressWidth" | "segment">;

/** Shapes of this row. Few of them may turn out to be another row's (0F 18 /0 is no NOP): whoever encodes them looks. */
export const shapeOf = (row: Row): fc.Arbitrary<Shape> => optionsOf(row).chain((options) => withOptions(row, options));

const optionsOf = (row: Row): fc.Arbitrary<Options> =>
  fc.record({
    operandSize: fc.constantFrom(...operandSizes(row)),
    addressWidth: usesAddress(row) ? rarely(32 as const, 64 as const) : fc.constant(64 as const),
    segment: usesSegment(row)
      ? rarely(fc.constantFrom("fs" as const, "gs" as const), "none" as const)
      : fc.constant("none" as const),
  });

/** The first of eight or so draws is `rare`. */
const rarely = <A, B>(rare: A | fc.Arbitrary<A>, usual: B): fc.Arbitrary<A | B> =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: rare instanceof fc.Arbitrary ? rare : fc.constant(rare) },
  );

const usesSegment = (row: Row): boolean => row.operands.some((operand) => /^[EMOXT]/.test(operand));
const usesAddress = (row: Row): boolean => usesSegment(row) || /^(LOOP|JRCXZ|STOS|SCAS)/.test(row.mnemonic);

const withOptions = (row: Row, options: Options): fc.Arbitrary<Shape> =>
  fc
    .record({
      reg: registerNumber,
      rm: rmOf(row, options.segment),
      immediates: immediates(row, options.operandSize),
      repeat: row.rep ? fc.constantFrom("none" as const, "f2" as const, "f3" as const) : fc.constant("none" as const),
      lock: row.lock ? rarely(true, false) : fc.constant(false),
      rex: rarely(true, false),
      long: rarely(true, false),
      noise: NOISE,
    })
    .map((chosen) => settle({ row, ...options, ...chosen }));

/** LOCK needs memory, plain NOP no REX.B, and a register form takes no prefix of addresses. */
function settle(shape: Shape): Shape {
  const { row, rm } = shape;
  const isRegister = row.modrm !== "none" && rm.kind === "register";
  return {
    ...shape,
    lock: shape.lock && rm.kind === "memory",
    ...(isRegister && { segment: "none", addressWidth: 64 }),
    ...(row.rexB0 && { rm: { kind: "register", number: 0 } }),
  };
}

function rmOf(row: Row, segment: Shape["segment"]): fc.Arbitrary<RegisterShape | MemoryShape> {
  if (row.immediate === "moffs") return moffs(segment);
  const register = registerNumber.map((number): RegisterShape => ({ kind: "register", number }));
  if (row.form === "register" || row.modrm === "none") return register;
  return row.form === "memory" ? memory(segment) : fc.oneof(register, memory(segment));
}

/** Prefixes that mean nothing in 64-bit mode: DS, ES, CS, SS, and a REX that another prefix cuts off from the opcode. */
const NOISE: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 24, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.constantFrom([0x3e], [0x2e], [0x26], [0x36], [0x48, 0x3e], [0x41, 0x26]) },
);
