/**
 * String instructions, alone and repeated. Pointers advance by the element, backwards with DF. With 67 they are ESI, EDI, ECX
 * and zero-extend. A repeated instruction is one step; when an iteration faults, the finished ones stay (SDM 2B REP).
 */
import { truncate, type Width } from "../bits.ts";
import type { Decoded } from "../decode/decode.ts";
import { GuestFault } from "../fault.ts";
import { DF, ZF } from "../flags.ts";
import { type Operand, read, write } from "../operands.ts";
import { RCX, RDI, RSI, readFlag, readRegister, type State, writeRegister } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { subtract } from "./arithmetic.ts";
import { commitFlags } from "./result.ts";

/** One element: everything that can fault comes before the pointers move. */
type Element = (state: State, instruction: Decoded) => void;

const FORWARD: Record<Width, bigint> = { 8: 1n, 16: 2n, 32: 4n, 64: 8n, 128: 16n };
const BACKWARD: Record<Width, bigint> = { 8: -1n, 16: -2n, 32: -4n, 64: -8n, 128: -16n };

function advance(state: State, register: number, { addressWidth, width }: Decoded): void {
  const step = readFlag(state, DF) ? BACKWARD[width] : FORWARD[width];
  writeRegister(state, register, truncate(addressWidth, readRegister(state, register) + step));
}

const moveElement: Element = (state, instruction) => {
  const [to, from] = instruction.operands as [Operand, Operand];
  write(state, to, read(state, from));
  advance(state, RSI, instruction);
  advance(state, RDI, instruction);
};

const storeElement: Element = (state, instruction) => {
  write(state, instruction.operands[0]!, read(state, instruction.operands[1]!));
  advance(state, RDI, instruction);
};

const loadElement: Element = (state, instruction) => {
  write(state, instruction.operands[0]!, read(state, instruction.operands[1]!));
  advance(state, RSI, instruction);
};

/** CMPS subtracts ES:rDI from DS:rSI. ES:rDI is read first, as measured: its fault comes first. */
const compareElement: Element = (state, instruction) => {
  const [left, right] = instruction.operands as [Operand, Operand];
  const subtrahend = read(state, right);
  const result = subtract(instruction.width, read(state, left), subtrahend);
  advance(state, RSI, instruction);
  advance(state, RDI, instruction);
  commitFlags(state, result);
};

const scanElement: Element = (state, instruction) => {
  const [accumulator, element] = instruction.operands as [Operand, Operand];
  const result = subtract(instruction.width, read(state, accumulator), read(state, element));
  advance(state, RDI, instruction);
  commitFlags(state, result);
};

const counter = (state: State, width: Width): bigint => truncate(width, readRegister(state, RCX));

/**
 * Either repeat prefix repeats; rCX counts down before each further look at it. A count of 0 changes nothing; nor does a fault in the
 * first iteration. (With 67 an Intel core has cleared the upper half of RCX by then, for MOVS and STOS those of the pointers too.)
 */
const repeatable =
  (element: Element, goesOn: (state: State, prefix: "f2" | "f3") => boolean): Execute =>
  (state, instruction) => {
    const { prefixes, addressWidth } = instruction;
    if (prefixes.repeat === "none") return element(state, instruction);
    while (counter(state, addressWidth) !== 0n) {
      state.charge?.iteration(instruction);
      element(state, instruction);
      writeRegister(state, RCX, truncate(addressWidth, readRegister(state, RCX) - 1n));
      if (!goesOn(state, prefixes.repeat)) return;
    }
  };

/**
 * CMPS and SCAS that fault leave the flags as they were before the whole instruction, which can then be resumed (SDM 2B REP).
 * What is left between iterations for want of gas keeps the flags of the last one, as after an interrupt.
 */
const keepingFlagsOnFault =
  (execute: Execute): Execute =>
  (state, instruction) => {
    const { rflags, undefinedFlags } = state;
    try {
      execute(state, instruction);
    } catch (signal) {
      if (signal instanceof GuestFault) {
        state.rflags = rflags;
        state.undefinedFlags = undefinedFlags;
      }
      throw signal;
    }
  };

const always = (): boolean => true;

/** REPE (F3) goes on while ZF is set, REPNE (F2) while it is clear. */
const whileZero = (state: State, prefix: "f2" | "f3"): boolean => readFlag(state, ZF) === (prefix === "f3");

const repeatWhileZero = (element: Element): Execute => keepingFlagsOnFault(repeatable(element, whileZero));

const moving = { feature: "base", reads: "DF" } as const;
const comparing = { feature: "base", reads: "DF ZF", writes: "OF SF ZF AF PF CF" } as const;

export const stringRows = [
  ...rows(
    repeatable(moveElement, always),
    { ...moving, section: "SDM 2B MOVS/MOVSB/MOVSW/MOVSD/MOVSQ", keptOnFault: "rcx rsi rdi memory" },
    `
  A4      MOVS Yb, Xb     rep
  A5      MOVS Yv, Xv     rep
  `,
  ),
  ...rows(
    repeatWhileZero(compareElement),
    { ...comparing, section: "SDM 2A CMPS/CMPSB/CMPSW/CMPSD/CMPSQ", keptOnFault: "rcx rsi rdi" },
    `
  A6      CMPS Xb, Yb     rep
  A7      CMPS Xv, Yv     rep
  `,
  ),
  ...rows(
    repeatable(storeElement, always),
    { ...moving, section: "SDM 2B STOS/STOSB/STOSW/STOSD/STOSQ", keptOnFault: "rcx rdi memory" },
    `
  AA      STOS Yb, AL     rep
  AB      STOS Yv, rAv    rep
  `,
  ),
  ...rows(
    repeatable(loadElement, always),
    { ...moving, section: "SDM 2B LODS/LODSB/LODSW/LODSD/LODSQ", keptOnFault: "rax rcx rsi" },
    `
  AC      LODS AL, Xb     rep
  AD      LODS rAv, Xv    rep
  `,
  ),
  ...rows(
    repeatWhileZero(scanElement),
    { ...comparing, section: "SDM 2B SCAS/SCASB/SCASW/SCASD", keptOnFault: "rcx rdi" },
    `
  AE      SCAS AL, Yb     rep
  AF      SCAS rAv, Yv    rep
  `,
  ),
];
