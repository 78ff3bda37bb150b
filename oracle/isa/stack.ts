/** PUSH, POP, PUSHF, POPF, ENTER, LEAVE. The stack operand size is 64 bits, or 16 with prefix 66 (SDM 1, 6.2.2). */
import { truncate, type Width } from "../bits.ts";
import { POPF_WRITES } from "../flags.ts";
import { type ImmediateOperand, loadMemory, type MemoryOperand, read, storeMemory, write } from "../operands.ts";
import { RBP, RSP, readFlag, readRegister, type State, writeFlags, writeRegister } from "../state.ts";
import { type Execute, rows } from "../table.ts";

/** Stores below RSP, then moves RSP: a store that faults leaves RSP alone. */
export function push(state: State, width: Width, value: bigint): void {
  const top = truncate(64, readRegister(state, RSP) - BigInt(width / 8));
  storeMemory(state, top, width, value, true);
  writeRegister(state, RSP, top);
}

/** Raises the fault that a push would raise. */
export const checkPush = (state: State, width: Width): void => {
  const size = width / 8;
  state.memory.check(truncate(64, readRegister(state, RSP) - BigInt(size)), size, "write", true);
};

/** The value at RSP; RSP is left for the caller to move once nothing can fault any more. */
export const top = (state: State, width: Width): bigint => loadMemory(state, readRegister(state, RSP), width, true);

/** RSP above a value of `width` bits. */
export const dropped = (state: State, width: Width, more = 0n): bigint =>
  truncate(64, readRegister(state, RSP) + BigInt(width / 8) + more);

/** The operand is read before RSP moves: PUSH RSP stores the old value. */
const pushOperand: Execute = (state, { operands, operandSize }) => push(state, operandSize, read(state, operands[0]!));

/** RSP has moved when a memory target's address is computed (SDM 2B POP). */
const addressedAfterPop = (target: MemoryOperand, size: number): MemoryOperand =>
  target.base === RSP ? { ...target, displacement: target.displacement + BigInt(size) } : target;

/** A memory target can fault, so it comes before RSP; a register target may be RSP itself and comes last. */
const popOperand: Execute = (state, { operands, operandSize }) => {
  const value = top(state, operandSize);
  const target = operands[0]!;
  if (target.kind === "memory") write(state, addressedAfterPop(target, operandSize / 8), value);
  writeRegister(state, RSP, dropped(state, operandSize));
  if (target.kind === "register") write(state, target, value);
};

const FLAGS_READ_BY_PUSHF = POPF_WRITES;

/** PUSHF stores RFLAGS with VM and RF clear; they never are set here. */
const pushFlags: Execute = (state, { operandSize }) => {
  readFlag(state, FLAGS_READ_BY_PUSHF);
  push(state, operandSize, BigInt(state.rflags));
};

/** POPF in user mode changes the status flags, TF, DF, NT, AC and ID; 16 bits wide only those below bit 16. */
const popFlags: Execute = (state, { operandSize }) => {
  const value = Number(truncate(32, top(state, operandSize)));
  writeRegister(state, RSP, dropped(state, operandSize));
  writeFlags(state, operandSize === 16 ? POPF_WRITES & 0xffff : POPF_WRITES, value);
};

/**
 * ENTER: pushes rBP, copies `level` - 1 outer frame pointers and the new one, makes room. Everything that can fault comes before
 * the first register changes; the last check is a write to the word at the new RSP (SDM 2A ENTER).
 */
const enter: Execute = (state, { operands, operandSize }) => {
  const room = (operands[0] as ImmediateOperand).value;
  const level = Number((operands[1] as ImmediateOperand).value % 32n);
  const size = BigInt(operandSize / 8);
  const oldTop = readRegister(state, RSP);
  const frame = truncate(64, oldTop - size);
  checkFrame(state, frame, operandSize, level, room);
  storeMemory(state, frame, operandSize, truncate(operandSize, readRegister(state, RBP)), true);
  copyDisplay(state, frame, operandSize, level);
  writeRegister(state, RSP, truncate(64, frame - size * BigInt(level) - room));
  write(state, { kind: "register", index: RBP, width: operandSize, high: false }, truncate(operandSize, frame));
};

function checkFrame(state: State, frame: bigint, width: 16 | 32 | 64, level: number, room: bigint): void {
  const size = width / 8;
  const outer = readRegister(state, RBP);
  state.memory.check(frame, size, "write", true);
  for (let n = 1; n <= level; n++) {
    if (n < level) state.memory.check(truncate(64, outer - BigInt(n * size)), size, "read", true);
    state.memory.check(truncate(64, frame - BigInt(n * size)), size, "write", true);
  }
  state.memory.check(truncate(64, frame - BigInt(level * size) - room), size, "write", true);
}

function copyDisplay(state: State, frame: bigint, width: 16 | 32 | 64, level: number): void {
  const size = BigInt(width / 8);
  const outer = readRegister(state, RBP);
  for (let n = 1n; n < BigInt(level); n++) {
    const pointer = loadMemory(state, truncate(64, outer - n * size), width, true);
    storeMemory(state, truncate(64, frame - n * size), width, pointer, true);
  }
  if (level > 0) storeMemory(state, truncate(64, frame - BigInt(level) * size), width, truncate(width, frame), true);
}

/** LEAVE: RSP becomes RBP, then rBP is popped. */
const leave: Execute = (state, { operandSize }) => {
  const frame = readRegister(state, RBP);
  const outer = loadMemory(state, frame, operandSize, true);
  writeRegister(state, RSP, truncate(64, frame + BigInt(operandSize / 8)));
  write(state, { kind: "register", index: RBP, width: operandSize, high: false }, outer);
};

export const stackRows = [
  ...rows(
    pushOperand,
    { feature: "base", section: "SDM 2B PUSH" },
    `
  50+r        PUSH Zv     d64
  68 iz       PUSH Iv     d64
  6A ib       PUSH sIb    d64
  FF /6       PUSH Ev     d64
  `,
  ),
  ...rows(
    popOperand,
    { feature: "base", section: "SDM 2B POP" },
    `
  58+r        POP Zv      d64
  8F /0       POP Ev      d64
  `,
  ),
  ...rows(
    pushFlags,
    { feature: "base", reads: "OF SF ZF AF PF CF TF DF NT AC ID", section: "SDM 2B PUSHF/PUSHFD/PUSHFQ" },
    `
  9C          PUSHF       d64
  `,
  ),
  ...rows(
    popFlags,
    { feature: "base", writes: "OF SF ZF AF PF CF TF DF NT AC ID", section: "SDM 2B POPF/POPFD/POPFQ" },
    `
  9D          POPF        d64
  `,
  ),
  ...rows(enter, { feature: "base", section: "SDM 2A ENTER" }, "C8 iw ib    ENTER Iw, Ib    d64"),
  ...rows(leave, { feature: "base", section: "SDM 2B LEAVE" }, "C9          LEAVE           d64"),
];
