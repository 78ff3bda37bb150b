/** Near jumps, calls, returns and loops. Targets are canonical or the branch itself raises #GP; 66 is ignored, as Intel does. */
import { isCanonical, truncate } from "../bits.ts";
import type { Decoded } from "../decode/decode.ts";
import { generalProtection } from "../fault.ts";
import { ZF } from "../flags.ts";
import { type ImmediateOperand, read } from "../operands.ts";
import { RCX, RSP, readFlag, readRegister, type State, writeRegister } from "../state.ts";
import { type Execute, type Row, rows } from "../table.ts";
import { CONDITION_FLAGS, CONDITIONS, holds } from "./flag.ts";
import { checkPush, dropped, push, top } from "./stack.ts";

function branchTo(state: State, target: bigint): void {
  if (!isCanonical(target)) throw generalProtection();
  state.nextRip = target;
}

const relativeTarget = (state: State, { operands }: Decoded): bigint =>
  truncate(64, state.nextRip + read(state, operands[0]!));

const jumpRelative: Execute = (state, instruction) => branchTo(state, relativeTarget(state, instruction));
const jumpIndirect: Execute = (state, { operands }) => branchTo(state, read(state, operands[0]!));

const conditionalJump =
  (condition: number): Execute =>
  (state, instruction) => {
    if (holds(state, condition)) jumpRelative(state, instruction);
  };

/**
 * The stack faults before the target does, as measured on an Intel core. That core has then stored the return address below RSP;
 * here, as in the manual, a call that faults has not happened.
 */
function call(state: State, target: bigint): void {
  checkPush(state, 64);
  if (!isCanonical(target)) throw generalProtection();
  push(state, 64, state.nextRip);
  state.nextRip = target;
}

const callRelative: Execute = (state, instruction) => call(state, relativeTarget(state, instruction));
const callIndirect: Execute = (state, { operands }) => call(state, read(state, operands[0]!));

/** RET, RET imm16: the immediate is unsigned and drops that many bytes more. */
const returnNear: Execute = (state, { operands }) => {
  const extra = (operands[0] as ImmediateOperand | undefined)?.value ?? 0n;
  branchTo(state, top(state, 64));
  writeRegister(state, RSP, dropped(state, 64, extra));
};

/** rCX in the address size: 67 makes it ECX. */
const counter = (state: State, { addressWidth }: Decoded): bigint => truncate(addressWidth, readRegister(state, RCX));

/** LOOP, LOOPE, LOOPNE: counts rCX down (ECX zero-extends); goes on while it is not 0 and the condition holds. */
const loop =
  (condition: (state: State) => boolean): Execute =>
  (state, instruction) => {
    const count = truncate(instruction.addressWidth, counter(state, instruction) - 1n);
    const taken = condition(state) && count !== 0n;
    if (taken) jumpRelative(state, instruction);
    writeRegister(state, RCX, count);
  };

const jumpIfCounterZero: Execute = (state, instruction) => {
  if (counter(state, instruction) === 0n) jumpRelative(state, instruction);
};

const opcode = (first: number, code: number): string => (first + code).toString(16).toUpperCase().padStart(2, "0");

const conditionalRows: Row[] = CONDITIONS.flatMap((name, code) =>
  rows(
    conditionalJump(code),
    { feature: "base", reads: CONDITION_FLAGS[code >> 1]!, section: "SDM 2A Jcc" },
    `
  ${opcode(0x70, code)} cb        J${name} Jb    f64
  0F ${opcode(0x80, code)} cd     J${name} Jz    f64
  `,
  ),
);

export const branchRows = [
  ...conditionalRows,
  ...rows(
    jumpRelative,
    { feature: "base", section: "SDM 2A JMP" },
    `
  EB cb           JMP Jb    f64
  E9 cd           JMP Jz    f64
  `,
  ),
  ...rows(jumpIndirect, { feature: "base", section: "SDM 2A JMP" }, "FF /4  JMP Ev    f64"),
  ...rows(callRelative, { feature: "base", section: "SDM 2A CALL" }, "E8 cd  CALL Jz    f64"),
  ...rows(callIndirect, { feature: "base", section: "SDM 2A CALL" }, "FF /2  CALL Ev    f64"),
  ...rows(
    returnNear,
    { feature: "base", section: "SDM 2B RET" },
    `
  C3              RET       f64
  C2 iw           RET Iw    f64
  `,
  ),
  ...rows(
    loop(() => true),
    { feature: "base", section: "SDM 2A LOOP/LOOPcc" },
    "E2 cb  LOOP Jb    f64",
  ),
  ...rows(
    loop((state) => readFlag(state, ZF)),
    { feature: "base", reads: "ZF", section: "SDM 2A LOOP/LOOPcc" },
    "E1 cb  LOOPE Jb    f64",
  ),
  ...rows(
    loop((state) => !readFlag(state, ZF)),
    { feature: "base", reads: "ZF", section: "SDM 2A LOOP/LOOPcc" },
    "E0 cb  LOOPNE Jb    f64",
  ),
  ...rows(jumpIfCounterZero, { feature: "base", section: "SDM 2A Jcc" }, "E3 cb  JRCXZ Jb    f64"),
];
