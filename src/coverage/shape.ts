/** The shape of an instruction as a small number: operand size, form of the address, segment, LOCK and repetition. */
import { type Decoded, type MemoryOperand, NO_REGISTER, type Operand, RIP_BASE, type Row } from "../../oracle/index.ts";
import { operandSizes } from "../generate/operand-sizes.ts";

/** Shapes are below this. Bits: size 0-1, address 2-4, address size 5, segment 6-7, LOCK 8, repetition 9-10. */
export const SHAPES = 2048;

/** Size and form of the address are below this: what every instruction has. */
export const PLAIN_SHAPES = 32;
export const FEW_BITS = 5;

const SIZE = 3;
const ADDRESS_SIZE = 1 << 5;
const LOCK = 1 << 8;
const REPEAT = 3 << 9;
const SIZES = ["16-bit", "32-bit", "64-bit"] as const;
const ADDRESSES = ["", "base", "base+index", "index", "absolute", "rip"] as const;
const SEGMENTS = ["", "fs", "gs"] as const;
const REPEATS = ["", "repne", "rep"] as const;
/** The short address size, which prefix 67 chooses. */
export const SHORT_ADDRESS = "32-bit address";

/** Called for every executed instruction: numbers only. */
export function shapeOf({ operandSize, addressWidth, operands, prefixes }: Decoded): number {
  const memory = memoryOf(operands);
  const short = addressWidth === 32 && (memory || operands[0]?.kind === "relative") ? ADDRESS_SIZE : 0;
  return (
    (operandSize >> 5) |
    short |
    (memory ? (addressOf(memory) << 2) | (segmentOf(prefixes) << 6) : 0) |
    (prefixes.lock ? LOCK : 0) |
    (prefixes.repeat === "none" ? 0 : prefixes.repeat === "f2" ? 1 << 9 : 2 << 9)
  );
}

const segmentOf = ({ segment }: Decoded["prefixes"]): number => (segment === "none" ? 0 : segment === "fs" ? 1 : 2);

/** The last one: MOVDIR64B has its destination in a register before what ModRM says. */
function memoryOf(operands: readonly Operand[]): MemoryOperand | undefined {
  for (let n = operands.length - 1; n >= 0; n--) {
    const operand = operands[n]!;
    if (operand.kind === "memory") return operand;
  }
  return undefined;
}

function addressOf({ base, index }: MemoryOperand): number {
  if (base === RIP_BASE) return 5;
  if (base === NO_REGISTER) return index === NO_REGISTER ? 4 : 3;
  return index === NO_REGISTER ? 1 : 2;
}

const isCounting = ({ mnemonic }: Row): boolean => /^(LOOP|JRCXZ)/.test(mnemonic);
const hasModrmAddress = ({ operands, form }: Row): boolean =>
  form !== "register" && operands.some((operand) => /^[EMW]/.test(operand));
const hasImpliedAddress = ({ operands }: Row): boolean => operands.some((operand) => /^[XYTD]/.test(operand));
const hasOffset = ({ immediate }: Row): boolean => immediate === "moffs";
const hasAddress = (row: Row): boolean => hasModrmAddress(row) || hasImpliedAddress(row) || hasOffset(row);
/** What DS:rSI, DS:rBX and DS:rDI may be overridden with, ES:rDI may not. */
const takesSegment = (row: Row): boolean =>
  hasModrmAddress(row) || hasOffset(row) || row.operands.some((operand) => /^[XTD]/.test(operand));

/** Prefix 66 and the memory form of these NOPs are MPX, which is refused. */
const isMpx = ({ encoding }: Row): boolean => encoding === "0F 1A /r" || encoding === "0F 1B /r";

/** The bits of a shape that mean anything to this row: 66 in front of `ADD Eb, Gb` does not. */
export const meaningfulBits = (row: Row): number =>
  (operandSizes(row).length > 1 ? SIZE : 0) |
  (7 << 2) |
  (hasAddress(row) || isCounting(row) ? ADDRESS_SIZE : 0) |
  (takesSegment(row) ? 3 << 6 : 0) |
  LOCK |
  (row.rep ? REPEAT : 0);

const hasImmediate = ({ operands }: Row): boolean => operands.some((operand) => /^(s?I|J|1$)/.test(operand));
const hasRegister = ({ operands }: Row): boolean =>
  operands.some((operand) => /^([BEGRUVWZ]|rA|A[LX]|CL|DX)/.test(operand));

/** The names of what a (masked) shape of this row has. */
export const traitsOf = (row: Row, shape: number): string[] => [...plainTraits(row, shape), ...fewTraits(shape)];

/** Size, kind of operand, form of the address. */
export function plainTraits(row: Row, shape: number): string[] {
  const address = ADDRESSES[(shape >> 2) & 7]!;
  return [
    operandSizes(row).length > 1 ? SIZES[shape & SIZE]! : "",
    address ? "memory" : hasRegister(row) ? "register" : "",
    address,
    hasImmediate(row) ? "immediate" : "",
  ].filter(Boolean);
}

/** What few instructions have. */
export const fewTraits = (shape: number): string[] =>
  [
    shape & ADDRESS_SIZE ? SHORT_ADDRESS : "",
    SEGMENTS[(shape >> 6) & 3]!,
    shape & LOCK ? "lock" : "",
    REPEATS[(shape >> 9) & 3]!,
  ].filter(Boolean);

/** Every trait that an instruction of this row can have. */
export function possibleTraits(row: Row): string[] {
  if (isMpx(row)) return ["32-bit", "64-bit", "register"];
  const sizes = operandSizes(row);
  return [
    ...(sizes.length > 1 ? sizes.map((size) => SIZES[size >> 5]!) : []),
    ...(hasRegister(row) && (!hasAddress(row) || row.form === "both") && !isFixedMemory(row) ? ["register"] : []),
    ...(hasAddress(row) ? ["memory", ...addressesOf(row)] : []),
    ...(hasImmediate(row) ? ["immediate"] : []),
    ...(hasAddress(row) || isCounting(row) ? [SHORT_ADDRESS] : []),
    ...(takesSegment(row) ? ["fs", "gs"] : []),
    ...(row.lock ? ["lock"] : []),
    ...(row.rep ? ["repne", "rep"] : []),
  ];
}

/** The memory operand is not one of ModRM's: a register cannot stand in its place. */
const isFixedMemory = (row: Row): boolean => hasImpliedAddress(row) || hasOffset(row);

const addressesOf = (row: Row): readonly string[] =>
  hasModrmAddress(row) ? ADDRESSES.slice(1) : hasOffset(row) ? ["absolute"] : ["base"];
