/** What Unicorn takes bytes for, where that is not what they are: so that its stops are told in terms of what it ran. */
import { isRex, readPrefixes } from "../../compare/known/prefix-bytes.ts";
import type { UnicornVersion } from "./api.ts";

const LOCK = 0xf0;
/** CMP r/m, r. */
const COMPARES = new Set([0x38, 0x39]);
/** CMPS. */
const STRINGS = new Set([0xa6, 0xa7]);
/** The opcodes that CMP r/m, imm shares; its digit is 7. */
const GROUPS = new Set([0x80, 0x81, 0x82, 0x83]);

/** Before 2.1 the last REX counts wherever it stands. */
export const obeysAnyRex = ({ major, minor }: UnicornVersion): boolean => major === 2 && minor < 1;

/** The instruction with its last REX moved in front of the opcode; undefined when it stands there, or there is none. */
export function withRexObeyed(code: Uint8Array): Uint8Array | undefined {
  const { prefixes, rest } = readPrefixes(code);
  const last = prefixes.findLastIndex(isRex);
  if (last < 0 || last === prefixes.length - 1) return undefined;
  return Uint8Array.from([...prefixes.slice(0, last), ...prefixes.slice(last + 1), prefixes[last]!, ...rest]);
}

/** Whether there is a LOCK before a comparison with memory anywhere in the code: translating one aborts the process. */
export function hasLockedCompare(code: Uint8Array): boolean {
  for (let at = code.indexOf(LOCK); at >= 0; at = code.indexOf(LOCK, at + 1))
    if (isCompare(readPrefixes(code.subarray(at, at + LONGEST)).rest)) return true;
  return false;
}

const LONGEST = 15;

const isCompare = ([opcode = 0, modrm = 0xff]: Uint8Array): boolean =>
  STRINGS.has(opcode) || (modrm < 0xc0 && (COMPARES.has(opcode) || (GROUPS.has(opcode) && ((modrm >> 3) & 7) === 7)));
