/** One lane into a vector, or out of one into a general register or memory (SDM 2A EXTRACTPS, INSERTPS, 2B PEXTR*, PINSR*). */
import { bit, truncate } from "../bits.ts";
import { type Row, rows } from "../table.ts";
import { fromLanes, type LaneWidth, laneOf, lanesOf, withLane } from "../vector.ts";
import { making, replacing } from "./vector-operands.ts";

/** Which lane: as many low bits of the immediate as it takes to count them. */
const place = (width: LaneWidth, control: bigint): number => Number(control) % (128 / width);

/** PEXTR*: the lane, with zeroes above it in a register. */
export const extract =
  (width: LaneWidth) =>
  (vector: bigint, control: bigint): bigint =>
    laneOf(width, vector, place(width, control));

/** PINSR*: of a register only the low bits are taken. */
export const insert =
  (width: LaneWidth) =>
  (vector: bigint, value: bigint, control: bigint): bigint =>
    withLane(width, vector, place(width, control), truncate(width, value));

/** INSERTPS from memory: to the lane that bits 5:4 of the control name; then those become 0 whose bits 3:0 are set. */
export function insertSingle(vector: bigint, single: bigint, control: bigint): bigint {
  const inserted = withLane(32, vector, Number((control >> 4n) & 3n), single);
  return fromLanes(
    32,
    lanesOf(32, inserted).map((lane, n) => (bit(control, n) ? 0n : lane)),
  );
}

/** INSERTPS from a register: bits 7:6 of the control name the lane of the source. */
export const insertSingleOf = (vector: bigint, source: bigint, control: bigint): bigint =>
  insertSingle(vector, laneOf(32, source, Number(control >> 6n)), control);

const head = (feature: string, section: string) => ({ feature, section });
const EXTRACT = head("sse4.1", "SDM 2B PEXTRB/PEXTRD/PEXTRQ");
const INSERT = head("sse4.1", "SDM 2B PINSRB/PINSRD/PINSRQ");
const INSERTPS = head("sse4.1", "SDM 2A INSERTPS");

export const sseInsertRows: readonly Row[] = [
  ...rows(making(extract(16)), head("sse2", "SDM 2B PEXTRW"), "66 0F C5 /r ib  PEXTRW Gy, Udq, Ib"),
  ...rows(making(extract(16)), head("sse4.1", "SDM 2B PEXTRW"), "66 0F 3A 15 /r ib  PEXTRW Ey/Mw, Vdq, Ib"),
  ...rows(making(extract(8)), EXTRACT, "66 0F 3A 14 /r ib  PEXTRB Ey/Mb, Vdq, Ib"),
  ...rows(making(extract(32)), EXTRACT, "66 REX.W0 0F 3A 16 /r ib  PEXTRD Ed, Vdq, Ib"),
  ...rows(making(extract(64)), EXTRACT, "66 REX.W 0F 3A 16 /r ib  PEXTRQ Eq, Vdq, Ib"),
  ...rows(making(extract(32)), head("sse4.1", "SDM 2A EXTRACTPS"), "66 0F 3A 17 /r ib  EXTRACTPS Ey/Md, Vdq, Ib"),
  ...rows(replacing(insert(16)), head("sse2", "SDM 2B PINSRW"), "66 0F C4 /r ib  PINSRW Vdq, Ey/Mw, Ib"),
  ...rows(replacing(insert(8)), INSERT, "66 0F 3A 20 /r ib  PINSRB Vdq, Ey/Mb, Ib"),
  ...rows(replacing(insert(32)), INSERT, "66 REX.W0 0F 3A 22 /r ib  PINSRD Vdq, Ed, Ib"),
  ...rows(replacing(insert(64)), INSERT, "66 REX.W 0F 3A 22 /r ib  PINSRQ Vdq, Eq, Ib"),
  ...rows(replacing(insertSingleOf), INSERTPS, "66 0F 3A 21 /r ib  INSERTPS Vdq, Udq, Ib"),
  ...rows(replacing(insertSingle), INSERTPS, "66 0F 3A 21 /r ib  INSERTPS Vdq, Md, Ib"),
];
