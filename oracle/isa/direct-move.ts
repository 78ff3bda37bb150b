/** Moves from and to memory with a twist: bytes reversed (MOVBE), past the caches (MOVDIRI, MOVDIR64B). */
import { truncate } from "../bits.ts";
import { generalProtection } from "../fault.ts";
import { linearAddress, loadMemory, type MemoryOperand, read, storeMemory, write } from "../operands.ts";
import { type Execute, rows } from "../table.ts";
import { reversedBytes } from "./bit.ts";

const moveReversed: Execute = (state, { width, operands }) =>
  write(state, operands[0]!, reversedBytes(width, read(state, operands[1]!)));

/** One processor without devices: that the store goes past the caches shows nowhere. */
const move: Execute = (state, { operands }) => write(state, operands[0]!, read(state, operands[1]!));

/** Bytes that MOVDIR64B moves, and the multiple that their destination must be. */
const BLOCK = 64;
const QUADWORDS = [0n, 8n, 16n, 24n, 32n, 40n, 48n, 56n] as const;

/** MOVDIR64B. What is wrong with the source comes first, then the destination's alignment, then its pages (measured). */
const moveBlock: Execute = (state, { operands }) => {
  const [target, source] = operands as [MemoryOperand, MemoryOperand];
  const [to, from] = [linearAddress(state, target), linearAddress(state, source)];
  state.memory.check(from, BLOCK, "read", source.stack);
  if (to % BigInt(BLOCK) !== 0n) throw generalProtection();
  state.memory.check(to, BLOCK, "write");
  const block = QUADWORDS.map((offset) => loadMemory(state, truncate(64, from + offset), 64));
  for (const [n, offset] of QUADWORDS.entries()) storeMemory(state, to + offset, 64, block[n]!);
};

export const directMoveRows = [
  // 66 is part of the opcode and the operand size too; REX.W outranks it here as everywhere
  ...rows(
    moveReversed,
    { feature: "movbe", section: "SDM 2B MOVBE" },
    `
  NP 0F 38 F0 /r           MOVBE Gy, My
  NP 0F 38 F1 /r           MOVBE My, Gy
  66 REX.W0 0F 38 F0 /r    MOVBE Gw, Mw
  66 REX.W0 0F 38 F1 /r    MOVBE Mw, Gw
  66 REX.W 0F 38 F0 /r     MOVBE Gq, Mq
  66 REX.W 0F 38 F1 /r     MOVBE Mq, Gq
  `,
  ),
  ...rows(move, { feature: "movdiri", section: "SDM 2B MOVDIRI" }, "NP 0F 38 F9 /r    MOVDIRI My, Gy"),
  ...rows(moveBlock, { feature: "movdir64b", section: "SDM 2B MOVDIR64B" }, "66 0F 38 F8 /r    MOVDIR64B GM, M"),
];
