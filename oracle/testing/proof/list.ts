/** One proof for every definition that works on bytes, or can: which row stands for it, and what is gone through. */
import { MEANING } from "../second/condition.ts";
import type { FlagName } from "../second/outcome.ts";
import type { Proof } from "./exhaustive.ts";

const upTo = (end: number): number[] => Array.from({ length: end }, (_, n) => n);

const BYTES = upTo(256);
const WORDS = upTo(65536);
const CARRY = ["CF"] as const;

/** Powers of two, their neighbours and complements: for a place whose value is only passed on. */
const PASSED_ON = [0, 1, 0x7f, 0x80, 0x81, 0xa5, 0xfe, 0xff];

/** Words: every low byte with a few high ones, every high byte with a few low ones. */
const EVERY_BYTE_TWICE = BYTES.flatMap((byte) =>
  PASSED_ON.flatMap((other) => [byte * 256 + other, other * 256 + byte]),
);

const PAIR = [
  [0, BYTES],
  [1, BYTES],
] as const;

const pairs = (rows: readonly string[], reads: readonly FlagName[] = []): Proof[] =>
  rows.map((row) => ({ row, over: PAIR, reads }));
const singles = (rows: readonly string[]): Proof[] => rows.map((row) => ({ row, over: [[0, BYTES]] }));

const arithmetic: readonly Proof[] = [
  ...pairs(["00 /r  ADD Eb, Gb", "28 /r  SUB Eb, Gb", "38 /r  CMP Eb, Gb"]),
  ...pairs(["10 /r  ADC Eb, Gb", "18 /r  SBB Eb, Gb"], CARRY),
  ...singles(["FE /0  INC Eb", "FE /1  DEC Eb", "F6 /3  NEG Eb", "F6 /2  NOT Eb"]),
];

const logic = pairs(["20 /r  AND Eb, Gb", "08 /r  OR Eb, Gb", "30 /r  XOR Eb, Gb", "84 /r  TEST Eb, Gb"]);

/** All masked counts, and raw ones above 31: which of them are the same is a property of its own. */
const COUNTED = [
  [0, BYTES],
  [1, [...upTo(32), 32, 33, 40, 63, 64, 97, 224, 255]],
] as const;

const shift: readonly Proof[] = ["D2 /4  SHL Eb, CL", "D2 /5  SHR Eb, CL", "D2 /7  SAR Eb, CL"].map((row) => ({
  row,
  over: COUNTED,
}));

const rotate: readonly Proof[] = [
  { row: "D2 /0  ROL Eb, CL", over: COUNTED },
  { row: "D2 /1  ROR Eb, CL", over: COUNTED },
  { row: "D2 /2  RCL Eb, CL", over: COUNTED, reads: CARRY },
  { row: "D2 /3  RCR Eb, CL", over: COUNTED, reads: CARRY },
];

/**
 * A count of 0 keeps everything; counts to the width for all pairs of bytes; beyond it everything is undefined, and 2 * width - 1
 * corresponds to the largest count of the 16-bit form.
 */
const doubleShift: readonly Proof[] = ["0F A5 /r  SHLD Ev, Gv, CL", "0F AD /r  SHRD Ev, Gv, CL"].flatMap((row) => [
  {
    row,
    narrow: true,
    over: [
      [0, PASSED_ON],
      [1, PASSED_ON],
      [2, [0, 32, 64]],
    ],
  },
  { row, narrow: true, over: [...PAIR, [2, upTo(9).slice(1)]] },
  {
    row,
    narrow: true,
    over: [
      [0, BYTES],
      [1, PASSED_ON],
      [2, upTo(16).slice(9)],
    ],
  },
]);

const LOW_PAIR = [
  ["low", BYTES],
  [0, BYTES],
] as const;

