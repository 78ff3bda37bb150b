/**
 * ELF: 64-bit little-endian static executables of x86-64 (echo-vm.md, section 2; gABI chapters 4 and 5). Program headers alone
 * decide what is loaded. A segment is exactly its bytes: what else shares its pages in the file is not mapped (ours).
 */

import { readSymbols, refuseRelocations } from "./elf-sections.ts";
import type { Image, ImageLimits, Segment } from "./image.ts";
import { makeImage } from "./image.ts";
import { LoadError } from "./load-error.ts";
import { Reader } from "./reader.ts";

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const PF_X = 1;
const PF_W = 2;
const HEADER_SIZE = 64;
const PROGRAM_HEADER_SIZE = 56;
/** More program headers than any linker writes; bounds the work on a hostile file. */
const MOST_PROGRAM_HEADERS = 256;

/** 7F "ELF" at the start. */
export const isElf = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;

/** Reads a static executable. Throws LoadError on anything else: shared objects, relocations, truncation, absurd sizes. */
export function readElf(bytes: Uint8Array, limits: ImageLimits): Image {
  if (!isElf(bytes)) throw new LoadError("not an ELF file: it does not start with 7f 45 4c 46");
  const reader = new Reader(bytes);
  checkIdentification(reader);
  const header = readHeader(reader);
  const segments = readSegments(reader, header);
  refuseRelocations(reader, header);
  return makeImage({ format: "ELF", entry: header.entry, segments, symbols: readSymbols(reader, header) }, limits);
}

function checkIdentification(reader: Reader): void {
  reader.at = 4;
  if (reader.u8("the ELF header") !== 2) throw new LoadError("a 32-bit ELF file: contracts are 64-bit");
  if (reader.u8("the ELF header") !== 1) throw new LoadError("a big-endian ELF file: contracts are little-endian");
  reader.at = 16;
  const type = reader.u16("the ELF header");
  if (type !== 2) throw new LoadError(`ELF type ${type} is not an executable: link with -static -no-pie`);
  const machine = reader.u16("the ELF header");
  if (machine !== 62) throw new LoadError(`ELF machine ${machine} is not x86-64 (62)`);
}

export interface ElfHeader {
  readonly entry: bigint;
  readonly programOffset: bigint;
  readonly programCount: number;
  readonly sectionOffset: bigint;
  readonly sectionSize: number;
  readonly sectionCount: number;
}

function readHeader(reader: Reader): ElfHeader {
  const what = "the ELF header";
  reader.at = 24;
  const entry = reader.u64(what);
  const programOffset = reader.u64(what);
  const sectionOffset = reader.u64(what);
  reader.at = 52;
  if (reader.u16(what) !== HEADER_SIZE) throw new LoadError("the ELF header gives itself a wrong size");
  const programSize = reader.u16(what);
  const programCount = reader.u16(what);
  const sectionSize = reader.u16(what);
  const sectionCount = reader.u16(what);
  reader.u16(what);
  if (programSize !== PROGRAM_HEADER_SIZE) throw new LoadError("program headers of a wrong size");
  if (programCount > MOST_PROGRAM_HEADERS) throw new LoadError(`${programCount} program headers: too many`);
  return { entry, programOffset, programCount, sectionOffset, sectionSize, sectionCount };
}

function readSegments(reader: Reader, { programOffset, programCount }: ElfHeader): Segment[] {
  const segments: Segment[] = [];
  for (let n = 0; n < programCount; n++) {
    reader.seek(programOffset + BigInt(n * PROGRAM_HEADER_SIZE), "the program headers");
    const segment = readSegment(reader, `program header ${n}`);
    if (segment) segments.push(segment);
  }
  return segments;
}

/** A PT_LOAD's segment; undefined for notes, GNU_STACK, RELRO and TLS, which need nothing from this loader. */
function readSegment(reader: Reader, what: string): Segment | undefined {
  const type = reader.u32(what);
  if (type === PT_INTERP || type === PT_DYNAMIC) throw new LoadError("a dynamically linked file: link with -static");
  if (type !== PT_LOAD) return undefined;
  const flags = reader.u32(what);
  const offset = reader.u64(what);
  const at = reader.u64(what);
  reader.u64(what);
  const fileSize = boundedSize(reader.u64(what), what);
  const memorySize = boundedSize(reader.u64(what), what);
  // A segment of bss alone may have an offset behind the end of the file.
  if (fileSize > 0) reader.seek(offset, what);
  const bytes = reader.bytes(fileSize, what);
  return { at, bytes, memorySize, writable: (flags & PF_W) !== 0, executable: (flags & PF_X) !== 0 };
}

/** Sizes are kept in numbers: nothing over 4 GiB can be within any limit. */
function boundedSize(size: bigint, what: string): number {
  if (size > 0xffffffffn) throw new LoadError(`${what} asks for ${size} bytes`);
  return Number(size);
}
