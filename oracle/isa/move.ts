/** Moves, extensions, exchanges of registers, addresses, conditional moves and sets, table look-up. No flag is written. */
import { signExtend, truncate } from "../bits.ts";
import {
  effectiveAddress,
  linearAddress,
  loadMemory,
  type MemoryOperand,
  read,
  readForWrite,
  write,
} from "../operands.ts";
import { RAX, readRegister } from "../state.ts";
import { type Execute, type Row, rows } from "../table.ts";
import { CONDITION_FLAGS, CONDITIONS, holds } from "./flag.ts";

const move: Execute = (state, { operands }) => write(state, operands[0]!, read(state, operands[1]!));

const moveSignExtended: Execute = (state, { width, operands }) => {
  const source = operands[1]!;
  write(state, operands[0]!, signExtend(source.width, width, read(state, source)));
};

/** LEA: the effective address, without segment base, cut to the operand size. */
const loadAddress: Execute = (state, { width, operands }) =>
  write(state, operands[0]!, truncate(width, effectiveAddress(state, operands[1] as MemoryOperand)));

/** CMOVcc reads its source, faults included, and writes its target (a 32-bit one loses its upper half) whatever the condition. */
const conditionalMove =
  (condition: number): Execute =>
  (state, { operands }) => {
    const source = read(state, operands[1]!);
    const target = read(state, operands[0]!);
    write(state, operands[0]!, holds(state, condition) ? source : target);
  };

const conditionalSet =
  (condition: number): Execute =>
  (state, { operands }) =>
    write(state, operands[0]!, holds(state, condition) ? 1n : 0n);

const exchange: Execute = (state, { operands }) => {
  const left = readForWrite(state, operands[0]!);
  const right = read(state, operands[1]!);
  write(state, operands[0]!, right);
  write(state, operands[1]!, left);
};

/** XLAT: AL becomes the byte at rBX + AL. */
const translate: Execute = (state, { operands }) => {
  const table = operands[0] as MemoryOperand;
  const entry = { ...table, displacement: readRegister(state, RAX) & 0xffn };
  const value = loadMemory(state, linearAddress(state, entry), 8);
  write(state, { kind: "register", index: RAX, width: 8, high: false }, value);
};

const opcode = (first: number, code: number): string => (first + code).toString(16).toUpperCase().padStart(2, "0");

const conditionalRows: Row[] = CONDITIONS.flatMap((name, code) => {
  const reads = CONDITION_FLAGS[code >> 1]!;
  return [
    ...rows(
      conditionalMove(code),
      { feature: "cmov", reads, section: "SDM 2A CMOVcc" },
      `0F ${opcode(0x40, code)} /r  CMOV${name} Gv, Ev`,
    ),
    ...rows(
      conditionalSet(code),
      { feature: "base", reads, section: "SDM 2B SETcc" },
      `0F ${opcode(0x90, code)} /r  SET${name} Eb`,
    ),
  ];
});

export const moveRows = [
  ...rows(
    move,
    { feature: "base", section: "SDM 2B MOV" },
    `
  88 /r        MOV Eb, Gb
  89 /r        MOV Ev, Gv
  8A /r        MOV Gb, Eb
  8B /r        MOV Gv, Ev
  A0 moffs     MOV AL, Ob
  A1 moffs     MOV rAv, Ov
  A2 moffs     MOV Ob, AL
  A3 moffs     MOV Ov, rAv
  B0+r ib      MOV Zb, Ib
  B8+r iv      MOV Zv, Iv
  C6 /0 ib     MOV Eb, Ib
  C7 /0 iz     MOV Ev, Iv
  `,
  ),
  ...rows(
    move,
    { feature: "base", section: "SDM 2B MOVZX" },
    `
  0F B6 /r     MOVZX Gv, Eb
  0F B7 /r     MOVZX Gv, Ew
  `,
  ),
  ...rows(
    moveSignExtended,
    { feature: "base", section: "SDM 2B MOVSX/MOVSXD" },
    `
  0F BE /r     MOVSX Gv, Eb
  0F BF /r     MOVSX Gv, Ew
  63 /r        MOVSXD Gv, Ez
  `,
  ),
  ...rows(loadAddress, { feature: "base", section: "SDM 2A LEA" }, "8D /r  LEA Gv, M"),
  ...rows(
    exchange,
    { feature: "base", section: "SDM 2D XCHG" },
    `
  86 /r        XCHG Eb, Gb    lock
  87 /r        XCHG Ev, Gv    lock
  90+r         XCHG Zv, rAv
  `,
  ),
  ...rows(translate, { feature: "base", section: "SDM 2D XLAT/XLATB" }, "D7  XLATB Tb"),
  ...conditionalRows,
];
