/** Operands as the decoder leaves them, and how they are read and written. Sizes are already resolved. */
import { mask, truncate, type Width } from "./bits.ts";
import { generalProtection } from "./fault.ts";
import {
  approximateLanesOf,
  readRegister,
  readVector,
  type State,
  setApproximateLanes,
  setUndefinedBits,
  writeRegister,
  writeVector,
} from "./state.ts";

export interface RegisterOperand {
  readonly kind: "register";
  /** 0 rax … 15 r15 */
  readonly index: number;
  readonly width: Width;
  /** AH, CH, DH, BH: bits 15:8 of `index`. */
  readonly high: boolean;
}

/** XMM0 to XMM15, or the low bits of one. */
export interface VectorOperand {
  readonly kind: "vector";
  readonly index: number;
  /** 128, or the bits that a scalar instruction looks at. */
  readonly width: Width;
}

export interface MemoryOperand {
  readonly kind: "memory";
  readonly width: Width;
  /** Register number, or -1 for none, or RIP_BASE. */
  readonly base: number;
  readonly index: number;
  readonly scale: bigint;
  /** Sign-extended; for RIP_BASE relative to the next instruction. */
  readonly displacement: bigint;
  readonly segment: "none" | "fs" | "gs";
  /** 32 with prefix 67: the effective address is truncated before the segment base is added. */
  readonly addressWidth: 32 | 64;
  /** Base is RSP or RBP without override: a non-canonical address is #SS. */
  readonly stack: boolean;
  /** The address must be a multiple of the operand's size in bytes: #GP. */
  readonly aligned: boolean;
}

export interface ImmediateOperand {
  readonly kind: "immediate";
  readonly width: Width;
  /** Unsigned in `width` bits; sign-extended already where the manual says so. */
  readonly value: bigint;
}

/** A branch distance from the next instruction; signed. */
export interface RelativeOperand {
  readonly kind: "relative";
  readonly width: Width;
  readonly value: bigint;
}

export type Operand = RegisterOperand | VectorOperand | MemoryOperand | ImmediateOperand | RelativeOperand;

export const RIP_BASE = 16;
export const NO_REGISTER = -1;

/** The effective address without the segment base: what LEA yields. */
export function effectiveAddress(state: State, operand: MemoryOperand): bigint {
  let address = operand.displacement;
  if (operand.base === RIP_BASE) address += state.nextRip;
  else if (operand.base !== NO_REGISTER) address += readRegister(state, operand.base);
  if (operand.index !== NO_REGISTER) address += readRegister(state, operand.index) * operand.scale;
  return BigInt.asUintN(operand.addressWidth, address);
}

/** The linear address: effective address plus segment base, in 64 bits. */
export function linearAddress(state: State, operand: MemoryOperand): bigint {
  const address = effectiveAddress(state, operand);
  if (operand.segment === "none") return address;
  return BigInt.asUintN(64, address + (operand.segment === "fs" ? state.fsBase : state.gsBase));
}

/**
 * The linear address of an operand that is about to be accessed. #GP when it must be aligned and is not: before any look at the page, and
 * also where its address is not canonical and would be #SS (measured).
 */
export function accessedAddress(state: State, operand: MemoryOperand): bigint {
  const address = linearAddress(state, operand);
  if (operand.aligned && address % BigInt(operand.width / 8) !== 0n) throw generalProtection();
  return address;
}

/** Reads memory as every instruction does, implicit operands too: undefined bytes are noticed. Can fault. */
export function loadMemory(state: State, address: bigint, width: Width, stack = false): bigint {
  // which bytes are undefined is not looked up: assuming too much costs a few more runs, never a wrong verdict
  if (state.undefinedMemory.length > 0) state.undefinedWasRead = true;
  return state.memory.load(address, width, stack);
}

/** Writes memory as every instruction does: what is written is defined again. Can fault. */
export function storeMemory(state: State, address: bigint, width: Width, value: bigint, stack = false): void {
  state.memory.store(address, width, value, stack);
  if (state.undefinedMemory.length > 0) defineMemory(state, address, width / 8);
}

