/** The second opinion: iced-x86's reading of the same bytes, in the words of our own operands. */
import {
  Decoder,
  DecoderOptions,
  Instruction,
  InstructionInfoFactory,
  MemorySizeExt,
  Mnemonic,
  OpAccess,
  OpKind,
  Register,
  RegisterExt,
} from "iced-x86";

/** One instruction as iced reads it, at address 0. */
export interface Reading {
  readonly length: number;
  /** iced's name, in capitals. `INVALID`: no instruction. */
  readonly mnemonic: string;
  readonly lock: boolean;
  readonly operands: readonly ReadOperand[];
  /** General registers written, whole or in part, by number: one bit each. Byte-wide low halves are left out: they move a pointer by less than 256. */
  readonly writes: number;
}

export type ReadOperand =
  | { readonly kind: "register"; readonly name: string }
  | {
      readonly kind: "memory";
      readonly base: string;
      readonly index: string;
      readonly scale: number;
      readonly displacement: bigint;
      readonly segment: string;
      readonly bytes: number;
    }
  | { readonly kind: "string"; readonly pointer: string; readonly segment: string; readonly bytes: number }
  | { readonly kind: "immediate"; readonly value: bigint }
  | { readonly kind: "branch"; readonly target: bigint }
  /** What no implemented row has: the target of XBEGIN. */
  | { readonly kind: "other" };

/** Reads each of the byte strings. One decoder for all of them: making one costs more than an instruction. */
export function readAll(codes: readonly Uint8Array[]): Reading[] {
  const joined = Buffer.concat(codes);
  const decoder = new Decoder(64, joined, DecoderOptions.None);
  const factory = new InstructionInfoFactory();
  const instruction = new Instruction();
  let at = 0;
  const readings = codes.map((code) => {
    decoder.position = at;
    decoder.ip = 0n;
    decoder.decodeOut(instruction);
    at += code.length;
    return readingOf(instruction, factory);
  });
  for (const native of [instruction, factory, decoder]) native.free();
  return readings;
}

/** Kept, since making them anew costs as much as using them. */
let kept: { readonly factory: InstructionInfoFactory; readonly instruction: Instruction } | undefined;

/** What one instruction writes, as `Reading` tells it. */
export function registersWritten(code: Uint8Array): number {
  kept ??= { factory: new InstructionInfoFactory(), instruction: new Instruction() };
  const decoder = new Decoder(64, code, DecoderOptions.None);
  decoder.decodeOut(kept.instruction);
  decoder.free();
  return writtenRegisters(kept.instruction, kept.factory);
}

const readingOf = (instruction: Instruction, factory: InstructionInfoFactory): Reading => ({
  length: instruction.length,
  mnemonic: Mnemonic[instruction.mnemonic]!.toUpperCase(),
  lock: instruction.hasLockPrefix,
  operands: Array.from({ length: instruction.opCount }, (_, n) => operandOf(instruction, n)),
  writes: writtenRegisters(instruction, factory),
});

function operandOf(instruction: Instruction, n: number): ReadOperand {
  const kind = instruction.opKind(n);
  if (kind === OpKind.Register) return { kind: "register", name: Register[instruction.opRegister(n)]! };
  if (kind === OpKind.Memory) return memoryOf(instruction);
  if (kind === OpKind.NearBranch64) return { kind: "branch", target: instruction.nearBranchTarget };
  const pointer = POINTERS[kind];
  if (!pointer) return isImmediate(kind) ? { kind: "immediate", value: instruction.immediate(n) } : OTHER;
  return {
    kind: "string",
    pointer,
    segment:
      kind === OpKind.MemoryESRDI || kind === OpKind.MemoryESEDI ? "none" : segmentName(instruction.memorySegment),
    bytes: MemorySizeExt.size(instruction.memorySize),
  };
}

const OTHER: ReadOperand = { kind: "other" };

const isImmediate = (kind: OpKind): boolean => kind >= OpKind.Immediate8 && kind <= OpKind.Immediate32to64;

const memoryOf = (instruction: Instruction): ReadOperand => ({
  kind: "memory",
  base: Register[instruction.memoryBase]!,
  index: Register[instruction.memoryIndex]!,
  scale: instruction.memoryIndexScale,
  displacement: instruction.memoryDisplacement,
  segment: segmentName(instruction.memorySegment),
  bytes: MemorySizeExt.size(instruction.memorySize),
});

const POINTERS: Partial<Record<OpKind, string>> = {
  [OpKind.MemorySegRSI]: "RSI",
  [OpKind.MemorySegESI]: "ESI",
  [OpKind.MemoryESRDI]: "RDI",
  [OpKind.MemoryESEDI]: "EDI",
  [OpKind.MemorySegRDI]: "RDI",
  [OpKind.MemorySegEDI]: "EDI",
};

const segmentName = (segment: Register): string =>
  segment === Register.FS ? "fs" : segment === Register.GS ? "gs" : "none";

const WRITING = new Set([OpAccess.Write, OpAccess.CondWrite, OpAccess.ReadWrite, OpAccess.ReadCondWrite]);

function writtenRegisters(instruction: Instruction, factory: InstructionInfoFactory): number {
  const info = factory.info(instruction);
  let written = 0;
  for (const used of info.usedRegisters()) {
    if (WRITING.has(used.access)) written |= maskOf(used.register);
    used.free();
  }
  info.free();
  return written;
}

function maskOf(register: Register): number {
  const isLowByte =
    register >= Register.AL && register <= Register.R15L && !(register >= Register.AH && register <= Register.BH);
  const number = RegisterExt.number(RegisterExt.fullRegister(register));
  return isLowByte || !RegisterExt.isGPR(register) ? 0 : 1 << number;
}
