/**
 * The form of ESC, the container that ECHO's repackager writes and that is uploaded as hex (echo-vm.md, section 2; seen in three files).
 * Integers little-endian.
 */
import { LoadError } from "./load-error.ts";
import { Reader } from "./reader.ts";
import { Writer } from "./writer.ts";

const VERSION = 1;

export interface EscSection {
  /** 1 code (seen), 6 data (seen for read-only data; for writable data and bss ours), 2 strings, 3 vtables (an older file). One byte. */
  readonly kind: number;
  /** Bit 0 writable (ours); as the low byte of ELF's `sh_flags` (fits). One byte. */
  readonly flags: number;
  readonly at: bigint;
  /** Bytes in memory, 32 bits; what is over `bytes.length` is zero (ours). */
  readonly memorySize: number;
  readonly bytes: ArrayLike<number>;
}

/** A section that was read. */
export interface EscContent extends EscSection {
  readonly bytes: Uint8Array;
}

export interface EscFile<Section extends EscSection = EscSection> {
  readonly entry: bigint;
  readonly sections: readonly Section[];
  /** Values of the ELF symbol table, without names (seen). Nothing at run time needs them. */
  readonly symbols: readonly bigint[];
}

/** "ECHO" at the start. */
export const isEsc = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x45 && bytes[1] === 0x43 && bytes[2] === 0x48 && bytes[3] === 0x4f;

/** Takes a container apart. Throws LoadError on a wrong form, bytes behind the symbols and more than `mostSections` included. */
export function parseEsc(bytes: Uint8Array, mostSections: number): EscFile<EscContent> {
  if (!isEsc(bytes)) throw new LoadError("not an ESC container: it does not start with ECHO");
  const reader = new Reader(bytes);
  reader.at = 4;
  const version = reader.u32("the ESC header");
  if (version !== VERSION) throw new LoadError(`ESC version ${version} is unknown, only ${VERSION} is`);
  const entry = reader.u64("the ESC header");
  const sections = readSections(reader, mostSections);
  const symbols = readSymbols(reader);
  if (reader.at !== bytes.length) throw new LoadError(`${bytes.length - reader.at} bytes follow the symbols`);
  return { entry, sections, symbols };
}

function readSections(reader: Reader, most: number): EscContent[] {
  const count = reader.u32("the ESC header");
  if (count > most) throw new LoadError(`${count} sections: more than ${most}`);
  return Array.from({ length: count }, (_, n) => readSection(reader, `section ${n}`));
}

function readSection(reader: Reader, what: string): EscContent {
  const kind = reader.u8(what);
  const flags = reader.u8(what);
  const at = reader.u64(what);
  const memorySize = reader.u32(what);
  const bytes = reader.bytes(reader.u32(what), what);
  return { kind, flags, at, memorySize, bytes };
}

/** The count is not trusted: reading stops at the end of the file. */
function readSymbols(reader: Reader): bigint[] {
  const symbols: bigint[] = [];
  for (let left = reader.u32("the symbol count"); left > 0; left--) symbols.push(reader.u64("the symbols"));
  return symbols;
}

const HEADER_BYTES = 20;
const SECTION_HEADER_BYTES = 18;

/** The container, version 1, byte for byte as ECHO's repackager would write these parts. */
export function escFile({ entry, sections, symbols }: EscFile): Uint8Array {
  const content = sections.reduce((sum, { bytes }) => sum + SECTION_HEADER_BYTES + bytes.length, 0);
  const writer = new Writer(HEADER_BYTES + content + 4 + 8 * symbols.length);
  writer
    .bytes(Uint8Array.of(0x45, 0x43, 0x48, 0x4f))
    .u32(VERSION)
    .u64(entry)
    .u32(sections.length);
  for (const { kind, flags, at, memorySize, bytes } of sections)
    writer.u8(kind).u8(flags).u64(at).u32(memorySize).u32(bytes.length).bytes(bytes);
  writer.u32(symbols.length);
  for (const symbol of symbols) writer.u64(symbol);
  return writer.file;
}