/** Division by bytes goes through all dividends elsewhere, with the pure definitions; here it is how they are reached. */
const multiplyDivide: readonly Proof[] = [
  { row: "F6 /4  MUL Eb", over: LOW_PAIR },
  { row: "F6 /5  IMUL Eb", over: LOW_PAIR },
  { row: "0F AF /r  IMUL Gv, Ev", narrow: true, over: PAIR },
  { row: "F6 /6  DIV Eb", over: [...LOW_PAIR, ["high", [0x2a]]] },
  { row: "F6 /7  IDIV Eb", over: [...LOW_PAIR, ["high", [0xff]]] },
];

const bit: readonly Proof[] = [
  ...["0F A3 /r  BT Ev, Gv", "0F AB /r  BTS Ev, Gv", "0F B3 /r  BTR Ev, Gv", "0F BB /r  BTC Ev, Gv"].map(
    (row): Proof => ({ row, narrow: true, over: PAIR }),
  ),
  { row: "0F BC /r  BSF Gv, Ev", size: 16, over: [[1, WORDS]] },
  { row: "0F BD /r  BSR Gv, Ev", size: 16, over: [[1, WORDS]] },
  { row: "0F C8+r  BSWAP Zv", size: 16, over: [[0, BYTES]] },
];

const convert: readonly Proof[] = [
  { row: "98  CBW", size: 16, over: [["low", EVERY_BYTE_TWICE]] },
  { row: "99  CWD", size: 16, over: [["low", EVERY_BYTE_TWICE]] },
  { row: "0F B6 /r  MOVZX Gv, Eb", over: [[1, BYTES]] },
  { row: "0F BE /r  MOVSX Gv, Eb", over: [[1, BYTES]] },
];

const exchange: readonly Proof[] = [
  {
    row: "88 /r  MOV Eb, Gb",
    over: [
      [0, PASSED_ON],
      [1, BYTES],
    ],
  },
  {
    row: "86 /r  XCHG Eb, Gb",
    over: [
      [0, PASSED_ON],
      [1, BYTES],
    ],
  },
  { row: "0F C0 /r  XADD Eb, Gb", over: PAIR },
  { row: "0F B0 /r  CMPXCHG Eb, Gb", over: [...LOW_PAIR, [1, [0x5a]]] },
];

const EVERY_FLAG = ["CF", "PF", "AF", "ZF", "SF", "OF"] as const;

/** Row texts of the conditions, in the order of their encodings. */
const condition: readonly Proof[] = Object.keys(MEANING).flatMap((name, code) => {
  const digit = code.toString(16).toUpperCase();
  return [
    {
      row: `0F 4${digit} /r  CMOV${name} Gv, Ev`,
      narrow: true,
      over: [
        [0, PASSED_ON],
        [1, PASSED_ON],
      ],
      reads: EVERY_FLAG,
    },
    { row: `0F 9${digit} /r  SET${name} Eb`, over: [[0, PASSED_ON]], reads: EVERY_FLAG },
  ] as const;
});

const flag: readonly Proof[] = [
  { row: "F8  CLC", over: [] },
  { row: "F9  STC", over: [] },
  { row: "F5  CMC", over: [], reads: CARRY },
  { row: "9F  LAHF", over: [["ah", PASSED_ON]], reads: EVERY_FLAG },
  { row: "9E  SAHF", over: [["ah", BYTES]] },
];

const byEncoding = (rows: readonly string[], rest: Omit<Proof, "row">): Proof[] =>
  rows.map((row) => ({ row, ...rest }));

/** Both sources of a row with three operands. */
const SOURCES = [
  [1, BYTES],
  [2, BYTES],
] as const;

/** Where all six flags stay, each pair of values is tried with all 64 of them: not all pairs then. */
const FEW_SOURCES = [
  [1, BYTES],
  [2, [0, 1, 2, 7, 8, 9, 31, 32, 0x55, 0x6c, 0x93, 0xaa, 0xe1, 0xff]],
] as const;

/** Positions and lengths in a doubleword, and some beyond. */
const POSITIONS = [...upTo(34), 63, 64, 128, 255];

