/** Rows in the manual's notation: `SHL Ev, Ib` is `SHL r/m16, imm8`, `SHL r/m32, imm8` and `SHL r/m64, imm8`. */
import type { Row } from "../../oracle/index.ts";
import { operandSizes } from "../generate/operand-sizes.ts";

type Size = 16 | 32 | 64;

/** One form of a row for every operand size; a form that looks the same in another size is there once. */
export function formsOf(row: Row): string[] {
  return [...new Set(operandSizes(row).map((size) => formOf(row, size)))];
}

const formOf = (row: Row, size: Size): string =>
  `${row.mnemonic} ${row.operands.map((operand) => operandText(row, operand, size)).join(", ")}`.trimEnd();

const BITS: Readonly<Record<string, (size: Size) => number>> = {
  b: () => 8,
  w: () => 16,
  d: () => 32,
  q: () => 64,
  dq: () => 128,
  ps: () => 128,
  pd: () => 128,
  ss: () => 32,
  sd: () => 64,
  v: (size) => size,
  z: (size) => Math.min(size, 32),
  y: (size) => Math.max(size, 32),
};

const ACCUMULATOR: Readonly<Record<Size, string>> = { 16: "AX", 32: "EAX", 64: "RAX" };

/** By the letter for where an operand is. */
const PLACES: Readonly<Record<string, (row: Row, bits: number, size: Size) => string>> = {
  E: ({ form }, bits) => (form === "memory" ? `m${bits}` : form === "register" ? `r${bits}` : `r/m${bits}`),
  M: (_, bits) => `m${bits}`,
  R: (_, bits) => `r${bits}`,
  G: (_, bits) => `r${bits}`,
  B: (_, bits) => `r${bits}`,
  V: () => "xmm1",
  U: () => "xmm2",
  W: ({ form }, bits) => (form === "memory" ? `m${bits}` : form === "register" ? "xmm2" : `xmm2/m${bits}`),
  Z: (_, bits) => `r${bits}`,
  I: ({ immediate }, bits) => `imm${immediate === "iz" ? Math.min(bits, 32) : bits}`,
  sI: (_, bits) => `imm${bits}`,
  J: (_, bits) => `rel${bits}`,
  O: (_, bits) => `moffs${bits}`,
  X: (_, bits) => `m${bits}`,
  Y: (_, bits) => `m${bits}`,
  T: (_, bits) => `m${bits}`,
  D: (_, bits) => `m${bits}`,
  rA: (_, bits, size) => (bits === 8 ? "AL" : ACCUMULATOR[size]),
};

/** What is not known here keeps the table's notation, that of the manual's appendix A: x87 and MMX registers. */
function operandText(row: Row, operand: string, size: Size): string {
  if (operand === "M") return "m";
  const [inRegister, inMemory] = operand.split("/");
  if (inMemory !== undefined) return eitherText(row, [inRegister!, inMemory], size);
  const [, place = "", letter = ""] = /^(sI|rA|[EMRGBZIJOXYTDVUW])(b|w|dq|d|q|v|z|y|ps|pd|ss|sd)$/.exec(operand) ?? [];
  return PLACES[place]?.(row, BITS[letter]!(size), size) ?? operand;
}

/** A register and memory of different sizes. */
const eitherText = (row: Row, [inRegister, inMemory]: readonly [string, string], size: Size): string =>
  `${operandText({ ...row, form: "register" }, inRegister, size)}/${operandText({ ...row, form: "memory" }, inMemory, size)}`;

/** As the table has it, in the notation of the manual's appendix A. */
export const instructionText = ({ mnemonic, operands }: Row): string => `${mnemonic} ${operands.join(", ")}`.trimEnd();
