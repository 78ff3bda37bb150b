/**
 * ESC: the container that ECHO's repackager writes and that is uploaded as hex (echo-vm.md, section 2; seen in three files).
 * Integers little-endian; `kind` 1 is code, bit 0 of `flags` makes a section writable, the rest is read-only (ours).
 */
import type { ContractSymbol, Image, ImageLimits, Segment } from "./image.ts";
import { makeImage } from "./image.ts";
import { LoadError } from "./load-error.ts";
import { Reader } from "./reader.ts";

const VERSION = 1;
const CODE = 1;
const WRITABLE = 1;

/** "ECHO" at the start. */
export const isEsc = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x45 && bytes[1] === 0x43 && bytes[2] === 0x48 && bytes[3] === 0x4f;

/** Reads an ESC container. Throws LoadError on anything malformed, bytes behind the symbols included. */
export function readEsc(bytes: Uint8Array, limits: ImageLimits): Image {
  if (!isEsc(bytes)) throw new LoadError("not an ESC container: it does not start with ECHO");
  const reader = new Reader(bytes);
  reader.at = 4;
  const version = reader.u32("the ESC header");
  if (version !== VERSION) throw new LoadError(`ESC version ${version} is unknown, only ${VERSION} is`);
  const entry = reader.u64("the ESC header");
  const segments = readSections(reader, limits);
  const symbols = readSymbols(reader);
  if (reader.at !== bytes.length) throw new LoadError(`${bytes.length - reader.at} bytes follow the symbols`);
  return makeImage({ format: "ESC", entry, segments, symbols }, limits);
}

function readSections(reader: Reader, limits: ImageLimits): Segment[] {
  const count = reader.u32("the ESC header");
  if (count > limits.segments) throw new LoadError(`${count} sections: more than ${limits.segments}`);
  return Array.from({ length: count }, (_, n) => readSection(reader, `section ${n}`));
}

function readSection(reader: Reader, what: string): Segment {
  const kind = reader.u8(what);
  const flags = reader.u8(what);
  const at = reader.u64(what);
  const memorySize = reader.u32(what);
  const bytes = reader.bytes(reader.u32(what), what);
  return { at, bytes, memorySize, writable: (flags & WRITABLE) !== 0, executable: kind === CODE };
}

/** The ELF symbols' values without names. The count is not trusted: reading stops at the end of the file. */
function readSymbols(reader: Reader): ContractSymbol[] {
  const symbols: ContractSymbol[] = [];
  for (let left = reader.u32("the symbol count"); left > 0; left--) symbols.push({ at: reader.u64("the symbols") });
  return symbols;
}