const extraction: readonly Proof[] = [
  ...byEncoding(["VEX.LZ.0F38.W0 F2 /r  ANDN Gd, Bd, Ed", "VEX.LZ.0F38.W0 F5 /r  BZHI Gd, Ed, Bd"], {
    narrow: true,
    over: SOURCES,
  }),
  ...byEncoding(
    ["VEX.LZ.0F38.W0 F3 /1  BLSR Bd, Ed", "VEX.LZ.0F38.W0 F3 /2  BLSMSK Bd, Ed", "VEX.LZ.0F38.W0 F3 /3  BLSI Bd, Ed"],
    { narrow: true, over: [[1, BYTES]] },
  ),
  {
    row: "VEX.LZ.0F38.W0 F7 /r  BEXTR Gd, Ed, Bd",
    over: [
      [1, [0, 1, 0x8000_0000, 0xffff_ffff, 0x1234_5678, 0xcafe_f00d]],
      [2, POSITIONS.flatMap((start) => POSITIONS.map((length) => length * 256 + start))],
    ],
  },
];

const count: readonly Proof[] = [
  { row: "F3 0F B8 /r  POPCNT Gv, Ev", size: 16, over: [[1, WORDS]] },
  { row: "F3 0F BC /r  TZCNT Gv, Ev", size: 16, over: [[1, WORDS]] },
  { row: "F3 0F BD /r  LZCNT Gv, Ev", size: 16, over: [[1, WORDS]] },
];

const flagless: readonly Proof[] = [
  ...byEncoding(
    [
      "VEX.LZ.F3.0F38.W0 F5 /r  PEXT Gd, Bd, Ed",
      "VEX.LZ.F2.0F38.W0 F5 /r  PDEP Gd, Bd, Ed",
      "VEX.LZ.66.0F38.W0 F7 /r  SHLX Gd, Ed, Bd",
      "VEX.LZ.F3.0F38.W0 F7 /r  SARX Gd, Ed, Bd",
      "VEX.LZ.F2.0F38.W0 F7 /r  SHRX Gd, Ed, Bd",
    ],
    { narrow: true, over: FEW_SOURCES },
  ),
  {
    row: "VEX.LZ.F2.0F3A.W0 F0 /r ib  RORX Gd, Ed, Ib",
    narrow: true,
    immediates: [...upTo(9), 15, 31, 32, 63, 255],
    over: [[1, BYTES]],
  },
  {
    row: "VEX.LZ.F2.0F38.W0 F6 /r  MULX Gd, Bd, Ed",
    over: [
      ["high", [0, 1, 2, 0xff, 0x1_0000, 0x8000_0000, 0xcafe_f00d, 0xffff_ffff]],
      [2, [...upTo(64), 0x7fff_ffff, 0x8000_0000, 0x1234_5678, 0xffff_ffff]],
    ],
  },
];

const carryChain: readonly Proof[] = [
  ["66 0F 38 F6 /r  ADCX Gy, Ey", CARRY] as const,
  ["F3 0F 38 F6 /r  ADOX Gy, Ey", ["OF"]] as const,
].map(
  ([row, reads]): Proof => ({
    row,
    narrow: true,
    over: [
      [0, BYTES],
      [1, PASSED_ON],
    ],
    reads,
  }),
);

const crc: readonly Proof[] = [
  {
    row: "F2 0F 38 F0 /r  CRC32 Gy, Eb",
    over: [
      [0, [0, 1, 0x8000_0000, 0xffff_ffff, 0xcafe_f00d]],
      [1, BYTES],
    ],
  },
];

export const PROOFS = {
  arithmetic,
  logic,
  shift,
  rotate,
  doubleShift,
  multiplyDivide,
  bit,
  convert,
  exchange,
  condition,
  flag,
  extraction,
  count,
  flagless,
  carryChain,
  crc,
} as const;
