/** What Unicorn takes bytes for, where that is not what they are: so that its stops are told in terms of what it ran. */
import { isRex, readPrefixes } from "../../compare/known/prefix-bytes.ts";
import type { UnicornVersion } from "./api.ts";

const POP = 0x8f;
const DIGIT = 0x38;

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
