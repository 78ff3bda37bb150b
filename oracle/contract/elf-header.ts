/** The ELF header: what kind of file it is, and where its tables are (gABI chapter 4). */
import { LoadError } from "./load-error.ts";
import { Reader } from "./reader.ts";

const HEADER_SIZE = 64;
const PROGRAM_HEADER_SIZE = 56;
/** More program headers than any linker writes; bounds the work on a hostile file. */
const MOST_PROGRAM_HEADERS = 256;

const ET_EXEC = 2;
const EM_X86_64 = 62;

const OTHER_TYPES: Readonly<Record<number, string>> = {
  1: "an object file is not an executable: link it with -static",
  3: "a shared object or position-independent executable: link with -static -no-pie",
  4: "a core dump is not an executable",
};

export interface ElfHeader {
  readonly entry: bigint;
  readonly programOffset: bigint;
  readonly programCount: number;
  readonly sectionOffset: bigint;
  readonly sectionSize: number;
  readonly sectionCount: number;
  /** Index of the section that holds the names of sections. */
  readonly sectionNames: number;
}

/** Throws LoadError unless the file is a 64-bit little-endian executable of x86-64. */
export function readElfHeader(bytes: Uint8Array): { readonly reader: Reader; readonly header: ElfHeader } {
  const reader = new Reader(bytes);
  checkIdentification(reader);
  return { reader, header: readFields(reader) };
}

function checkIdentification(reader: Reader): void {
  reader.at = 4;
  if (reader.u8("the ELF header") !== 2) throw new LoadError("a 32-bit ELF file: contracts are 64-bit");
  if (reader.u8("the ELF header") !== 1) throw new LoadError("a big-endian ELF file: contracts are little-endian");
  reader.at = 16;
  const type = reader.u16("the ELF header");
  if (type !== ET_EXEC) throw new LoadError(OTHER_TYPES[type] ?? `ELF type ${type} is not an executable (2)`);
  const machine = reader.u16("the ELF header");
  if (machine !== EM_X86_64) throw new LoadError(`ELF machine ${machine} is not x86-64 (62)`);
}

function readFields(reader: Reader): ElfHeader {
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
  const sectionNames = reader.u16(what);
  if (programSize !== PROGRAM_HEADER_SIZE) throw new LoadError("program headers of a wrong size");
  if (programCount > MOST_PROGRAM_HEADERS) throw new LoadError(`${programCount} program headers: too many`);
  return { entry, programOffset, programCount, sectionOffset, sectionSize, sectionCount, sectionNames };
}
