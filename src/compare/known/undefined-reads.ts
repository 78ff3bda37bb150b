/** 0F BA /0 to /3, FF /7, and 0F AE /0 and /1 with 66, F2 or F3 are undefined: #UD comes before any access to their operand. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { isSameFault } from "./same-fault.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const undefinedReads: KnownDivergence = {
  id: "unicorn-undefined-reads",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "0F BA /0 to /3 and FF /7 read their operand before they raise #UD; 66, F2 and F3 do not make FXSAVE and FXRSTOR undefined, whose operand faults",
  authority: ["SDM Vol. 2D, table A-6, groups 5, 8 and 15", "silicon"],
  instructions: ANY,
  fields: ["fault", ...ACCESS],
  applies: ({ oracle, machineCase, instruction, expected, actual }) => {
    if (instruction !== undefined || actual.stop.fault === "#UD" || actual.stop.at !== expected.stop.at) return false;
    const reader = asReader(machineCase);
    return reader !== undefined && isSameFault(oracle.run({ ...reader, limit: 1 }).stop, actual.stop);
  },
};

/** BT, MUL or MOVAPS in its place, which read the same operand; undefined for other opcodes. */
function asReader(machineCase: MachineCase): MachineCase | undefined {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const reader = readerOf(rest);
  const kept = isOfState(rest) ? prefixes.map((byte) => (MANDATORY.includes(byte) ? DS : byte)) : prefixes;
  return reader && { ...machineCase, code: Uint8Array.from([...kept, ...reader]) };
}

const DS = 0x3e;
const MANDATORY = [0x66, 0xf2, 0xf3];

/** 0F AE /0 and /1 with a memory operand, which must be aligned. */
const isOfState = ([first, opcode, modrm = 0xc0]: Uint8Array): boolean =>
  first === 0x0f && opcode === 0xae && modrm < 0xc0 && (modrm & 0x30) === 0;

function readerOf(rest: Uint8Array): Uint8Array | undefined {
  if (isOfState(rest)) return rest.with(1, 0x28);
  if (rest[0] === 0x0f && rest[1] === 0xba) return rest.with(2, withDigit(rest[2]!, 4));
  return rest[0] === 0xff ? rest.with(0, 0xf7).with(1, withDigit(rest[1]!, 4)) : undefined;
}

const withDigit = (modrm: number, digit: number): number => (modrm & 0xc7) | (digit << 3);
