/** Code with which translation aborts Unicorn's process: such a case is skipped by name, instead of being tried in a process of its own. */
import { readPrefixes } from "../../compare/known/prefix-bytes.ts";
import { readInstruction } from "./instruction.ts";

interface Deadly {
  readonly why: string;
  /** Without this byte there is none. */
  readonly byte: number;
  /** Whether the instruction that begins here is one. */
  readonly is: (code: Uint8Array) => boolean;
}

const LONGEST = 15;
const LOCK = 0xf0;
/** CMP r/m, r. */
const COMPARES = new Set([0x38, 0x39]);
/** CMPS. */
const STRINGS = new Set([0xa6, 0xa7]);
/** Behind 0F: BT, BTS, BTR, BTC; and 0F BA /4 to /7, the same with an immediate. */
const BITS = new Set([0xa3, 0xab, 0xb3, 0xbb]);
const BIT_GROUP = 0xba;
const BIT_DIGITS = 0xe0;
/** The opcodes that CMP r/m, imm shares; its digit is 7. */
const GROUPS = new Set([0x80, 0x81, 0x82, 0x83]);
/** Its digits 3 and 5 are far calls and jumps, which have no register form. */
const FAR = 0xff;

const isRegister = (modrm: number): boolean => modrm >= 0xc0;
const digitOf = (modrm: number): number => (modrm >> 3) & 7;

/** What follows the code is 0. */
function isDeadlyLock(code: Uint8Array): boolean {
  const { prefixes, rest } = readPrefixes(code);
  const [opcode = 0, second = 0, third = 0] = rest;
  if (!prefixes.includes(LOCK)) return false;
  if (opcode === 0x0f) return isRegister(third) && (BITS.has(second) || (second === BIT_GROUP && third >= BIT_DIGITS));
  if (STRINGS.has(opcode)) return true;
  return !isRegister(second) && (COMPARES.has(opcode) || (GROUPS.has(opcode) && digitOf(second) === 7));
}

function isFarRegister(code: Uint8Array): boolean {
  const [opcode, second = 0] = readPrefixes(code).rest;
  return opcode === FAR && isRegister(second) && (digitOf(second) === 3 || digitOf(second) === 5);
}

const ALL: readonly Deadly[] = [
  { why: "a LOCK before CMP, CMPS or BT", byte: LOCK, is: isDeadlyLock },
  { why: "a far call or jump through a register", byte: FAR, is: isFarRegister },
];

/** Why Unicorn cannot be asked, or undefined. */
export function deadlyCode(code: Uint8Array): string | undefined {
  const found = ALL.find((one) => mayHave(one, code) && isSwept(one, code));
  return found && `Unicorn's process would abort at ${found.why}`;
}

/** Anywhere, in the middle of an instruction too: the quick question. */
function mayHave({ byte, is }: Deadly, code: Uint8Array): boolean {
  for (let at = code.indexOf(byte); at >= 0; at = code.indexOf(byte, at + 1))
    if (is(code.subarray(at, at + LONGEST))) return true;
  return false;
}

/** Where an instruction begins; from what is none on, anywhere. */
function isSwept(deadly: Deadly, code: Uint8Array): boolean {
  for (let at = 0; at < code.length; ) {
    const one = code.subarray(at, at + LONGEST);
    if (deadly.is(one)) return true;
    const { length } = readInstruction(one);
    if (length === 0) return mayHave(deadly, code.subarray(at));
    at += length;
  }
  return false;
}
