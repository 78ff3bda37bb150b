/** ModRM's memory forms with SIB and displacement (SDM 2A, 2.1.5): the shortest one, or on request the longest. */
import { NO_REGISTER, RIP_BASE } from "../../oracle/index.ts";
import { littleEndian } from "./little-endian.ts";
import type { MemoryShape } from "./shape.ts";

/** In the r/m field: a SIB byte follows. In SIB's index field: no index. */
const SIB = 4;
const NO_INDEX = 4;
/** In r/m or SIB's base with mod 0: no base, a displacement of 32 bits. */
const NO_BASE = 5;

export function encodeAddress(field: number, memory: MemoryShape, long: boolean): number[] {
  const { base, index, displacement } = memory;
  const reg = field << 3;
  if (base === RIP_BASE) return [reg | NO_BASE, ...littleEndian(displacement, 4)];
  if (base === NO_REGISTER) return [reg | SIB, sib(memory, NO_BASE), ...littleEndian(displacement, 4)];
  const size = displacementSize(memory, long);
  const mod = size === 0 ? 0 : size === 1 ? 0x40 : 0x80;
  const tail = littleEndian(displacement, size);
  const needsSib = index !== NO_REGISTER || (base & 7) === SIB || long;
  return needsSib ? [mod | reg | SIB, sib(memory, base), ...tail] : [mod | reg | (base & 7), ...tail];
}

const sib = ({ index, scale }: MemoryShape, base: number): number =>
  (Math.log2(scale) << 6) | ((index === NO_REGISTER ? NO_INDEX : index & 7) << 3) | (base & 7);

function displacementSize({ base, displacement }: MemoryShape, long: boolean): 0 | 1 | 4 {
  if (long || BigInt.asIntN(8, displacement) !== displacement) return 4;
  return displacement === 0n && (base & 7) !== NO_BASE ? 0 : 1;
}
