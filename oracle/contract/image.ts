/** The common form of every container: what is mapped where, and where execution starts. */
import { PAGE_SIZE } from "../memory.ts";
import { LoadError } from "./load-error.ts";

export interface Segment {
  /** Virtual address, any alignment. */
  readonly at: bigint;
  /** Content of the first bytes; the rest up to `memorySize` is zero. */
  readonly bytes: Uint8Array;
  /** Bytes in memory, at least `bytes.length`. */
  readonly memorySize: number;
  readonly writable: boolean;
  readonly executable: boolean;
}

export interface ContractSymbol {
  /** Left out by containers that keep values only (ESC). */
  readonly name?: string;
  readonly at: bigint;
  /** Left out where the container does not say: values only (ESC), labels of assembly. */
  readonly kind?: "function" | "object";
}

export type ContainerFormat = "ELF" | "Mach-O" | "ESC";

export interface Image {
  readonly format: ContainerFormat;
  /** Virtual address of `__apply` or `_start`. */
  readonly entry: bigint;
  /** Ascending, not overlapping, none empty. */
  readonly segments: readonly Segment[];
  readonly symbols: readonly ContractSymbol[];
}

/** Bounds of what an image may ask for; see chain/limits.ts for the values and their reasons. */
export interface ImageLimits {
  /** Bytes of the container (`x86_64_maximum_contract_size`). */
  readonly containerBytes: number;
  /** Bytes of memory that all segments ask for, each rounded up to pages. */
  readonly imageBytes: number;
  /** Segments with content. */
  readonly segments: number;
  /** Half-open range of virtual addresses that segments may lie in. */
  readonly lowest: bigint;
  readonly highest: bigint;
}

/** Sorts and checks segments. Throws LoadError on overlap, on addresses or sizes out of bounds, on an entry outside code. */
export function makeImage(image: Image, limits: ImageLimits): Image {
  const segments = image.segments.filter(({ memorySize }) => memorySize > 0).sort(byAddress);
  if (segments.length > limits.segments) throw new LoadError(`more than ${limits.segments} segments`);
  for (const segment of segments) checkRange(segment, limits);
  checkOverlap(segments);
  checkTotal(segments, limits);
  if (!segments.some((segment) => segment.executable && contains(segment, image.entry))) {
    throw new LoadError(`the entry point ${hex(image.entry)} is outside code`);
  }
  return { ...image, segments };
}

const byAddress = (a: Segment, b: Segment): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
const endOf = ({ at, memorySize }: Segment): bigint => at + BigInt(memorySize);
const contains = (segment: Segment, address: bigint): boolean => address >= segment.at && address < endOf(segment);
const hex = (value: bigint): string => `0x${value.toString(16)}`;

function checkRange(segment: Segment, { lowest, highest }: ImageLimits): void {
  if (segment.memorySize < segment.bytes.length) {
    throw new LoadError(`the segment at ${hex(segment.at)} is larger in the file than in memory`);
  }
  if (segment.at < lowest || endOf(segment) > highest) {
    throw new LoadError(`the segment at ${hex(segment.at)} is outside ${hex(lowest)} to ${hex(highest)}`);
  }
}

function checkOverlap(segments: readonly Segment[]): void {
  for (const [n, segment] of segments.entries()) {
    const before = segments[n - 1];
    if (before && endOf(before) > segment.at) {
      throw new LoadError(`segments overlap at ${hex(segment.at)}`);
    }
  }
}

function checkTotal(segments: readonly Segment[], { imageBytes }: ImageLimits): void {
  const pages = segments.reduce((sum, { memorySize }) => sum + Math.ceil(memorySize / PAGE_SIZE), 0);
  if (pages * PAGE_SIZE > imageBytes) {
    throw new LoadError(`the contract asks for more than ${imageBytes} bytes of memory`);
  }
}
