/** Operand notation ("Ev", "sIb", "CL", …) to operands. */
import { truncate, type Width } from "../bits.ts";
import {
  type MemoryOperand,
  NO_REGISTER,
  type Operand,
  type RegisterOperand,
  type VectorOperand,
} from "../operands.ts";
import { RAX, RBX, RCX, RDI, RDX, RSI } from "../state.ts";
import { type Row, sizeOf } from "../table.ts";
import type { Fields } from "./decode.ts";
import { type Address, memoryOperand, rexB, rexR } from "./modrm.ts";

type Build = (fields: Fields, width: Width) => Operand;

/** How the operands of a row are built, worked out once for each row. */
const BUILDERS_OF = new WeakMap<Row, readonly ((fields: Fields) => Operand)[]>();

/** All operands of the row, in order. Immediates are read from the bytes on the way. */
export function buildOperands(fields: Fields): Operand[] {
  const known = BUILDERS_OF.get(fields.row);
  const builders = known ?? fields.row.operands.map(builderOf);
  if (!known) BUILDERS_OF.set(fields.row, builders);
  return builders.map((build) => build(fields));
}

function builderOf(spec: string): (fields: Fields) => Operand {
  const fixed = FIXED[spec];
  if (fixed) return () => fixed;
  const [inRegister, inMemory] = spec.split("/");
  if (inMemory !== undefined) return eitherOf(builderOf(inRegister!), builderOf(inMemory));
  const match = /^(sI|rA|GM|[A-Z])([bwdqvzy]|dq|ps|pd|ss|sd)?$/.exec(spec);
  const build = match && BUILDERS[match[1]!];
  if (!build) throw new Error(`no such operand: ${spec}`);
  const size = match[2];
  return (fields) => build(fields, size === undefined ? fields.operandSize : sizeOf(size, fields.operandSize));
}

/** A register and memory have different sizes. */
const eitherOf =
  (inRegister: (fields: Fields) => Operand, inMemory: (fields: Fields) => Operand) =>
  (fields: Fields): Operand =>
    fields.address ? inMemory(fields) : inRegister(fields);

const IMMEDIATE_BYTES = { none: 0, ib: 1, iw: 2, iwb: 3, id: 4, io: 8 } as const;

/** For rows that are not implemented: no operands, but the immediate belongs to the instruction's length all the same. */
export function skipImmediate({ row, operandSize, prefixes, bytes }: Fields): Operand[] {
  const { immediate } = row;
  if (immediate === "moffs") bytes.unsigned(prefixes.addressSize ? 4 : 8);
  else if (immediate === "iz") bytes.unsigned(operandSize === 16 ? 2 : 4);
  else bytes.unsigned(immediate === "iv" ? operandSize / 8 : IMMEDIATE_BYTES[immediate]);
  return [];
}

/** A general register; 8-bit numbers 4 to 7 without REX are AH, CH, DH, BH (SDM 2A, 2.2.1.2). */
function general(index: number, width: Width, rex: number): RegisterOperand {
  if (width === 8 && rex === 0 && index >= 4 && index < 8)
    return { kind: "register", index: index - 4, width, high: true };
  return { kind: "register", index, width, high: false };
}

/** SSE wants 128 bits in memory aligned; VEX does not (SDM 1, 14.9). */
const isAligned = ({ row }: Fields, width: Width): boolean => width === 128 && row.map <= 3 && !row.unaligned;

const inMemory = (fields: Fields, address: Address, width: Width): MemoryOperand =>
  memoryOperand(address, width, fields.prefixes, isAligned(fields, width));

const registerOrMemory: Build = (fields, width) =>
  fields.address
    ? inMemory(fields, fields.address, width)
    : general((fields.modrm & 7) + rexB(fields.prefixes.rex), width, fields.prefixes.rex);

const vector = (index: number, width: Width): VectorOperand => ({ kind: "vector", index, width });

const vectorOrMemory: Build = (fields, width) =>
  fields.address
    ? inMemory(fields, fields.address, width)
    : vector((fields.modrm & 7) + rexB(fields.prefixes.rex), width);

const immediateBytes = (width: Width): number => Math.min(width, 64) / 8;

const stringPointer =
  (base: number, overridable: boolean): Build =>
  (fields, width) => {
    const operand = memoryOperand({ base, index: NO_REGISTER, scale: 1n, displacement: 0n }, width, fields.prefixes);
    return overridable ? operand : { ...operand, segment: "none" };
  };

const BUILDERS: Record<string, Build> = {
  E: registerOrMemory,
  M: registerOrMemory,
  R: registerOrMemory,
  V: ({ modrm, prefixes }, width) => vector(((modrm >> 3) & 7) + rexR(prefixes.rex), width),
  W: vectorOrMemory,
  U: vectorOrMemory,
  G: ({ modrm, prefixes }, width) => general(((modrm >> 3) & 7) + rexR(prefixes.rex), width, prefixes.rex),
  B: ({ prefixes }, width) => general(prefixes.vexRegister, width, prefixes.rex),
  // ES: no override applies to it
  GM: (fields, width) => stringPointer(((fields.modrm >> 3) & 7) + rexR(fields.prefixes.rex), false)(fields, width),
  Z: ({ opcode, prefixes }, width) => general((opcode & 7) + rexB(prefixes.rex), width, prefixes.rex),
  rA: (_, width) => ({ kind: "register", index: RAX, width, high: false }),
  I: ({ row, bytes }, width) => {
    // iz: 16 or 32 bits in the code, sign-extended to a 64-bit operand
    const value = row.immediate === "iv" || width < 64 ? bytes.unsigned(immediateBytes(width)) : bytes.signed(4);
    return { kind: "immediate", width, value: truncate(width, value) };
  },
  sI: ({ bytes, operandSize }, width) => ({
    kind: "immediate",
    width: operandSize,
    value: truncate(operandSize, bytes.signed(width === 64 ? 4 : width / 8)),
  }),
  J: ({ bytes }, width) => ({ kind: "relative", width: 64, value: bytes.signed(width === 8 ? 1 : 4) }),
  O: ({ bytes, prefixes }, width) => {
    const displacement = bytes.unsigned(prefixes.addressSize ? 4 : 8);
    return memoryOperand({ base: NO_REGISTER, index: NO_REGISTER, scale: 1n, displacement }, width, prefixes);
  },
  X: stringPointer(RSI, true),
  Y: stringPointer(RDI, false),
  T: stringPointer(RBX, true),
  D: stringPointer(RDI, true),
};

const fixedRegister = (index: number, width: Width): RegisterOperand => ({
  kind: "register",
  index,
  width,
  high: false,
});

const FIXED: Record<string, Operand> = {
  AL: fixedRegister(RAX, 8),
  AX: fixedRegister(RAX, 16),
  CL: fixedRegister(RCX, 8),
  DX: fixedRegister(RDX, 16),
  "<XMM0>": vector(0, 128),
  "1": { kind: "immediate", width: 8, value: 1n },
};
