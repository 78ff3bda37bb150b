/** Every implemented row's flag contract against iced-x86's tables, which were made from the same manual by somebody else. */
import { Code, Decoder, DecoderOptions, RflagsBits } from "iced-x86";
import { expect, test } from "vitest";
import { decode } from "../decode/decode.ts";
import { buildMaps } from "../decode/lookup.ts";
import { AC, AF, CF, DF, flagNames, OF, PF, SF, ZF } from "../flags.ts";
import type { FlagContract, Row } from "../table.ts";
import { isVex, vexPrefix } from "../testing/vex.ts";
import { TABLE } from "./index.ts";

const maps = buildMaps(TABLE);
const implemented = TABLE.filter((row) => row.status.kind === "implemented");

const ICED_FLAGS = [
  [RflagsBits.OF, OF],
  [RflagsBits.SF, SF],
  [RflagsBits.ZF, ZF],
  [RflagsBits.AF, AF],
  [RflagsBits.CF, CF],
  [RflagsBits.PF, PF],
  [RflagsBits.DF, DF],
  [RflagsBits.AC, AC],
] as const;
/** iced has no NT, ID and TF. */
const KNOWN = ICED_FLAGS.reduce((mask, [, flag]) => mask | flag, 0);

const ours = (icedBits: number): number =>
  ICED_FLAGS.reduce((mask, [bit, flag]) => mask | (icedBits & bit ? flag : 0), 0);

const MANDATORY: Record<string, number[]> = { "66": [0x66], f2: [0xf2], f3: [0xf3] };

const legacyStart = (row: Row): number[] => [
  ...(MANDATORY[row.prefix] ?? []),
  ...(row.rexW ? [0x48] : []),
  ...([[], [0x0f], [0x0f, 0x38], [0x0f, 0x3a]][row.map] ?? []),
];

/** Bytes that decode to this row: some ModRM byte does. */
function bytesOf(row: Row): Uint8Array {
  const start = isVex(row)
    ? vexPrefix(row, { wide: row.rexW === true, r: false, b: false, register: 1 })
    : legacyStart(row);
  const opcode = row.opcode === 0x90 && row.opcodeRegister ? 0x91 : row.opcode;
  for (let modrm = 0; modrm < 256; modrm++) {
    // an immediate of 3: a count of 0 or 1 has flags of its own in iced
    const bytes = Uint8Array.from([...start, opcode, modrm, ...new Array<number>(9).fill(3)]);
    const decoded = decode(maps, bytes);
    if (typeof decoded === "object" && decoded.row === row) return bytes;
  }
  throw new Error(`no bytes decode to ${row.encoding} ${row.mnemonic}`);
}

function icedContract(row: Row): FlagContract {
  const decoder = new Decoder(64, bytesOf(row), DecoderOptions.None);
  const instruction = decoder.decode();
  expect(instruction.code).not.toBe(Code.INVALID);
  const contract = {
    reads: ours(instruction.rflagsRead),
    writes: ours(instruction.rflagsModified),
    undefined: ours(instruction.rflagsUndefined),
  };
  instruction.free();
  decoder.free();
  return contract;
}

/** Flags that are undefined for some counts only: ours may be undefined where iced's, which know no count, are not. */
const BY_COUNT: Record<string, number> = {
  ROL: OF,
  ROR: OF,
  RCL: OF,
  RCR: OF,
  SHL: OF | CF,
  SHR: OF | CF,
  SAR: OF,
  SHLD: -1,
  SHRD: -1,
};
/** Repeated comparisons read the ZF that they have just written. */
const READS_ITS_OWN: Record<string, number> = { CMPS: ZF, SCAS: ZF };

function differences(row: Row): string[] {
  const iced = icedContract(row);
  const { reads, writes, undefined: undefinedFlags } = row.flags;
  const told = [
    ["reads", (reads & KNOWN & ~(READS_ITS_OWN[row.mnemonic] ?? 0)) ^ iced.reads],
    ["writes", (writes & KNOWN) ^ iced.writes],
    ["undefined", (undefinedFlags ^ iced.undefined) & ~(undefinedFlags & (BY_COUNT[row.mnemonic] ?? 0))],
  ] as const;
  return told
    .filter(([, mask]) => mask !== 0)
    .map(([what, mask]) => `${row.encoding} ${row.mnemonic} ${what} ${flagNames(mask).join(" ")}`);
}

test("flags that are read, written and left undefined are those of iced's tables", () => {
  expect(implemented.flatMap(differences)).toEqual([]);
});

test("what is undefined is written too, in every row", () => {
  const outside = TABLE.filter(({ flags }) => (flags.undefined & ~flags.writes) !== 0);
  expect(outside.map((row) => row.encoding)).toEqual([]);
});
