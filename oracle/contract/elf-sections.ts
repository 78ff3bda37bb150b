/** ELF section headers: optional, read for symbols only, and to refuse what a loader would have to relocate. */
import type { ElfHeader } from "./elf.ts";
import type { ContractSymbol } from "./image.ts";
import { LoadError } from "./load-error.ts";
import { Reader } from "./reader.ts";

const SHT_SYMTAB = 2;
const SHT_RELA = 4;
const SHT_DYNAMIC = 6;
const SHT_REL = 9;
const SHF_ALLOC = 2n;
const SECTION_HEADER_SIZE = 64;
const SYMBOL_SIZE = 24;
/** Section, file and debugging symbols name no place that a reader of traces looks for. */
const STT_FUNC = 2;
const STT_OBJECT = 1;

interface Section {
  readonly type: number;
  readonly flags: bigint;
  readonly offset: bigint;
  readonly size: bigint;
  readonly link: number;
}

/** Throws when relocations or dynamic entries are part of the loaded image; those that `--emit-relocs` keeps are not. */
export function refuseRelocations(reader: Reader, header: ElfHeader): void {
  for (const { type, flags, size } of readSections(reader, header)) {
    if (size === 0n || !(flags & SHF_ALLOC)) continue;
    if (type === SHT_DYNAMIC) throw new LoadError("a dynamically linked file: link with -static");
    if (type === SHT_RELA || type === SHT_REL) throw new LoadError("a file with relocations: nobody applies them");
  }
}

/** Functions and objects with their names; none when the file is stripped. */
export function readSymbols(reader: Reader, header: ElfHeader): ContractSymbol[] {
  const sections = readSections(reader, header);
  const table = sections.find(({ type }) => type === SHT_SYMTAB);
  const names = table && sections[table.link];
  if (!table || !names) return [];
  const entries = new Reader(contentOf(reader, table));
  const strings = contentOf(reader, names);
  const symbols: ContractSymbol[] = [];
  while (entries.length - entries.at >= SYMBOL_SIZE) {
    const symbol = readSymbol(entries, strings);
    if (symbol) symbols.push(symbol);
  }
  return symbols;
}

function readSymbol(entries: Reader, strings: Uint8Array): ContractSymbol | undefined {
  const name = entries.u32("a symbol");
  const type = entries.u8("a symbol") & 15;
  entries.u8("a symbol");
  const section = entries.u16("a symbol");
  const at = entries.u64("a symbol");
  entries.u64("a symbol");
  if (section === 0 || (type !== STT_FUNC && type !== STT_OBJECT)) return undefined;
  return { name: stringAt(strings, name), at };
}

/** Names are bounded so that symbols which all point into one long string cannot make the work quadratic. */
const LONGEST_NAME = 256;

function stringAt(strings: Uint8Array, from: number): string {
  const part = strings.subarray(from, from + LONGEST_NAME);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}

function readSections(reader: Reader, { sectionOffset, sectionSize, sectionCount }: ElfHeader): Section[] {
  if (sectionOffset === 0n || sectionCount === 0) return [];
  if (sectionSize !== SECTION_HEADER_SIZE) throw new LoadError("section headers of a wrong size");
  return Array.from({ length: sectionCount }, (_, n) => {
    reader.seek(sectionOffset + BigInt(n * SECTION_HEADER_SIZE), "the section headers");
    return readSection(reader);
  });
}

function readSection(reader: Reader): Section {
  const what = "the section headers";
  reader.u32(what);
  const type = reader.u32(what);
  const flags = reader.u64(what);
  reader.u64(what);
  const offset = reader.u64(what);
  const size = reader.u64(what);
  return { type, flags, offset, size, link: reader.u32(what) };
}

function contentOf(reader: Reader, { offset, size }: Section): Uint8Array {
  if (size > BigInt(reader.length)) throw new LoadError("a section is larger than its file");
  reader.seek(offset, "a section");
  return reader.bytes(Number(size), "a section");
}
