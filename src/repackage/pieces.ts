/** What of an image goes into a container: its sections, and whatever else of the segments is not filling. */
import { type Image, PAGE_SIZE, type Section, type Segment } from "../../oracle/index.ts";

/** A part of one segment. */
export interface Piece {
  /** Of its section; `-` for what no section claims. */
  readonly name: string;
  readonly at: number;
  readonly memorySize: number;
  readonly bytes: Uint8Array;
  readonly writable: boolean;
  readonly executable: boolean;
  readonly merges: number;
}

/** SHF_MERGE and SHF_STRINGS: what ECHO's repackager kept of read-only data besides SHF_ALLOC (seen). */
const MERGE_BITS = 0x30;

/** Whole segments, as they are. */
export const wholeSegments = ({ segments }: Image): Piece[] =>
  segments.map((segment) => pieceOf(segment, "-", Number(segment.at), endOf(segment)));

/** Pieces by section, ascending; a segment whose sections overlap stays whole. Headers and filling between sections are left out. */
export const piecesOf = (image: Image, sections: readonly Section[]): Piece[] =>
  image.segments.flatMap((segment) => {
    const own = sections.filter((one) => isInMemory(one) && isWithin(one, segment)).sort((a, b) => Number(a.at - b.at));
    if (own.some((section, n) => n > 0 && endOf(own[n - 1]!) > Number(section.at)))
      return [pieceOf(segment, "-", Number(segment.at), endOf(segment))];
    return cut(segment, own);
  });

const endOf = ({ at, memorySize }: Pick<Section, "at" | "memorySize">): number => Number(at) + memorySize;

/** Zeros of thread-local variables have an address that the next section has, too. */
const isInMemory = ({ role, fileSize }: Section): boolean => role !== "thread-local" || fileSize > 0;

const isWithin = (section: Section, segment: Segment): boolean =>
  section.at >= segment.at && endOf(section) <= endOf(segment);

function cut(segment: Segment, sections: readonly Section[]): Piece[] {
  const pieces: Piece[] = [];
  let from = Number(segment.at);
  for (const section of sections) {
    pieces.push(...between(segment, from, Number(section.at)), sectionPiece(segment, section));
    from = endOf(section);
  }
  return [...pieces, ...behind(segment, from)];
}

function sectionPiece(segment: Segment, section: Section): Piece {
  const piece = pieceOf(segment, section.name, Number(section.at), endOf(section));
  const executable = segment.executable && section.executable;
  const isZero = section.fileSize === 0 && piece.bytes.every((byte) => byte === 0);
  return { ...piece, executable, merges: section.flags & MERGE_BITS, ...(isZero && { bytes: new Uint8Array(0) }) };
}

/** What no section claims in front of one: nothing where that is headers or filling, else a piece of its own, so that nothing is lost. */
function between(segment: Segment, from: number, to: number): Piece[] {
  if (from >= to) return [];
  const piece = pieceOf(segment, "-", from, to);
  if (isFilling(piece.bytes) || (from === Number(segment.at) && isHeader(piece.bytes))) return [];
  return [piece];
}

/** What no section claims behind the last: filling is left out where it ends with the page of the last section. */
function behind(segment: Segment, from: number): Piece[] {
  const to = endOf(segment);
  const isOwnPage = from === Number(segment.at) || pageOf(to - 1) > pageOf(from - 1);
  const piece = pieceOf(segment, "-", from, to);
  if (from >= to || (isFilling(piece.bytes) && !isOwnPage)) return [];
  return from === Number(segment.at) && isHeader(piece.bytes) && !segment.executable ? [] : [piece];
}

const pageOf = (address: number): number => Math.floor(address / PAGE_SIZE);

/** Zeros, NOP, INT3: what linkers fill gaps with. */
const isFilling = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0 || byte === 0x90 || byte === 0xcc);

const HEADERS: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
];

/** The container's own header, where the linker put it into the first segment. */
const isHeader = (bytes: Uint8Array): boolean => HEADERS.some((magic) => magic.every((byte, n) => bytes[n] === byte));

function pieceOf(segment: Segment, name: string, from: number, to: number): Piece {
  const { writable, executable, bytes } = segment;
  const start = from - Number(segment.at);
  const content = bytes.slice(start, start + to - from);
  return { name, at: from, memorySize: to - from, bytes: content, writable, executable, merges: 0 };
}
