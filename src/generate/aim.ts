/** Register values with which the memory operands of a program hit what is mapped; now and then its edges, and what is not. */
import { type MemoryOperand, NO_REGISTER, RIP_BASE } from "../../oracle/index.ts";
import { EDGES } from "./edges.ts";
import { DATA, DATA_SIZE, READ_ONLY, READ_ONLY_SIZE, STACK, STACK_SIZE } from "./layout.ts";
import { aimable, type PooledInstruction } from "./pooled.ts";
import type { Random } from "./random.ts";

const RCX = 1;
const RSP = 4;
const RBP = 5;

export interface Bases {
  readonly fs: bigint;
  readonly gs: bigint;
}

/** Sixteen registers for a program of these instructions. */
export function drawRegisters(program: readonly PooledInstruction[], { fs, gs }: Bases, random: Random): bigint[] {
  const registers: bigint[] = [];
  while (registers.length < 16) registers.push(anyValue(random));
  registers[RSP] = stackPointer(random);
  if (random.chance(70)) registers[RBP] = stackPointer(random);
  let settled = 1 << RSP;
  for (const instruction of program) {
    settled = settleSmalls(registers, instruction, settled, random);
    for (const memory of instruction.memories) {
      const segmentBase = memory.segment === "fs" ? fs : memory.segment === "gs" ? gs : 0n;
      settled = aim(registers, memory, segmentBase, settled, random, instruction.repeats);
    }
  }
  return registers;
}

/** Half an edge, the rest random or a pointer. */
function anyValue(random: Random): bigint {
  const roll = random.below(8);
  if (roll < 4) return random.pick(EDGES);
  if (roll < 6) return random.wide();
  return roll === 6 ? BigInt(random.below(256)) : target(random);
}

function settleSmalls(
  registers: bigint[],
  { smalls, repeats }: PooledInstruction,
  settled: number,
  random: Random,
): number {
  const open = smalls & ~settled;
  for (let n = 0; open >> n !== 0; n++) {
    if (open & (1 << n)) registers[n] = n === RCX && repeats ? repeatCount(random) : smallValue(random);
  }
  return settled | open;
}

const smallValue = (random: Random): bigint =>
  random.chance(30) ? 0n : random.chance(20) ? BigInt.asUintN(64, -BigInt(random.below(64))) : BigInt(random.below(64));

/** Repetitions end at the mapping's edge at the latest (5 pages); huge counts are rare all the same, they cost thousands of steps. */
const repeatCount = (random: Random): bigint => (random.chance(1) ? random.wide() : BigInt(random.below(24)));

/** Chooses the operand's free register so that the whole hits a target. */
function aim(
  registers: bigint[],
  memory: MemoryOperand,
  segmentBase: bigint,
  settled: number,
  random: Random,
  repeats: boolean,
): number {
  const { base, index, scale, displacement } = memory;
  const free = aimable(memory);
  if (free === NO_REGISTER || free === RIP_BASE || settled & (1 << free)) return settled;
  const there = (repeats ? roomyTarget(random) : target(random)) - segmentBase - displacement;
  if (base === NO_REGISTER) registers[free] = BigInt.asUintN(64, there / scale);
  else if (base === index) registers[free] = BigInt.asUintN(64, there / (1n + scale));
  else registers[free] = BigInt.asUintN(64, there - (index === NO_REGISTER ? 0n : registers[index]! * scale));
  if (memory.addressWidth === 32 && random.chance(50)) registers[free] = withUpperHalf(registers[free]!, random);
  return settled | (1 << free);
}

/** With address size 32 the upper half must not matter. */
const withUpperHalf = (value: bigint, random: Random): bigint =>
  BigInt.asUintN(32, value) | (BigInt(random.word()) << 32n);

const at = (address: number): bigint => BigInt(address);

/** An address: 44 % aligned and 37 % anywhere in the data, the rest around page edges, in read-only, unmapped and non-canonical places. */
function target(random: Random): bigint {
  const roll = random.below(200);
  if (roll < 88) return at(DATA + 16 * random.below(DATA_SIZE / 16));
  if (roll < 158) return at(DATA + random.below(DATA_SIZE - 16));
  if (roll < 182) return at(DATA + 4096 * (1 + random.below(3)) - random.below(16));
  if (roll < 185) return at(READ_ONLY - random.below(16));
  if (roll < 192) return at(DATA + random.below(DATA_SIZE - 16));
  if (roll < 195) return at(READ_ONLY + random.below(READ_ONLY_SIZE - 16));
  if (roll < 197) return at(READ_ONLY + READ_ONLY_SIZE - random.below(16));
  if (roll < 198) return at(DATA - random.below(16));
  return random.pick(FAR);
}

/** Where repetitions have room in both directions. */
const roomyTarget = (random: Random): bigint =>
  random.chance(90) ? at(DATA + 256 + random.below(DATA_SIZE - 512)) : target(random);

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
function stackPointer(random: Random): bigint {
  const roll = random.below(100);
  if (roll < 90) return at(STACK + 2048 + 8 * random.below((STACK_SIZE - 4096) / 8));
  if (roll < 96) return at(STACK + 2048 + random.below(STACK_SIZE - 4096));
  if (roll < 98) return at(STACK + 4096 - random.below(24));
  return roll < 99 ? at(STACK + random.below(64)) : at(STACK + STACK_SIZE - random.below(64));
}
