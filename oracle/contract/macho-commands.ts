/** Mach-O: the header and its load commands (Apple's mach-o/loader.h). */
import { LoadError } from "./load-error.ts";
import { Reader } from "./reader.ts";

const CPU_TYPE_X86_64 = 0x01000007;
const MH_EXECUTE = 2;
const HEADER_SIZE = 32;
const COMMAND_SIZE = 8;
/** More than any linker writes; bounds the work on a hostile file. */
const MOST_COMMANDS = 256;

/** The first four bytes, read as a little-endian number. */
const MAGIC_64 = 0xfeedfacf;
const OTHER_MAGICS: Readonly<Record<number, string>> = {
  4277009102: "a 32-bit Mach-O file: contracts are 64-bit",
  3472551422: "a big-endian Mach-O file: contracts are little-endian",
  3489328638: "a big-endian Mach-O file: contracts are little-endian",
  3199925962: "a universal Mach-O file: take the x86-64 part out of it with lipo -thin x86_64",
  3216703178: "a universal Mach-O file: take the x86-64 part out of it with lipo -thin x86_64",
};

const magicOf = (bytes: Uint8Array): number =>
  bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);

/** Any Mach-O at all: those that are no contracts are refused by what they are. */
export const isMachO = (bytes: Uint8Array): boolean => {
  const magic = magicOf(bytes);
  return magic === MAGIC_64 || OTHER_MAGICS[magic] !== undefined;
};

export interface LoadCommand {
  readonly type: number;
  /** Bytes, the eight of type and size included: what `reader` holds. */
  readonly size: number;
  /** On the command alone, at its first field. */
  readonly reader: Reader;
}

/** In the order of the file. Throws LoadError unless it is a 64-bit executable of x86-64. */
export function readCommands(bytes: Uint8Array): LoadCommand[] {
  const what = "the Mach-O header";
  const magic = magicOf(bytes);
  if (magic !== MAGIC_64) throw new LoadError(OTHER_MAGICS[magic] ?? "not a Mach-O file");
  const reader = new Reader(bytes);
  reader.at = 4;
  const machine = reader.u32(what);
  reader.at = 12;
  checkKind(machine, reader.u32(what));
  const count = reader.u32(what);
  const end = HEADER_SIZE + reader.u32(what);
  if (count > MOST_COMMANDS) throw new LoadError(`${count} load commands: too many`);
  if (end > bytes.length) throw new LoadError("the file ends within the load commands");
  reader.at = HEADER_SIZE;
  return Array.from({ length: count }, (_, n) => readCommand(reader, end, `load command ${n}`));
}

function checkKind(machine: number, type: number): void {
  if (machine !== CPU_TYPE_X86_64) throw new LoadError(`Mach-O cpu type 0x${machine.toString(16)} is not x86-64`);
  if (type !== MH_EXECUTE) throw new LoadError(`Mach-O type ${type} is not an executable: link it with -static`);
}

function readCommand(reader: Reader, end: number, what: string): LoadCommand {
  const from = reader.at;
  if (end - from < COMMAND_SIZE) throw new LoadError(`${what} is outside the load commands`);
  const type = reader.u32(what);
  const size = reader.u32(what);
  if (size < COMMAND_SIZE || size > end - from) throw new LoadError(`${what} has ${size} bytes`);
  reader.at = from;
  const own = new Reader(reader.bytes(size, what));
  own.at = COMMAND_SIZE;
  return { type, size, reader: own };
}
