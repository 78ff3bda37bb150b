/** Definitions on lanes become definitions on vectors, and their rows. Lanes are unsigned in their width. */
import { bit } from "../bits.ts";
import { type Row, type RowsHead, rows } from "../table.ts";
import { fromLanes, type LaneWidth, lanesOf } from "../vector.ts";
import { making, replacing } from "./vector-operands.ts";

type OfOne = (width: LaneWidth, lane: bigint) => bigint;
type OfTwo = (width: LaneWidth, left: bigint, right: bigint) => bigint;
type OfPair = (width: LaneWidth, low: bigint, high: bigint) => bigint;

/** Every lane by itself. */
export const eachLane =
  (width: LaneWidth, define: OfOne) =>
  (vector: bigint): bigint =>
    fromLanes(
      width,
      lanesOf(width, vector).map((lane) => define(width, lane)),
    );

/** Every lane of the first with the lane at the same place of the second. */
export const lanewise =
  (width: LaneWidth, define: OfTwo) =>
  (first: bigint, second: bigint): bigint => {
    const others = lanesOf(width, second);
    return fromLanes(
      width,
      lanesOf(width, first).map((lane, n) => define(width, lane, others[n]!)),
    );
  };

/** Neighbours of the first, then neighbours of the second: each two of them make one lane. */
export const neighbours =
  (width: LaneWidth, define: OfPair) =>
  (first: bigint, second: bigint): bigint => {
    const lanes = [...lanesOf(width, first), ...lanesOf(width, second)];
    return fromLanes(
      width,
      lanes.flatMap((lane, n) => (n % 2 === 0 ? [define(width, lane, lanes[n + 1]!)] : [])),
    );
  };

/** Lane n is that of the second operand where bit n of the control is set. */
export const blend =
  (width: LaneWidth) =>
  (first: bigint, second: bigint, control: bigint): bigint => {
    const others = lanesOf(width, second);
    return fromLanes(
      width,
      lanesOf(width, first).map((lane, n) => (bit(control, n) ? others[n]! : lane)),
    );
  };

/** A row for each width of lanes. */
type Texts = Partial<Record<LaneWidth, string>>;

const forEachWidth = (texts: Texts, make: (width: LaneWidth, text: string) => Row[]): Row[] =>
  ([8, 16, 32, 64] as const).flatMap((width) => {
    const text = texts[width];
    return text === undefined ? [] : make(width, text);
  });

/** op dst, src: lanes of the first operand are replaced by what the definition makes of them and those of the second. */
export const lanewiseRows = (define: OfTwo, head: RowsHead, texts: Texts): Row[] =>
  forEachWidth(texts, (width, text) => rows(replacing(lanewise(width, define)), head, text));

/** op dst, src: lanes of the first operand become what the definition makes of those of the second. */
export const eachLaneRows = (define: OfOne, head: RowsHead, texts: Texts): Row[] =>
  forEachWidth(texts, (width, text) => rows(making(eachLane(width, define)), head, text));

/** op dst, src: as `neighbours`. */
export const neighbourRows = (define: OfPair, head: RowsHead, texts: Texts): Row[] =>
  forEachWidth(texts, (width, text) => rows(replacing(neighbours(width, define)), head, text));
