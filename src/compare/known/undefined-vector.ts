/**
 * Opcodes of MMX and SSE that no prefix selects, or whose operand is of the wrong kind, are undefined. Unicorn's decoder looks at fewer of
 * these conditions than a processor does, and executes a neighbour or accesses the operand first. What it does then is not told here.
 */
import { decode } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const undefinedVector: KnownDivergence = {
  id: "unicorn-undefined-vector",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "opcodes of MMX and SSE with prefixes or kinds of operands for which there is no instruction do not raise #UD, nor the fault of the bytes that an operand in memory, taken for a register, would need",
  authority: ["SDM Vol. 2D, tables A-3 to A-6: empty and reserved columns", "silicon"],
  instructions: ANY,
  fields: [...VECTORS, ...REGISTERS, ...ENDING, ...ACCESS, MEMORY],
  applies: (witnessed) =>
    witnessed.instruction === undefined &&
    (witnessed.expected.stop.fault === "#UD" || isTakenForShorter(witnessed)) &&
    witnessed.actual.stop.fault !== "#UD" &&
    isVectorOpcode(witnessed.machineCase),
  excuses: ({ field, actual }, witnessed) => {
    if (REGISTERS.includes(field)) return BigInt(actual) <= MOST_IN_REGISTER && intoRegister(witnessed.machineCase);
    if (field.startsWith("memory:")) return stores(witnessed);
    return field !== "rip" || witnessed.actual.rip === witnessed.actual.stop.at;
  },
};

/** MOVMSKPS, PEXTRW, PMOVMSKB, MASKMOVDQU, and with F2 or F3 MOVDQ2Q and MOVQ2DQ; with an immediate: the shifts. */
const REGISTERS_ONLY = [0x50, 0xd6, 0xd7, 0xf7];
const WITH_IMMEDIATE = [0x71, 0x72, 0x73, 0xc5];

/** An operand in memory is taken for a register and its displacement not read, with which it is too long, or goes on in the next page. */
function isTakenForShorter({ oracle, machineCase, actual }: Witnessed): boolean {
  const failure = decode(oracle.machine.maps, machineCase.code);
  const length = lengthAsRegister(machineCase.code);
  if ((failure !== "too-long" && failure !== "truncated") || length === undefined) return false;
  const after = machineCase.at + BigInt(length);
  return length <= machineCase.code.length && [machineCase.at, after].includes(actual.stop.at);
}

/** Bytes without SIB and displacement; undefined where it is none of these, or has a register. */
function lengthAsRegister(code: Uint8Array): number | undefined {
  const { prefixes, rest } = readPrefixes(code);
  const [first, opcode = 0, modrm = 0xc0] = rest;
  if (first !== 0x0f || modrm >= 0xc0) return undefined;
  if (WITH_IMMEDIATE.includes(opcode)) return prefixes.length + 4;
  const isMove = opcode !== 0xd6 || prefixes.includes(0xf2) || prefixes.includes(0xf3);
  return REGISTERS_ONLY.includes(opcode) && isMove ? prefixes.length + 3 : undefined;
}

/** MOVMSKPS, PEXTRW, PMOVMSKB: a few bits into a general register. */
const INTO_REGISTER = [0x50, 0xc5, 0xd7];
const MOST_IN_REGISTER = 0xffffn;

/** MOVUPS, MOVLPS, MOVHPS, MOVAPS, MOVNTPS, MOVD, MOVDQA, MOVNTI, MOVQ, MOVNTDQ, MASKMOVDQU: stores. */
const STORING = [0x11, 0x13, 0x17, 0x29, 0x2b, 0x7e, 0x7f, 0xc3, 0xd6, 0xe7, 0xf7];

/** MOVDQ2Q, which is taken for a register's, stores nothing. */
const stores = ({ machineCase, expected }: Witnessed): boolean =>
  STORING.includes(opcodeOf(machineCase)) && (expected.stop.fault === "#UD" || opcodeOf(machineCase) === 0xf7);

const opcodeOf = ({ code }: MachineCase): number => readPrefixes(code).rest[1] ?? 0;
const intoRegister = (machineCase: MachineCase): boolean => INTO_REGISTER.includes(opcodeOf(machineCase));

/** Columns of the two-byte map, and the three-byte maps, that hold instructions on MMX and XMM registers. */
function isVectorOpcode({ code }: MachineCase): boolean {
  const [first0F, opcode = 0] = readPrefixes(code).rest;
  if (first0F !== 0x0f) return false;
  return COLUMNS.some(([first, last]) => first <= opcode && opcode <= last);
}

const COLUMNS: readonly (readonly [number, number])[] = [
  [0x10, 0x17],
  [0x28, 0x2f],
  [0x38, 0x3a],
  [0x50, 0x7f],
  [0xc2, 0xc6],
  [0xd0, 0xff],
];
