/** Bytes that nobody meant: an opcode out of the maps that exist, and random bytes behind it. */
import { type Row, TABLE } from "../../oracle/index.ts";
import type { Random } from "./random.ts";

/** What opens each opcode map, and how often of a hundred; VEX and the foreign spaces are refused or planned as a whole. */
const MAPS: readonly (readonly [opening: readonly number[], map: number, percent: number])[] = [
  [[], 0, 45],
  [[0x0f], 1, 42],
  [[0x0f, 0x38], 2, 6],
  [[0x0f, 0x3a], 3, 2],
  [[0xc4], 5, 2],
  [[0xc5], 5, 2],
  [[0x62], 8, 1],
];

/** An opcode that is in use is drawn this often for once that one is drawn whose instructions stop the run as unsupported. */
const USED = 24;
/** The same for opcodes that no row has: all of them do the same. */
const FREE = 8;

const hasOpcode = (row: Row, opcode: number): boolean =>
  row.opcodeRegister ? row.opcode === (opcode & ~7) : row.opcode === opcode;

/** Opcodes of the legacy maps, each as often as it is to be drawn. */
const OPCODES: readonly (readonly number[])[] = [0, 1, 2, 3].map((map) =>
  Array.from({ length: 256 }, (_, opcode) => new Array<number>(weightOf(map, opcode)).fill(opcode)).flat(),
);

function weightOf(map: number, opcode: number): number {
  const rows = TABLE.filter((row) => row.map === map && hasOpcode(row, opcode));
  if (rows.length === 0) return FREE;
  return rows.some(({ status }) => status.kind === "implemented") ? USED : 1;
}

/** An opcode with its escape: what follows it is anybody's. */
export function drawOpcode(random: Random): number[] {
  let roll = random.below(100);
  const [opening, map] = MAPS.find(([, , percent]) => {
    roll -= percent;
    return roll < 0;
  })!;
  const opcodes = OPCODES[map];
  return [...opening, opcodes ? random.pick(opcodes) : random.below(256)];
}
