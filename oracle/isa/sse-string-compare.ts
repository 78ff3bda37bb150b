/**
 * What PCMPESTRI, PCMPESTRM, PCMPISTRI and PCMPISTRM find out (SDM 1, 12.11 and 2B 4.1): two strings of bytes or words in vectors are
 * compared element by element. Elements behind the end of a string are invalid.
 */
import { CF, OF, SF, ZF } from "../flags.ts";
import { fromLanes, lanesOf } from "../vector.ts";
import { when } from "./result.ts";

export interface Text {
  /** Eight or sixteen elements, signed where the format is. */
  readonly elements: readonly bigint[];
  /** The first so many are valid. */
  readonly length: number;
}

/** Whether each element of the second operand was found (IntRes2), and the flags that follow. */
export interface Findings {
  readonly found: readonly boolean[];
  readonly flags: number;
}

const isWords = (control: number): boolean => (control & 1) !== 0;
const isSigned = (control: number): boolean => (control & 2) !== 0;

/** A vector as the format in bits 1:0 of the control byte has it: unsigned bytes, unsigned words, signed bytes, signed words. */
export function elementsOf(control: number, vector: bigint): bigint[] {
  const width = isWords(control) ? 16 : 8;
  const lanes = lanesOf(width, vector);
  return isSigned(control) ? lanes.map((lane) => BigInt.asIntN(width, lane)) : lanes;
}

/** The string ends before its first 0. */
export function endingAtZero(elements: readonly bigint[]): Text {
  const end = elements.indexOf(0n);
  return { elements, length: end < 0 ? elements.length : end };
}

/** The length is given, as a signed number: its absolute value counts, and all elements are valid when it is too large. */
export function ofLength(elements: readonly bigint[], length: bigint): Text {
  const magnitude = length < 0n ? -length : length;
  return { elements, length: magnitude > elements.length ? elements.length : Number(magnitude) };
}

const valid = ({ elements, length }: Text): readonly bigint[] => elements.slice(0, length);

type Aggregation = (first: Text, second: Text) => boolean[];

/** Which characters are in the set that the first operand lists. */
const equalAny: Aggregation = (first, second) =>
  second.elements.map((element, n) => n < second.length && valid(first).includes(element));

/** Which characters are in one of the ranges that the first operand lists: pairs of lowest and highest, a last half pair is none. */
const ranges: Aggregation = (first, second) =>
  second.elements.map(
    (element, n) => n < second.length && pairsOf(valid(first)).some(([low, high]) => low <= element && element <= high),
  );

const pairsOf = (list: readonly bigint[]): (readonly [bigint, bigint])[] =>
  list.flatMap((low, n) => (n % 2 === 0 && n + 1 < list.length ? [[low, list[n + 1]!] as const] : []));

/** At which positions the strings agree: with equal characters, or because both have ended. */
const equalEach: Aggregation = (first, second) =>
  second.elements.map((element, n) =>
    n < first.length && n < second.length ? element === first.elements[n] : n >= first.length && n >= second.length,
  );

/** At which positions the first string begins within the second. What would be behind the vector's end is taken for found. */
const equalOrdered: Aggregation = (first, second) =>
  second.elements.map((_, start) =>
    valid(first)
      .slice(0, second.elements.length - start)
      .every((element, n) => start + n < second.length && element === second.elements[start + n]),
  );

const AGGREGATIONS = [equalAny, ranges, equalEach, equalOrdered] as const;

/** Bits 5:4: as found, inverted, as found, inverted where the second string is valid. */
function withPolarity(control: number, found: readonly boolean[], validElements: number): readonly boolean[] {
  if ((control & 0x10) === 0) return found;
  const masked = (control & 0x20) !== 0;
  return found.map((each, n) => (masked && n >= validElements ? each : !each));
}

/** The comparison that bits 5:2 of the control byte name. CF: something was found; ZF, SF: the second, the first string ends; OF: found at 0. */
export function compareStrings(control: number, first: Text, second: Text): Findings {
  const aggregate = AGGREGATIONS[(control >> 2) & 3]!;
  const found = withPolarity(control, aggregate(first, second), second.length);
  const flags =
    when(found.includes(true), CF) |
    when(second.length < second.elements.length, ZF) |
    when(first.length < first.elements.length, SF) |
    when(found[0]!, OF);
  return { found, flags };
}

/** The position of the first element that was found, with bit 6 of the last; the number of elements when there was none. */
export function positionOf(control: number, found: readonly boolean[]): bigint {
  const position = control & 0x40 ? found.lastIndexOf(true) : found.indexOf(true);
  return BigInt(position < 0 ? found.length : position);
}

/** One bit an element in the lowest bits, with bit 6 all bits of the element. */
export function maskOf(control: number, found: readonly boolean[]): bigint {
  if ((control & 0x40) === 0) return found.reduce((bits, each, n) => bits | (each ? 1n << BigInt(n) : 0n), 0n);
  const [width, ones] = isWords(control) ? ([16, 0xffffn] as const) : ([8, 0xffn] as const);
  return fromLanes(
    width,
    found.map((each) => (each ? ones : 0n)),
  );
}
