/**
 * What Unicorn does not tell about an instruction, read by iced-x86: a decoder that shares nothing with the oracle.
 * Loaded when first asked: half a second that a worker without faults does not need.
 */
import { createRequire } from "node:module";
import type * as Iced from "iced-x86";
import type { AccessKind } from "../../../oracle/index.ts";

let loaded: typeof Iced | undefined;

function iced(): typeof Iced {
  loaded ??= createRequire(import.meta.url)("iced-x86") as typeof Iced;
  return loaded;
}

export interface Facts {
  /** Bytes; 0: no instruction, or not all of it is there. */
  readonly length: number;
  /** More bytes would be needed to tell. */
  readonly truncated: boolean;
  /** Of `int N`, `int3`, `int1`. */
  readonly softwareInterrupt: number | undefined;
  readonly isNearReturn: boolean;
  readonly isBranch: boolean;
  readonly isRepeatedString: boolean;
  /** It reads and writes one memory operand. */
  readonly modifiesMemory: boolean;
  /** Kinds of access that go through the stack segment only. */
  readonly stack: ReadonlySet<AccessKind>;
}

/** Reads the instruction that begins at `bytes[0]`; at most 15 bytes count. */
export function readInstruction(bytes: Uint8Array): Facts {
  const { Decoder, DecoderOptions, DecoderError } = iced();
  // Unicorn runs encodings that are none, LOCK before what cannot take it above all: they have facts, too
  const decoder = new Decoder(64, bytes.subarray(0, 15), DecoderOptions.NoInvalidCheck);
  const instruction = decoder.decode();
  const facts = factsOf(instruction, decoder.lastError === DecoderError.NoMoreBytes && bytes.length < 15);
  instruction.free();
  decoder.free();
  return facts;
}

function factsOf(instruction: Iced.Instruction, truncated: boolean): Facts {
  const { FlowControl } = iced();
  const flow = instruction.flowControl;
  return {
    length: instruction.isInvalid ? 0 : instruction.length,
    truncated,
    softwareInterrupt: flow === FlowControl.Interrupt ? vectorOf(instruction) : undefined,
    isNearReturn: flow === FlowControl.Return && isNear(instruction),
    isBranch: flow !== FlowControl.Next,
    isRepeatedString: instruction.isStringInstruction && (instruction.hasRepPrefix || instruction.hasRepnePrefix),
    ...memoryFacts(instruction),
  };
}

function vectorOf(instruction: Iced.Instruction): number {
  const { Code } = iced();
  if (instruction.code === Code.Int1) return 1;
  return instruction.code === Code.Int3 ? 3 : instruction.immediate8;
}

const isNear = ({ mnemonic, code }: Iced.Instruction): boolean => {
  const { Code, Mnemonic } = iced();
  return mnemonic === Mnemonic.Ret && code !== Code.INVALID;
};

/** One for all: making it anew costs more than using it. */
let factory: Iced.InstructionInfoFactory | undefined;

function memoryFacts(instruction: Iced.Instruction): Pick<Facts, "modifiesMemory" | "stack"> {
  const { InstructionInfoFactory, OpAccess, Register } = iced();
  factory ??= new InstructionInfoFactory();
  const info = factory.info(instruction);
  // by base, not by segment: a processor in 64-bit mode ignores the SS, DS, ES and CS prefixes here too (measured)
  const stackBases = [Register.RSP, Register.RBP, Register.ESP, Register.EBP];
  const used = info.usedMemory().map(({ access, segment, base }) => ({
    access,
    stack: stackBases.includes(base) && segment !== Register.FS && segment !== Register.GS,
  }));
  const both: number[] = [OpAccess.ReadWrite, OpAccess.ReadCondWrite];
  const reads = used.filter(({ access }) => access !== OpAccess.Write && access !== OpAccess.CondWrite);
  const writes = used.filter(({ access }) => access !== OpAccess.Read && access !== OpAccess.CondRead);
  info.free();
  const stack = new Set<AccessKind>();
  if (reads.length > 0 && reads.every((one) => one.stack)) stack.add("read");
  if (writes.length > 0 && writes.every((one) => one.stack)) stack.add("write");
  return { modifiesMemory: used.some(({ access }) => both.includes(access)), stack };
}
