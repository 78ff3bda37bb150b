/** ModRM, SIB and displacement (SDM 2A, 2.1.5 and 2.2.1). */
import { type MemoryOperand, NO_REGISTER, RIP_BASE } from "../operands.ts";
import { RBP, RSP } from "../state.ts";
import type { Bytes } from "./bytes.ts";
import type { Prefixes } from "./prefixes.ts";

/** REX bits, as the number that is added to a three-bit register field. */
export const rexR = (rex: number): number => (rex & 4 ? 8 : 0);
export const rexX = (rex: number): number => (rex & 2 ? 8 : 0);
export const rexB = (rex: number): number => (rex & 1 ? 8 : 0);
export const hasRexW = (rex: number): boolean => (rex & 8) !== 0;

export interface Address {
  base: number;
  index: number;
  scale: bigint;
  displacement: bigint;
}

const SCALES = [1n, 2n, 4n, 8n] as const;

/** The memory form of ModRM (mod is not 3): reads SIB and displacement. */
export function readAddress(bytes: Bytes, modrm: number, rex: number): Address {
  const mod = modrm >> 6;
  const rm = modrm & 7;
  if (rm === 4) return readSib(bytes, mod, rex);
  if (mod === 0 && rm === 5) return { base: RIP_BASE, index: NO_REGISTER, scale: 1n, displacement: bytes.signed(4) };
  return { base: rm + rexB(rex), index: NO_REGISTER, scale: 1n, displacement: readDisplacement(bytes, mod) };
}

function readSib(bytes: Bytes, mod: number, rex: number): Address {
  const sib = bytes.next();
  const index = ((sib >> 3) & 7) + rexX(rex);
  const noBase = (sib & 7) === 5 && mod === 0;
  return {
    base: noBase ? NO_REGISTER : (sib & 7) + rexB(rex),
    index: index === RSP ? NO_REGISTER : index,
    scale: SCALES[(sib >> 6) as 0 | 1 | 2 | 3],
    displacement: noBase ? bytes.signed(4) : readDisplacement(bytes, mod),
  };
}

const readDisplacement = (bytes: Bytes, mod: number): bigint =>
  mod === 1 ? bytes.signed(1) : mod === 2 ? bytes.signed(4) : 0n;

/** A memory operand at `address`, with the segment and address size that the prefixes choose. */
export function memoryOperand(
  address: Address,
  width: MemoryOperand["width"],
  prefixes: Prefixes,
  aligned = false,
): MemoryOperand {
  return {
    kind: "memory",
    width,
    base: address.base,
    index: address.index,
    scale: address.scale,
    displacement: address.displacement,
    segment: prefixes.segment,
    addressWidth: prefixes.addressSize ? 32 : 64,
    stack: prefixes.segment === "none" && (address.base === RSP || address.base === RBP),
    aligned,
  };
}
