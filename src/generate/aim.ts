/** Register values with which the memory operands of a program hit what is mapped; now and then its edges, and what is not. */
import { type MemoryOperand, NO_REGISTER, RIP_BASE } from "../../oracle/index.ts";
import { EDGES } from "./edges.ts";
import { aimable, type PooledInstruction } from "./pooled.ts";
import type { Random } from "./random.ts";
import { repeatTarget, stackPointer, target } from "./targets.ts";

const RCX = 1;
const RSP = 4;
const RBP = 5;

/** What decides, besides the registers, where a program's operands lie. */
export interface Surroundings {
  readonly fsBase: bigint;
  readonly gsBase: bigint;
  /** DF is set: strings are walked downwards. */
  readonly down: boolean;
}

/** Sixteen registers for a program of these instructions. */
export function drawRegisters(program: readonly PooledInstruction[], around: Surroundings, random: Random): bigint[] {
  const aim = new Aim(around, random);
  for (const instruction of program) aim.prepare(instruction);
  return aim.registers;
}

class Aim {
  readonly registers: bigint[] = [];
  /** Registers whose value an earlier instruction has decided: one bit each. */
  #settled = 1 << RSP;
  readonly #around: Surroundings;
  readonly #random: Random;

  constructor(around: Surroundings, random: Random) {
    this.#around = around;
    this.#random = random;
    while (this.registers.length < 16) this.registers.push(anyValue(random));
    this.registers[RSP] = stackPointer(random);
    if (random.chance(85)) this.registers[RBP] = stackPointer(random);
  }

  prepare(instruction: PooledInstruction): void {
    if (instruction.smalls) this.#settleSmalls(instruction);
    for (const memory of instruction.memories) this.#aim(memory, instruction);
  }

  #settleSmalls({ smalls, repeats }: PooledInstruction): void {
    const open = smalls & ~this.#settled;
    for (let n = 0; open >> n !== 0; n++) {
      if (open & (1 << n))
        this.registers[n] = n === RCX && repeats ? repeatCount(this.#random) : smallValue(this.#random);
    }
    this.#settled |= open;
  }

  /** Chooses the operand's free register so that the whole hits a target. */
  #aim(memory: MemoryOperand, instruction: PooledInstruction): void {
    const free = aimable(memory);
    if (free === NO_REGISTER || free === RIP_BASE || this.#settled & (1 << free)) return;
    this.#settled |= 1 << free;
    const value = solve(
      memory,
      this.#target(instruction, memory) - this.#segmentBase(memory) - memory.displacement,
      this.registers,
    );
    this.registers[free] = memory.addressWidth === 32 ? withUpperHalf(value, this.#random) : value;
  }

  /** What must be aligned is, 99 of a hundred times: an engine that does not look is excused step by step. */
  #target(instruction: PooledInstruction, memory: MemoryOperand): bigint {
    const random = this.#random;
    if (instruction.repeats) return repeatTarget(this.registers[RCX]!, this.#around.down, random);
    const anywhere = target(random);
    return random.chance(99) ? anywhere & -alignmentOf(instruction, memory) : anywhere;
  }

  #segmentBase({ segment }: MemoryOperand): bigint {
    return segment === "none" ? 0n : segment === "fs" ? this.#around.fsBase : this.#around.gsBase;
  }
}

/** MOVDIR64B's first operand is its destination. */
function alignmentOf({ row, memories }: PooledInstruction, memory: MemoryOperand): bigint {
  if (row.mnemonic === "MOVDIR64B" && memory === memories[0]) return 64n;
  return memory.aligned ? BigInt(memory.width / 8) : 1n;
}

/** The value of the free register with which base + index * scale is `sum`, or close to it where it must be divided. */
function solve({ base, index, scale }: MemoryOperand, sum: bigint, registers: readonly bigint[]): bigint {
  if (index === NO_REGISTER) return BigInt.asUintN(64, sum);
  if (base === NO_REGISTER) return BigInt.asUintN(64, sum / scale);
  if (base === index) return BigInt.asUintN(64, sum / (1n + scale));
  return BigInt.asUintN(64, sum - registers[index]! * scale);
}

/** Half an edge, the rest random, small or a pointer. */
function anyValue(random: Random): bigint {
  const roll = random.below(8);
  if (roll < 4) return random.pick(EDGES);
  if (roll < 6) return random.wide();
  return roll === 6 ? BigInt(random.below(256)) : target(random);
}

/** 0 to 63, 0 more often; one in seven negative. */
function smallValue(random: Random): bigint {
  const roll = random.below(256);
  if (roll >= 220) return BigInt.asUintN(64, BigInt(219 - roll));
  return BigInt(roll < 64 ? roll : roll < 150 ? 0 : roll & 63);
}

/** A huge count goes with pointers close to where the mapping ends: thousands of iterations would cost as much as hundreds of cases. */
const repeatCount = (random: Random): bigint => (random.chance(3) ? random.wide() : BigInt(random.below(12)));

/** With address size 32 the upper half must not matter. */
const withUpperHalf = (value: bigint, random: Random): bigint =>
  random.chance(50) ? value : BigInt.asUintN(32, value) | (BigInt(random.word()) << 32n);
