/**
 * ELF: 64-bit little-endian static executables of x86-64 (echo-vm.md, section 2; gABI chapters 4 and 5). Program headers alone
 * decide what is loaded. A segment is exactly its bytes: what else shares its pages in the file is not mapped (ours).
 */
import { type ElfHeader, readElfHeader } from "./elf-header.ts";
import { readSectionHeaders, refuseRelocations } from "./elf-sections.ts";
import { readSymbols } from "./elf-symbols.ts";
import type { Image, ImageLimits, Segment } from "./image.ts";
import { makeImage } from "./image.ts";
import { LoadError } from "./load-error.ts";
import type { Reader } from "./reader.ts";

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const PF_X = 1;
const PF_W = 2;
const PROGRAM_HEADER_SIZE = 56;

/** 7F "ELF" at the start. */
export const isElf = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;

/** Reads a static executable. Throws LoadError on anything else: shared objects, relocations, truncation, absurd sizes. */
export function readElf(bytes: Uint8Array, limits: ImageLimits): Image {
  if (!isElf(bytes)) throw new LoadError("not an ELF file: it does not start with 7f 45 4c 46");
  const { reader, header } = readElfHeader(bytes);
  const segments = readSegments(reader, header);
  const sections = readSectionHeaders(reader, header);
  refuseRelocations(sections);
  return makeImage({ format: "ELF", entry: header.entry, segments, symbols: readSymbols(reader, sections) }, limits);
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
  const fileSize = reader.size(what);
  const memorySize = reader.size(what);
  // A segment of bss alone may have an offset behind the end of the file.
  if (fileSize > 0) reader.seek(offset, what);
  const bytes = reader.bytes(fileSize, what);
  return { at, bytes, memorySize, writable: (flags & PF_W) !== 0, executable: (flags & PF_X) !== 0 };
}
