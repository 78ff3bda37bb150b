/** Which class of the gas schedule an instruction belongs to: by the rows' features, forms and names, the first rule that fits. */
import type { Row } from "../table.ts";

export type InstructionClass =
  | "plain"
  | "branch"
  | "stack"
  | "multiply"
  | "divide"
  | "string"
  | "ordering"
  | "vector"
  | "vector-multiply"
  | "vector-text"
  | "crypto"
  | "gather"
  | "float"
  | "float-divide"
  | "float-function"
  | "float-state";

interface Rule {
  readonly name: InstructionClass;
  /** For people. */
  readonly about: string;
  readonly has: (row: Row) => boolean;
}

const feature =
  (names: RegExp) =>
  (row: Row): boolean =>
    names.test(row.feature);
const named =
  (names: RegExp) =>
  (row: Row): boolean =>
    names.test(row.mnemonic);
const operand =
  (letters: RegExp) =>
  ({ operands }: Row): boolean =>
    operands.some((one) => letters.test(one));

/** Vectors, MMX and x87: what the base has of the same name (CMPS, MOVS) works on strings. */
const VECTORS = /^v?(avx|sse|ssse|mmx|fma|f16c|vpcl|vaes)/;
const CRYPTO = /(^|[v+])(aes|sha|pclmulqdq|gfni)$/;

const vector =
  (names: RegExp) =>
  (row: Row): boolean =>
    VECTORS.test(row.feature) && names.test(row.mnemonic);

/** In this order: the first that fits counts. */
export const INSTRUCTION_CLASSES: readonly Rule[] = [
  { name: "gather", about: "loads from many addresses", has: operand(/^Mvsib/) },
  {
    name: "ordering",
    about: "fences, SERIALIZE, cache lines",
    has: feature(/^(fences|serialize|clflush|clflushopt|clwb)$/),
  },
  { name: "crypto", about: "AES, SHA, carry-less and Galois multiplication", has: feature(CRYPTO) },
  { name: "vector-text", about: "string comparison in vectors", has: vector(/^V?PCMP[EI]STR/) },
  {
    name: "float-state",
    about: "the state of floating point as a whole",
    has: named(/^(FX(SAVE|RSTOR)|FN?(SAVE|RSTOR|STENV|LDENV)|FLDENV|FRSTOR)/),
  },
  {
    name: "float-function",
    about: "remainders, logarithms, trigonometry, decimal numbers of the x87",
    has: named(/^(F2XM1|FYL2X|FYL2XP1|FPTAN|FPATAN|FSIN|FCOS|FSINCOS|FPREM1?|FSCALE|FXTRACT|FBLD|FBSTP)$/),
  },
  { name: "float-divide", about: "division and square root of the x87", has: named(/^F(I?DIVR?P?|SQRT)$/) },
  { name: "float", about: "all else of the x87", has: feature(/^x87$/) },
  { name: "float-divide", about: "division and square root in vectors", has: vector(/^V?(DIV|SQRT)[PS][SD]$/) },
  {
    name: "float",
    about: "arithmetic, comparison, rounding and conversion of floating point in vectors",
    has: vector(/^V?((ADD|SUB|ADDSUB|HADD|HSUB|MUL|MIN|MAX|RCP|RSQRT|CMP|U?COMI|ROUND|DP)[PS][SD]|CVT|FN?M(ADD|SUB))/),
  },
  {
    name: "vector-multiply",
    about: "products and sums of differences of integers in vectors",
    has: vector(/^V?(PMUL|PMADD|PDP|PSADBW|MPSADBW)/),
  },
  { name: "vector", about: "all else on vectors", has: feature(VECTORS) },
  { name: "multiply", about: "MUL, IMUL, MULX", has: named(/^(MUL|IMUL|MULX)$/) },
  { name: "divide", about: "DIV, IDIV", has: named(/^I?DIV$/) },
  { name: "string", about: "MOVS, CMPS, STOS, LODS, SCAS", has: ({ rep }) => rep },
  {
    name: "stack",
    about: "PUSH, POP, CALL, RET, ENTER, LEAVE",
    has: named(/^(PUSHF?|POPF?|CALL|RET|ENTER|LEAVE)$/),
  },
  {
    name: "branch",
    about: "other jumps, and INT N itself",
    has: (row) => operand(/^J/)(row) || named(/^(JMP|INT)/)(row),
  },
  { name: "plain", about: "everything else", has: () => true },
];

/** Classes of rows that were met: a loop whose instructions push each other out of the decoder's memory is priced each time. */
const KNOWN = new WeakMap<Row, InstructionClass>();

export function instructionClass(row: Row): InstructionClass {
  const known = KNOWN.get(row);
  if (known) return known;
  const { name } = INSTRUCTION_CLASSES.find(({ has }) => has(row))!;
  KNOWN.set(row, name);
  return name;
}
