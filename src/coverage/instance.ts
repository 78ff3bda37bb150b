/** From an iced code to bytes: one instance with plain operands, assembled by iced itself. */
import { type Code, CodeExt, Encoder, Instruction, OpCodeOperandKind, OpKind, Register } from "iced-x86";

/** What an operand that may be a register or memory becomes. */
export type Form = "register" | "memory";

interface Setting {
  readonly instruction: Instruction;
  readonly operand: number;
  readonly form: Form;
  /** 32 or 64 bits. */
  readonly addressSize: number;
}

/** Bytes of an instance of `code` in `form`. Throws when iced cannot encode it: the operand kinds below are then incomplete. */
export function instanceOf(code: Code, form: Form): Uint8Array {
  const instruction = new Instruction();
  instruction.code = code;
  const info = CodeExt.opCode(code);
  const addressSize = info.addressSize === 32 ? 32 : 64;
  for (let operand = 0; operand < info.opCount; operand++) {
    const kind = OpCodeOperandKind[info.opKind(operand)]!;
    setOperand(kind, { instruction, operand, form, addressSize });
  }
  if (info.requireOpMaskRegister) instruction.opMask = Register.K1;
  info.free();
  return encode(instruction);
}

function encode(instruction: Instruction): Uint8Array {
  const encoder = new Encoder(64);
  encoder.encode(instruction, 0x1000n);
  const bytes = encoder.takeBuffer();
  encoder.free();
  instruction.free();
  return bytes;
}

/** Tried in order; the first whose pattern matches the name of the operand kind sets the operand. */
const SETTERS: readonly (readonly [RegExp, (setting: Setting, match: string[]) => void])[] = [
  [/^(al|cl|ax|dx|eax|rax|es|cs|ss|ds|fs|gs|st0)$/, (setting, [, name]) => setRegister(setting, registerNamed(name!))],
  [/^(\w+)_reg_mem$/, (setting, [, name]) => setRegister(setting, registerOf(name!, setting.operand))],
  [/^(\w+?)_or_mem/, (setting, [, name]) => setEither(setting, name!)],
  [/^(mem_vsib\d\d)([xyz])$/, (setting, [, , size]) => setMemory(setting, registerNamed(`${size}mm7`))],
  [/^sibmem$/, (setting) => setMemory(setting, Register.RCX)],
  [/^mem_offs$/, setOffset],
  [/^mem/, (setting) => setMemory(setting)],
  [
    /^([a-z]+?\d*)(?:p[13])?_(reg|rm|vvvv|opcode|is4|is5)$/,
    (setting, [, name]) => setRegister(setting, registerOf(name!, setting.operand)),
  ],
  [/^imm.*/, (setting, [kind]) => setImmediate(setting, kind!)],
  [/^br16/, ({ instruction, operand }) => setBranch(instruction, operand, OpKind.NearBranch16)],
  [/^(br64|xbegin)/, ({ instruction, operand }) => setBranch(instruction, operand, OpKind.NearBranch64)],
  [/^es_rDI$/, (setting) => setString(setting, OpKind.MemoryESEDI, OpKind.MemoryESRDI)],
  [/^seg_rSI$/, (setting) => setString(setting, OpKind.MemorySegESI, OpKind.MemorySegRSI)],
  [/^seg_rDI$/, (setting) => setString(setting, OpKind.MemorySegEDI, OpKind.MemorySegRDI)],
  [/^seg_rBX_al$/, setTable],
];

function setOperand(kind: string, setting: Setting): void {
  for (const [pattern, set] of SETTERS) {
    const match = pattern.exec(kind);
    if (match) {
      set(setting, match);
      return;
    }
  }
  throw new Error(`no instance of operand kind ${kind}`);
}

function registerNamed(name: string): Register {
  const register = Register[name.toUpperCase() as keyof typeof Register];
  if (register === undefined) throw new Error(`no register ${name}`);
  return register;
}

/** The first register of a class; each operand takes the next one, for encodings that want them all different. */
const FIRST: Record<string, Register> = {
  r8: Register.CL,
  r16: Register.CX,
  r32: Register.ECX,
  r64: Register.RCX,
  mm: Register.MM1,
  xmm: Register.XMM1,
  ymm: Register.YMM1,
  zmm: Register.ZMM1,
  k: Register.K1,
  tmm: Register.TMM1,
  bnd: Register.BND0,
  sti: Register.ST1,
  cr: Register.CR2,
  dr: Register.DR0,
  seg: Register.ES,
};

/** Control, debug and segment registers are single: not every number of theirs exists. */
const SINGLE = /^(cr|dr|seg|sti)$/;

function registerOf(className: string, operand: number): Register {
  const first = FIRST[className];
  if (first === undefined) throw new Error(`no register of class ${className}`);
  return first + (SINGLE.test(className) ? 0 : operand);
}

function setRegister({ instruction, operand }: Setting, register: Register): void {
  instruction.setOpKind(operand, OpKind.Register);
  instruction.setOpRegister(operand, register);
}

function setEither(setting: Setting, className: string): void {
  if (setting.form === "memory") setMemory(setting);
  else setRegister(setting, registerOf(className, setting.operand));
}

function setMemory({ instruction, operand, addressSize }: Setting, index: Register = Register.None): void {
  instruction.setOpKind(operand, OpKind.Memory);
  instruction.memoryBase = addressSize === 32 ? Register.EAX : Register.RAX;
  instruction.memoryIndex = index;
}

function setOffset({ instruction, operand }: Setting): void {
  instruction.setOpKind(operand, OpKind.Memory);
  instruction.memoryDisplSize = 8;
}

function setTable({ instruction, operand }: Setting): void {
  instruction.setOpKind(operand, OpKind.Memory);
  instruction.memoryBase = Register.RBX;
  instruction.memoryIndex = Register.AL;
}

function setString({ instruction, operand, addressSize }: Setting, narrow: OpKind, wide: OpKind): void {
  instruction.setOpKind(operand, addressSize === 32 ? narrow : wide);
}

function setBranch(instruction: Instruction, operand: number, kind: OpKind): void {
  instruction.setOpKind(operand, kind);
  if (kind === OpKind.NearBranch16) instruction.nearBranch16 = 0x1010;
  else instruction.nearBranch64 = 0x1010n;
}

const IMMEDIATE_KINDS: Record<string, OpKind> = {
  imm8: OpKind.Immediate8,
  imm8_const_1: OpKind.Immediate8,
  imm4_m2z: OpKind.Immediate8,
  imm16: OpKind.Immediate16,
  imm32: OpKind.Immediate32,
  imm64: OpKind.Immediate64,
  imm8sex16: OpKind.Immediate8to16,
  imm8sex32: OpKind.Immediate8to32,
  imm8sex64: OpKind.Immediate8to64,
  imm32sex64: OpKind.Immediate32to64,
};

/** A second byte immediate (ENTER, EXTRQ) has an operand kind of its own. */
function setImmediate({ instruction, operand }: Setting, kind: string): void {
  const second = operand > 0 && kind === "imm8" && isByteOrWord(instruction.opKind(operand - 1));
  const opKind = second ? OpKind.Immediate8_2nd : IMMEDIATE_KINDS[kind];
  if (opKind === undefined) throw new Error(`no immediate kind ${kind}`);
  instruction.setOpKind(operand, opKind);
  instruction.setImmediateI32(operand, 1);
}

const isByteOrWord = (kind: OpKind): boolean => kind === OpKind.Immediate8 || kind === OpKind.Immediate16;
