/** ELF section headers: optional, read for symbols and names only, and to refuse what a loader would have to relocate. */
import { type ElfHeader, readElfHeader } from "./elf-header.ts";
import { LoadError } from "./load-error.ts";
import type { Reader } from "./reader.ts";
import type { Section, SectionRole } from "./section.ts";
import { textAt } from "./text.ts";

const SHT_RELA = 4;
const SHT_DYNAMIC = 6;
const SHT_NOBITS = 8;
const SHT_REL = 9;
const SHT_RELR = 19;
/** SHT_INIT_ARRAY, SHT_FINI_ARRAY, SHT_PREINIT_ARRAY. */
const ARRAYS: readonly number[] = [14, 15, 16];
/** Older toolchains keep constructors in plain sections of these names. */
const ARRAY_NAME = /^\.(ctors|dtors|init_array|fini_array|preinit_array)\b/;
const SHF_WRITE = 1n;
const SHF_ALLOC = 2n;
const SHF_EXECINSTR = 4n;
const SHF_TLS = 0x400n;
const SECTION_HEADER_SIZE = 64;

export interface SectionHeader {
  /** Offset in the section of names. */
  readonly name: number;
  readonly type: number;
  readonly flags: bigint;
  readonly at: bigint;
  readonly offset: bigint;
  readonly size: bigint;
  readonly link: number;
}

/** Throws LoadError when relocations or dynamic entries are part of the loaded image; those that `--emit-relocs` keeps are not. */
export function refuseRelocations(headers: readonly SectionHeader[]): void {
  for (const { type, flags, size } of headers) {
    if (size === 0n || !(flags & SHF_ALLOC)) continue;
    if (type === SHT_DYNAMIC) throw new LoadError("a dynamically linked file: link with -static");
    if (type === SHT_RELA || type === SHT_REL || type === SHT_RELR)
      throw new LoadError("a file with relocations: nobody applies them");
  }
}

/** Empty when the file has none. Throws LoadError. */
export function readSectionHeaders(
  reader: Reader,
  { sectionOffset, sectionSize, sectionCount }: ElfHeader,
): SectionHeader[] {
  if (sectionOffset === 0n || sectionCount === 0) return [];
  if (sectionSize !== SECTION_HEADER_SIZE) throw new LoadError("section headers of a wrong size");
  reader.seek(sectionOffset, "the section headers");
  return Array.from({ length: sectionCount }, () => readHeader(reader));
}

function readHeader(reader: Reader): SectionHeader {
  const what = "the section headers";
  const name = reader.u32(what);
  const type = reader.u32(what);
  const flags = reader.u64(what);
  const at = reader.u64(what);
  const offset = reader.u64(what);
  const size = reader.u64(what);
  const link = reader.u32(what);
  reader.bytes(SECTION_HEADER_SIZE - 44, what);
  return { name, type, flags, at, offset, size, link };
}

/** A section's bytes in the file. Throws LoadError when they are not all there. */
export function contentOf(reader: Reader, { offset, size }: SectionHeader): Uint8Array {
  if (size > BigInt(reader.length)) throw new LoadError("a section is larger than its file");
  reader.seek(offset, "a section");
  return reader.bytes(Number(size), "a section");
}

/** Sections that lie in memory and are not empty. Throws LoadError. */
export function elfSections(bytes: Uint8Array): Section[] {
  const { reader, header } = readElfHeader(bytes);
  const headers = readSectionHeaders(reader, header);
  const names = headers[header.sectionNames];
  const strings = names ? contentOf(reader, names) : new Uint8Array(0);
  return headers
    .filter(({ flags, size }) => flags & SHF_ALLOC && size > 0n && size <= 0xffffffffn)
    .map((one) => sectionOf(one, textAt(strings, one.name)));
}

function sectionOf({ type, flags, at, size }: SectionHeader, name: string): Section {
  const memorySize = Number(size);
  return {
    name,
    at,
    memorySize,
    fileSize: type === SHT_NOBITS ? 0 : memorySize,
    writable: (flags & SHF_WRITE) !== 0n,
    executable: (flags & SHF_EXECINSTR) !== 0n,
    flags: Number(flags & 0xffn),
    role: roleOf(type, flags, name),
  };
}

function roleOf(type: number, flags: bigint, name: string): SectionRole {
  if (flags & SHF_TLS) return "thread-local";
  return ARRAYS.includes(type) || ARRAY_NAME.test(name) ? "initialisers" : "plain";
}
