/** fast-check arbitraries of the parts of an instruction. */
import fc from "fast-check";
import { NO_REGISTER, RIP_BASE, type Row } from "../../oracle/index.ts";
import { EDGES } from "./edges.ts";
import { immediateSizes } from "./encode.ts";
import { CODE, DATA, DATA_SIZE } from "./layout.ts";
import type { MemoryShape } from "./shape.ts";

export const registerNumber = fc.nat(15);

/** Every register but RSP. */
const indexNumber = fc.nat(14).map((n) => (n < 4 ? n : n + 1));

const scale = fc.constantFrom(1, 2, 4, 8) as fc.Arbitrary<1 | 2 | 4 | 8>;

const bigint = (min: bigint, max: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min, max });

/** Zero, both ends of a byte, a little, a page more or less, anything: the base register is aimed to match. */
const displacement = fc.oneof(
  { weight: 10, arbitrary: fc.constant(0n) },
  { weight: 6, arbitrary: fc.constantFrom(1n, -1n, 127n, -128n, 128n, -129n) },
  { weight: 24, arbitrary: bigint(-64n, 64n) },
  { weight: 3, arbitrary: bigint(-0x1000n, 0x1000n) },
  { weight: 1, arbitrary: fc.constantFrom(0x7fff_ffffn, -0x8000_0000n) },
);

/** An offset into the data window. */
const offset = fc.nat(DATA_SIZE - 16);

const RSP = 4;

/** RSP is not aimed for one operand's sake: relative to it, displacements are short. */
const nearStack = (shape: MemoryShape): MemoryShape =>
  shape.base === RSP ? { ...shape, displacement: BigInt.asIntN(8, shape.displacement) } : shape;

const withBase = fc
  .record({ base: registerNumber, displacement })
  .map((chosen) => nearStack({ kind: "memory", index: NO_REGISTER, scale: 1, ...chosen }));

const withIndex = fc
  .record({ base: registerNumber, index: indexNumber, scale, displacement })
  .map((chosen) => nearStack({ kind: "memory", ...chosen }));

const indexOnly = fc.record({ index: indexNumber, scale, offset }).map(
  ({ index, scale, offset }): MemoryShape => ({
    kind: "memory",
    base: NO_REGISTER,
    index,
    scale,
    displacement: BigInt(offset),
  }),
);

const absoluteAt = (n: number): MemoryShape => ({
  kind: "memory",
  base: NO_REGISTER,
  index: NO_REGISTER,
  scale: 1,
  displacement: BigInt(DATA + n),
});

const absolute = offset.map(absoluteAt);

/** How far into its program the instruction will stand is not known: what lies at the end of the data would lie behind it. */
const ripRelative = fc.noBias(fc.nat(DATA_SIZE - 512)).map((n) => {
  const shape = absoluteAt(n);
  return { ...shape, base: RIP_BASE, displacement: shape.displacement - BigInt(CODE) };
});

/** The memory forms of ModRM, one by one. */
export const memoryForms: readonly fc.Arbitrary<MemoryShape>[] = [
  withBase,
  withIndex,
  indexOnly,
  absolute,
  ripRelative,
];

/** Any of them. */
export const memory: fc.Arbitrary<MemoryShape> = fc.oneof(
  { weight: 8, arbitrary: withBase },
  { weight: 6, arbitrary: withIndex },
  { weight: 1, arbitrary: indexOnly },
  { weight: 1, arbitrary: absolute },
  { weight: 2, arbitrary: ripRelative },
);

/** The same operand behind fs or gs, whose bases point into the data already: what had an address of its own becomes a small offset. */
export function behindSegment(shape: MemoryShape): MemoryShape {
  const { base, index, displacement } = shape;
  if (index !== NO_REGISTER || (base !== NO_REGISTER && base !== RIP_BASE)) return shape;
  const origin = base === RIP_BASE ? BigInt(CODE) : 0n;
  return { ...shape, displacement: ((displacement + origin) & 0x3ffn) - origin };
}

/** `size` bytes: half of the time an edge of that size. */
function anyOf(size: number): fc.Arbitrary<bigint> {
  const bits = 8 * size;
  const edges = [...new Set(EDGES.map((edge) => BigInt.asUintN(bits, edge)))];
  return fc.oneof(fc.constantFrom(...edges), bigint(0n, (1n << BigInt(bits)) - 1n));
}

/** Of each size once: building the list of edges costs more than drawing from it. */
const ANY_OF = new Map([1, 2, 4, 8].map((size) => [size, anyOf(size)]));

/** A moffs: nearly always inside the data, else any 64-bit address. */
export const moffs: fc.Arbitrary<MemoryShape> = fc.oneof(
  { weight: 15, arbitrary: absolute },
  {
    weight: 1,
    arbitrary: fc.tuple(absolute, ANY_OF.get(8)!).map(([shape, displacement]) => ({ ...shape, displacement })),
  },
);

/** Immediates of the row, in the order of its code bytes. */
export function immediates(row: Row, operandSize: 16 | 32 | 64): fc.Arbitrary<bigint[]> {
  if (row.operands.some((operand) => operand.startsWith("J"))) return fc.constant([0n]);
  const special = SPECIAL.find(([names]) => names.test(row.mnemonic));
  const sizes = immediateSizes(row, operandSize);
  return fc.tuple(...sizes.map((size, n) => special?.[1][n] ?? ANY_OF.get(size)!));
}

const small = (max: number): fc.Arbitrary<bigint> => bigint(0n, BigInt(max));

/** Where almost every value would mean the same: shift counts, room and level of a frame, what a return drops. */
const SPECIAL: readonly (readonly [RegExp, readonly fc.Arbitrary<bigint>[]])[] = [
  [/^(RO|RC|SH|SA)[LR]D?$/, [fc.oneof({ weight: 4, arbitrary: small(66) }, { weight: 1, arbitrary: small(255) })]],
  [
    /^ENTER$/,
    [
      fc.oneof({ weight: 4, arbitrary: small(64) }, { weight: 1, arbitrary: small(0xffff) }),
      fc.oneof({ weight: 4, arbitrary: small(4) }, { weight: 1, arbitrary: small(255) }),
    ],
  ],
  [/^RET$/, [fc.oneof({ weight: 4, arbitrary: small(8).map((n) => n * 8n) }, { weight: 1, arbitrary: small(0xffff) })]],
];
