/** Where an operand lives, and what writing it does to the whole register, in decimal arithmetic (SDM 1, 3.4.1.1). */

export interface Slot {
  /** 0 rax … 15 r15 */
  readonly index: number;
  readonly width: number;
  /** AH, CH, DH, BH. */
  readonly high: boolean;
}

const SIZE: Readonly<Record<number, bigint>> = { 8: 0x100n, 16: 0x1_0000n, 32: 0x1_0000_0000n, 64: 1n << 64n };

/** The unsigned value in the slot. */
export const held = (register: bigint, { width, high }: Slot): bigint =>
  high ? (register % 0x1_0000n) / 0x100n : register % SIZE[width]!;

/** The register after the slot was written: 8 and 16 bits leave the rest alone, 32 bits clear the upper half. */
export function replaced(register: bigint, { width, high }: Slot, value: bigint): bigint {
  if (width >= 32) return value;
  if (high) return register - (register % 0x1_0000n) + value * 0x100n + (register % 0x100n);
  return register - (register % SIZE[width]!) + value;
}
