/** Moves past the caches: one processor without devices sees moves. And MASKMOVDQU, which moves some bytes (SDM 2B MOVNT*, MASKMOVDQU). */
import { signBit, truncate } from "../bits.ts";
import { linearAddress, type MemoryOperand, read, storeMemory } from "../operands.ts";
import type { State } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { laneOf, lanesOf } from "../vector.ts";
import { making } from "./vector-operands.ts";

const same = (source: bigint): bigint => source;

/** Bytes in a quadword. */
const QUADWORD = 8;

/** The linear address of the operand's quadword `n`: the offset counts before the address is cut to its size (measured). */
const addressOfHalf = (state: State, operand: MemoryOperand, n: 0 | 1): bigint =>
  linearAddress(state, { ...operand, displacement: operand.displacement + BigInt(QUADWORD * n) });

/** Stores the bytes whose counterpart in `choice` has bit 7 set. */
function storeChosen(state: State, address: bigint, bytes: bigint, choice: bigint): void {
  const chosen = lanesOf(8, choice);
  for (let n = 0; n < QUADWORD; n++)
    if (signBit(8, chosen[n]!)) storeMemory(state, truncate(64, address + BigInt(n)), 8, laneOf(8, bytes, n));
}

/**
 * MASKMOVDQU. Whether bytes that are not stored can fault the manual leaves to the processor; as on Intel's cores, all sixteen must be
 * writable whatever the mask, the upper quadword is looked at first, and either wraps by itself (measured).
 */
const storeMasked: Execute = (state, { operands }) => {
  const target = operands[0] as MemoryOperand;
  const [bytes, choice] = [read(state, operands[1]!), read(state, operands[2]!)];
  const [low, high] = [addressOfHalf(state, target, 0), addressOfHalf(state, target, 1)];
  for (const address of [high, low]) state.memory.check(address, QUADWORD, "write");
  for (const [n, address] of [low, high].entries())
    storeChosen(state, address, laneOf(64, bytes, n), laneOf(64, choice, n));
};

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });

export const sseStreamRows = [
  ...rows(making(same), head("sse", "MOVNTPS"), "NP 0F 2B /r  MOVNTPS Mps, Vps"),
  ...rows(making(same), head("sse2", "MOVNTPD"), "66 0F 2B /r  MOVNTPD Mpd, Vpd"),
  ...rows(making(same), head("sse2", "MOVNTDQ"), "66 0F E7 /r  MOVNTDQ Mdq, Vdq"),
  ...rows(making(same), head("sse2", "MOVNTI"), "NP 0F C3 /r  MOVNTI My, Gy"),
  ...rows(making(same), head("sse4.1", "MOVNTDQA"), "66 0F 38 2A /r  MOVNTDQA Vdq, Mdq"),
  ...rows(storeMasked, head("sse2", "MASKMOVDQU"), "66 0F F7 /r  MASKMOVDQU Ddq, Vdq, Udq"),
];
