/**
 * Which bytes of memory an instruction accesses, explicit and implicit operands alike, told by iced-x86: its tables were made from the
 * manual by somebody else, so that they are a second witness of sizes, directions and default segments.
 */
import {
  Decoder,
  DecoderOptions,
  InstructionInfoFactory,
  MemorySizeExt,
  OpAccess,
  Register,
  type UsedMemory,
} from "iced-x86";
import type { AccessKind } from "../fault.ts";
import { NO_REGISTER } from "../operands.ts";

export interface MemoryAccess {
  /** Register number, or NO_REGISTER: an absolute address. */
  readonly base: number;
  readonly displacement: bigint;
  /** 32: the sum is cut before the segment base is added. */
  readonly addressWidth: 32 | 64;
  readonly segment: "none" | "fs" | "gs";
  /** A non-canonical address is #SS, not #GP. */
  readonly stack: boolean;
  /** Bytes. */
  readonly size: number;
  /** A read that comes with a write counts as a write. */
  readonly kind: Exclude<AccessKind, "execute">;
}

const WRITES = new Set([OpAccess.Write, OpAccess.CondWrite, OpAccess.ReadWrite, OpAccess.ReadCondWrite]);

const factory = new InstructionInfoFactory();

/** All accesses of one instruction without a repeat prefix. An index register (XLAT's AL) is expected to hold 0. */
export function accessesOf(bytes: Uint8Array): MemoryAccess[] {
  const decoder = new Decoder(64, bytes, DecoderOptions.None);
  const instruction = decoder.decode();
  const information = factory.info(instruction);
  const accesses = information.usedMemory().map((memory) => accessOf(memory, instruction.memoryDisplSize === 4));
  for (const part of [information, instruction, decoder]) part.free();
  return accesses;
}

/** `shortOffset`: an absolute address of four bytes, which only 67 gives. */
function accessOf(memory: UsedMemory, shortOffset: boolean): MemoryAccess {
  const { base, displacement, segment, memorySize, access } = memory;
  const narrow = base === Register.None ? shortOffset : base >= Register.EAX && base <= Register.R15D;
  memory.free();
  return {
    base: base === Register.None ? NO_REGISTER : base - (narrow ? Register.EAX : Register.RAX),
    displacement: BigInt.asIntN(64, displacement),
    addressWidth: narrow ? 32 : 64,
    segment: segment === Register.FS ? "fs" : segment === Register.GS ? "gs" : "none",
    stack: segment === Register.SS,
    size: MemorySizeExt.size(memorySize),
    kind: WRITES.has(access) ? "write" : "read",
  };
}
