/** What Unicorn takes bytes for, where that is not what they are: so that its stops are told in terms of what it ran. */
import { isRex, readPrefixes } from "../../compare/known/prefix-bytes.ts";
import type { UnicornVersion } from "./api.ts";
import { readInstruction } from "./instruction.ts";

const LOCK = 0xf0;
const POP = 0x8f;
const DIGIT = 0x38;
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

/** Before 2.1 the last REX counts wherever it stands. */
const obeysAnyRex = ({ major, minor }: UnicornVersion): boolean => major === 2 && minor < 1;

/** The instruction with its last REX moved in front of the opcode; undefined when it stands there, or there is none. */
export function withRexObeyed(code: Uint8Array): Uint8Array | undefined {
  const { prefixes, rest } = readPrefixes(code);
  const last = prefixes.findLastIndex(isRex);
  if (last < 0 || last === prefixes.length - 1) return undefined;
  return Uint8Array.from([...prefixes.slice(0, last), ...prefixes.slice(last + 1), prefixes[last]!, ...rest]);
}

/** 8F is POP for it whatever the digit is, where others see XOP or nothing. */
function withPopObeyed(code: Uint8Array): Uint8Array {
  const { prefixes, rest } = readPrefixes(code);
  return rest[0] === POP && rest.length > 1
    ? Uint8Array.from([...prefixes, POP, ...rest.with(1, rest[1]! & ~DIGIT).subarray(1)])
    : code;
}

/** The bytes in the encoding that others read as this version of Unicorn reads these. */
export const asRead = (code: Uint8Array, version: UnicornVersion): Uint8Array =>
  withPopObeyed((obeysAnyRex(version) && withRexObeyed(code)) || code);

/** Whether the code has a LOCK with which translation aborts the process: before CMP of memory, CMPS, or BT of a register. */
export const hasDeadlyLock = (code: Uint8Array): boolean => mayHaveDeadlyLock(code) && isSwept(code);

/** Anywhere, in the middle of an instruction too: the quick question. */
function mayHaveDeadlyLock(code: Uint8Array): boolean {
  for (let at = code.indexOf(LOCK); at >= 0; at = code.indexOf(LOCK, at + 1))
    if (isDeadly(code.subarray(at))) return true;
  return false;
}

/** Where an instruction begins; from what is none on, anywhere. */
function isSwept(code: Uint8Array): boolean {
  for (let at = 0; at < code.length; ) {
    const one = code.subarray(at, at + LONGEST);
    if (readPrefixes(one).prefixes.includes(LOCK) && isDeadly(one)) return true;
    const { length } = readInstruction(one);
    if (length === 0) return mayHaveDeadlyLock(code.subarray(at));
    at += length;
  }
  return false;
}

const LONGEST = 15;

/** What follows the code is 0. */
function isDeadly(code: Uint8Array): boolean {
  const [opcode = 0, second = 0, third = 0] = readPrefixes(code.subarray(0, LONGEST)).rest;
  if (opcode === 0x0f) return isRegister(third) && (BITS.has(second) || (second === BIT_GROUP && third >= BIT_DIGITS));
  if (STRINGS.has(opcode)) return true;
  return !isRegister(second) && (COMPARES.has(opcode) || (GROUPS.has(opcode) && ((second >> 3) & 7) === 7));
}

const isRegister = (modrm: number): boolean => modrm >= 0xc0;
