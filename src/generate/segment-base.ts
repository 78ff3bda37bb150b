/** What FS and GS hold at the start of a case. */
import { DATA, DATA_SIZE } from "./layout.ts";
import type { Random } from "./random.ts";

/** Into the data, so that small offsets hit it; or small. Aligned to 16 bytes in seven of eight: where no register is in an address, nothing else is. */
export function segmentBase(random: Random): bigint {
  const base = random.chance(5) ? 8 * random.below(16) : DATA + random.below(DATA_SIZE / 2);
  return BigInt(random.below(8) === 0 ? base : base & ~15);
}