/** Value of the operand in its own width, unsigned. Can fault. */
export function read(state: State, operand: Operand): bigint {
  switch (operand.kind) {
    case "register":
      return readSized(state, operand);
    case "vector":
      return truncate(operand.width, readVector(state, operand.index));
    case "memory":
      return loadMemory(state, accessedAddress(state, operand), operand.width, operand.stack);
    default:
      return operand.value;
  }
}

/** As `read`, for an operand that will be written too: a page that cannot be written faults as a write, before anything is read. */
export function readForWrite(state: State, operand: Operand): bigint {
  if (operand.kind !== "memory") return read(state, operand);
  const address = accessedAddress(state, operand);
  state.memory.check(address, operand.width / 8, "write", operand.stack);
  return loadMemory(state, address, operand.width, operand.stack);
}

/**
 * Writes the operand. 32-bit register writes clear bits 63:32; narrower ones keep the rest (SDM 1, 3.4.1.1), and so does whatever
 * is narrower than a vector register (SDM 1, 10.4.1). Can fault.
 */
export function write(state: State, operand: Operand, value: bigint): void {
  if (operand.kind === "register") writeSized(state, operand, value);
  else if (operand.kind === "memory")
    storeMemory(state, accessedAddress(state, operand), operand.width, value, operand.stack);
  else if (operand.kind === "vector") writeVectorPart(state, operand, value);
  else throw new Error(`an ${operand.kind} operand cannot be written`);
}

/** Marks the lanes of a vector operand that was just written as approximations. */
export function markApproximate(state: State, operand: Operand): void {
  if (operand.kind !== "vector") throw new Error(`an ${operand.kind} operand holds no approximation`);
  const lanes = (1n << BigInt(operand.width / 32)) - 1n;
  setApproximateLanes(state, operand.index, approximateLanesOf(state, operand.index) | lanes);
}

/** Marks bits of an operand that was just written as undefined. */
export function markUndefined(state: State, operand: Operand, bits: bigint): void {
  if (operand.kind === "register") {
    const shift = operand.high ? 8n : 0n;
    setUndefinedBits(state, operand.index, state.undefinedBits[operand.index]! | (bits << shift));
  } else if (operand.kind === "memory") {
    const bytes = Uint8Array.from({ length: operand.width / 8 }, (_, n) => Number((bits >> BigInt(8 * n)) & 0xffn));
    state.undefinedMemory.push({ at: linearAddress(state, operand), bytes });
  }
}

/** Bytes that were written since are defined again. */
function defineMemory(state: State, at: bigint, size: number): void {
  for (const run of state.undefinedMemory) {
    for (let n = 0; n < run.bytes.length; n++) {
      const distance = run.at + BigInt(n) - at;
      if (distance >= 0n && distance < BigInt(size)) run.bytes[n] = 0;
    }
  }
}

function readSized(state: State, { index, width, high }: RegisterOperand): bigint {
  const whole = readRegister(state, index);
  if (width === 64) return whole;
  return BigInt.asUintN(width, high ? whole >> 8n : whole);
}

function writeSized(state: State, { index, width, high }: RegisterOperand, value: bigint): void {
  if (width >= 32) writeRegister(state, index, value);
  else writePart(state, index, mask(width) << (high ? 8n : 0n), high ? value << 8n : value);
}

/** What a narrow write keeps is not read: approximations in it stay what they are. */
function writeVectorPart(state: State, { index, width }: VectorOperand, value: bigint): void {
  if (width === 128) {
    writeVector(state, index, value);
    return;
  }
  const kept = state.vectors[index]! & ~mask(width);
  const approximate = approximateLanesOf(state, index) >> BigInt(width / 32);
  writeVector(state, index, kept | value);
  if (approximate !== 0n) setApproximateLanes(state, index, approximate << BigInt(width / 32));
}

/** Writes the bits of `hole`; the others stay, and so do those of them that are undefined. */
function writePart(state: State, index: number, hole: bigint, bits: bigint): void {
  const undefinedBefore = state.undefinedBits[index]!;
  writeRegister(state, index, (state.registers[index]! & ~hole) | bits);
  if (undefinedBefore !== 0n) setUndefinedBits(state, index, undefinedBefore & ~hole);
}
