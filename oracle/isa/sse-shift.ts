/** Shifts of packed integers by one count for all, and of whole vectors by bytes (SDM 2B PSLL*, PSRL*, PSRA*). */
import { signed, truncate } from "../bits.ts";
import { type Row, type RowsHead, rows } from "../table.ts";
import { ALL_LANES, type LaneWidth, laneOf } from "../vector.ts";
import { eachLane } from "./vector-lanes.ts";
import { replacing } from "./vector-operands.ts";

type Shift = (width: LaneWidth, lane: bigint, count: bigint) => bigint;

/** Counts are not reduced as those of SHL are: a lane that is shifted by its width or more is 0. */
export const shiftLeft: Shift = (width, lane, count) => (count >= width ? 0n : truncate(width, lane << count));

export const shiftRight: Shift = (width, lane, count) => (count >= width ? 0n : lane >> count);

/** A lane that is shifted by its width or more is all sign. */
export const shiftRightArithmetic: Shift = (width, lane, count) =>
  truncate(width, signed(width, lane) >> (count >= width ? BigInt(width) : count));

/** PSLLDQ: the count is in bytes. */
export const shiftBytesLeft = (vector: bigint, count: bigint): bigint =>
  count > 15n ? 0n : (vector << (8n * count)) & ALL_LANES;

/** PSRLDQ: the count is in bytes. */
export const shiftBytesRight = (vector: bigint, count: bigint): bigint => vector >> (8n * count);

/** The count is the whole low quadword of the second operand, or the immediate, which is smaller anyway. */
const byCount =
  (width: LaneWidth, shift: Shift) =>
  (vector: bigint, source: bigint): bigint => {
    const count = laneOf(64, source, 0);
    return eachLane(width, (_, lane) => shift(width, lane, count))(vector);
  };

const shiftRows = (width: LaneWidth, shift: Shift, head: RowsHead, text: string): Row[] =>
  rows(replacing(byCount(width, shift)), head, text);

const sse2 = (section: string) => ({ feature: "sse2", section: `SDM 2B ${section}` });
const LEFT = sse2("PSLLW/PSLLD/PSLLQ");
const RIGHT = sse2("PSRLW/PSRLD/PSRLQ");
const ARITHMETIC = sse2("PSRAW/PSRAD/PSRAQ");

export const sseShiftRows: readonly Row[] = [
  ...shiftRows(
    16,
    shiftLeft,
    LEFT,
    `
  66 0F 71 /6 ib    PSLLW Udq, Ib
  66 0F F1 /r       PSLLW Vdq, Wdq
  `,
  ),
  ...shiftRows(
    32,
    shiftLeft,
    LEFT,
    `
  66 0F 72 /6 ib    PSLLD Udq, Ib
  66 0F F2 /r       PSLLD Vdq, Wdq
  `,
  ),
  ...shiftRows(
    64,
    shiftLeft,
    LEFT,
    `
  66 0F 73 /6 ib    PSLLQ Udq, Ib
  66 0F F3 /r       PSLLQ Vdq, Wdq
  `,
  ),
  ...shiftRows(
    16,
    shiftRight,
    RIGHT,
    `
  66 0F 71 /2 ib    PSRLW Udq, Ib
  66 0F D1 /r       PSRLW Vdq, Wdq
  `,
  ),
  ...shiftRows(
    32,
    shiftRight,
    RIGHT,
    `
  66 0F 72 /2 ib    PSRLD Udq, Ib
  66 0F D2 /r       PSRLD Vdq, Wdq
  `,
  ),
  ...shiftRows(
    64,
    shiftRight,
    RIGHT,
    `
  66 0F 73 /2 ib    PSRLQ Udq, Ib
  66 0F D3 /r       PSRLQ Vdq, Wdq
  `,
  ),
  ...shiftRows(
    16,
    shiftRightArithmetic,
    ARITHMETIC,
    `
  66 0F 71 /4 ib    PSRAW Udq, Ib
  66 0F E1 /r       PSRAW Vdq, Wdq
  `,
  ),
  ...shiftRows(
    32,
    shiftRightArithmetic,
    ARITHMETIC,
    `
  66 0F 72 /4 ib    PSRAD Udq, Ib
  66 0F E2 /r       PSRAD Vdq, Wdq
  `,
  ),
  ...rows(replacing(shiftBytesLeft), sse2("PSLLDQ"), "66 0F 73 /7 ib  PSLLDQ Udq, Ib"),
  ...rows(replacing(shiftBytesRight), sse2("PSRLDQ"), "66 0F 73 /3 ib  PSRLDQ Udq, Ib"),
];
