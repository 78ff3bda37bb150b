/** Addresses for memory operands, pointers and the stack: mostly good ones, some at edges, few bad ones. */
import { DATA, DATA_SIZE, READ_ONLY, READ_ONLY_SIZE, STACK, STACK_SIZE } from "./layout.ts";
import type { Random } from "./random.ts";

const at = (address: number): bigint => BigInt(address);

/** What lies less than half a page away is mapped too: other operands have the same base. */
const INNER = DATA + 2048;
const INNER_SIZE = DATA_SIZE - 4096;

/**
 * An address: 99 % inside the data, a tenth of them over page edges; the rest read-only, unmapped, non-canonical or next to these.
 * A program has some four: one in twenty-five faults by its address, the others run to their end. A fault ends what could be compared, and
 * engines take longer over it.
 */
export function target(random: Random): bigint {
  const roll = random.below(800);
  if (roll < 356) return at(INNER + 16 * random.below(INNER_SIZE / 16));
  if (roll < 710) return at(INNER + random.below(INNER_SIZE - 16));
  if (roll < 792) return at(DATA + 4096 * (1 + random.below(3)) - random.below(16));
  if (roll < 793) return at(READ_ONLY - random.below(16));
  if (roll < 794) return at(READ_ONLY + random.below(READ_ONLY_SIZE - 16));
  if (roll < 795) return at(READ_ONLY + READ_ONLY_SIZE - random.below(16));
  if (roll < 796) return at(DATA - random.below(16));
  return random.pick(FAR);
}

/** For repetitions: room in both directions for few, next to none for many; `down` with DF set. */
export function repeatTarget(count: bigint, down: boolean, random: Random): bigint {
  if (random.chance(10)) return target(random);
  if (count < 64n) return at(DATA + 256 + random.below(DATA_SIZE - 512));
  if (down) return at(DATA + random.below(64));
  return at(READ_ONLY + (random.chance(50) ? READ_ONLY_SIZE : 0) - random.below(64));
}

/** Around the ends of the canonical halves, of the 32-bit space, and of everything. */
const FAR = [
  0n,
  0x1000n,
  0x7fff_ffff_fffcn,
  0x8000_0000_0000n,
  0xffff_7fff_ffff_fffdn,
  0xffff_8000_0000_0000n,
  0xffff_fffdn,
  0xffff_ffff_ffff_fffcn,
];

/** Aligned in the middle of the stack; now and then odd or at its ends. */
export function stackPointer(random: Random): bigint {
  const roll = random.below(100);
  if (roll < 90) return at(STACK + 2048 + 16 * random.below((STACK_SIZE - 4096) / 16));
  if (roll < 96) return at(STACK + 2048 + random.below(STACK_SIZE - 4096));
  if (roll < 98) return at(STACK + 4096 - random.below(24));
  return roll < 99 ? at(STACK + random.below(64)) : at(STACK + STACK_SIZE - random.below(64));
}
