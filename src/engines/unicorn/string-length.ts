/**
 * PCMPESTRI and PCMPESTRM on Unicorn: it keeps the magnitude of a length in 32 bits, and where that comes out negative it reads far
 * beyond its registers until its process dies.
 */

import type { MachineCase } from "../../cases/case.ts";
import { readPrefixes } from "../../compare/known/prefix-bytes.ts";

const [ESCAPE, MAP] = [0x0f, 0x3a];
const isOpcode = (byte: number | undefined): boolean => byte === 0x60 || byte === 0x61;
const REX_W = 0x48;

/** Whether there may be such an instruction, anywhere in what can be executed. */
export const mayHaveLengths = ({ code, memory }: Pick<MachineCase, "code" | "memory">): boolean =>
  hasOpcode(code) ||
  memory.some(({ access, runs }) => access.includes("x") && runs.some(({ bytes }) => hasOpcode(bytes)));

function hasOpcode(code: Uint8Array): boolean {
  for (let at = code.indexOf(MAP, 1); at >= 0; at = code.indexOf(MAP, at + 1))
    if (code[at - 1] === ESCAPE && isOpcode(code[at + 1])) return true;
  return false;
}

/** Whether the instruction that begins there is one, and one of its lengths is such. */
export function hasDeadlyLength(bytes: Uint8Array, registers: () => readonly bigint[]): boolean {
  const { prefixes, rest } = readPrefixes(bytes);
  if (rest[0] !== ESCAPE || rest[1] !== MAP || !isOpcode(rest[2])) return false;
  const width = prefixes.some((byte) => (byte & REX_W) === REX_W && byte >> 4 === 4) ? 64 : 32;
  return registers().some((length) => isDeadly(BigInt.asIntN(width, length)));
}

const isDeadly = (length: bigint): boolean => BigInt.asIntN(32, length < 0n ? -length : length) < 0n;
