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
    "opcodes of MMX and SSE with prefixes or kinds of operands for which there is no instruction do not raise #UD",
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
    if (field.startsWith("memory:")) return STORING.includes(opcodeOf(witnessed.machineCase));
    return field !== "rip" || witnessed.actual.rip === witnessed.actual.stop.at;
  },
};

/** MOVMSKPS, shifts by an immediate, PEXTRW, MOVDQ2Q, PMOVMSKB, MASKMOVDQU: an operand in memory is taken for a register, and its displacement not read. */
const REGISTERS_ONLY = [0x50, 0x71, 0x72, 0x73, 0xc5, 0xd6, 0xd7, 0xf7];

/** With the displacement it is too long, or its page ends in it. */
function isTakenForShorter({ oracle, machineCase }: Witnessed): boolean {
  const failure = decode(oracle.machine.maps, machineCase.code);
  return (failure === "too-long" || failure === "truncated") && REGISTERS_ONLY.includes(opcodeOf(machineCase));
}

/** MOVMSKPS, PEXTRW, PMOVMSKB: a few bits into a general register. */
const INTO_REGISTER = [0x50, 0xc5, 0xd7];
const MOST_IN_REGISTER = 0xffffn;

/** MOVUPS, MOVLPS, MOVHPS, MOVAPS, MOVNTPS, MOVD, MOVDQA, MOVNTI, MOVQ, MOVNTDQ, MASKMOVDQU: stores. */
const STORING = [0x11, 0x13, 0x17, 0x29, 0x2b, 0x7e, 0x7f, 0xc3, 0xd6, 0xe7, 0xf7];

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
