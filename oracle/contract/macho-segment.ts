/** LC_SEGMENT_64: what is mapped, and the sections that it is made of. */
import type { Segment } from "./image.ts";
import { LoadError } from "./load-error.ts";
import type { LoadCommand } from "./macho-commands.ts";
import type { Reader } from "./reader.ts";
import type { Section, SectionRole } from "./section.ts";
import { textAt } from "./text.ts";

export const LC_SEGMENT_64 = 0x19;
const VM_PROT_WRITE = 2;
const VM_PROT_EXECUTE = 4;
const NAME_SIZE = 16;
const SECTION_SIZE = 80;
/** S_ZEROFILL, S_GB_ZEROFILL, S_THREAD_LOCAL_ZEROFILL. */
const ZERO_FILLED: readonly number[] = [0x1, 0xc, 0x12];
/** S_MOD_INIT_FUNC_POINTERS, S_MOD_TERM_FUNC_POINTERS, S_INIT_FUNC_OFFSETS. */
const INITIALISERS: readonly number[] = [0x9, 0xa, 0x16];
/** S_THREAD_LOCAL_REGULAR to S_THREAD_LOCAL_INIT_FUNCTION_POINTERS. */
const THREAD_LOCAL: readonly number[] = [0x11, 0x12, 0x13, 0x14, 0x15];
/** S_ATTR_PURE_INSTRUCTIONS, S_ATTR_SOME_INSTRUCTIONS. */
const INSTRUCTIONS = 0x8000_0400;

export interface MachOSegment {
  readonly name: string;
  readonly at: bigint;
  readonly memorySize: bigint;
  readonly fileOffset: bigint;
  readonly fileSize: bigint;
  /** VM_PROT bits at the start: 1 read, 2 write, 4 execute. */
  readonly protection: number;
  readonly sections: readonly Section[];
}

/** Throws LoadError when the command is too short for its sections. */
export function readSegmentCommand({ reader }: LoadCommand): MachOSegment {
  const what = "a segment command";
  const name = nameAt(reader, what);
  const at = reader.u64(what);
  const memorySize = reader.u64(what);
  const fileOffset = reader.u64(what);
  const fileSize = reader.u64(what);
  reader.u32(what);
  const protection = reader.u32(what);
  const count = reader.u32(what);
  reader.u32(what);
  if (count * SECTION_SIZE > reader.length - reader.at) throw new LoadError(`${count} sections in a segment: too many`);
  const sections = Array.from({ length: count }, () => readSection(reader, protection)).filter(isUseful);
  return { name, at, memorySize, fileOffset, fileSize, protection, sections };
}

const isUseful = ({ memorySize }: Section): boolean => memorySize > 0 && memorySize <= 0xffffffff;
const nameAt = (reader: Reader, what: string): string => textAt(reader.bytes(NAME_SIZE, what), 0);

function readSection(reader: Reader, protection: number): Section {
  const what = "a section of a segment command";
  const name = nameAt(reader, what);
  const segment = nameAt(reader, what);
  const at = reader.u64(what);
  const memorySize = Number(reader.u64(what));
  reader.bytes(16, what);
  const flags = reader.u32(what);
  reader.bytes(12, what);
  const isCode = (flags & INSTRUCTIONS) !== 0;
  const writable = (protection & VM_PROT_WRITE) !== 0;
  return {
    name: `${segment},${name}`,
    at,
    memorySize,
    fileSize: ZERO_FILLED.includes(flags & 0xff) ? 0 : memorySize,
    writable,
    executable: isCode && (protection & VM_PROT_EXECUTE) !== 0,
    flags: 2 | (writable ? 1 : 0) | (isCode ? 4 : 0),
    role: roleOf(flags & 0xff),
  };
}

function roleOf(type: number): SectionRole {
  if (INITIALISERS.includes(type)) return "initialisers";
  return THREAD_LOCAL.includes(type) ? "thread-local" : "plain";
}

/** What is mapped of the segment; undefined for __PAGEZERO, which only keeps addresses free, and __LINKEDIT, which is the linker's. */
export function mappedPart(file: Reader, segment: MachOSegment): Segment | undefined {
  const { name, at, protection, fileOffset } = segment;
  if (name === "__LINKEDIT" || (protection === 0 && segment.fileSize === 0n)) return undefined;
  const fileSize = bounded(segment.fileSize, name);
  if (fileSize > 0) file.seek(fileOffset, `the segment ${name}`);
  const bytes = file.bytes(fileSize, `the segment ${name}`);
  const [writable, executable] = [(protection & VM_PROT_WRITE) !== 0, (protection & VM_PROT_EXECUTE) !== 0];
  return { at, bytes, memorySize: bounded(segment.memorySize, name), writable, executable };
}

function bounded(size: bigint, name: string): number {
  if (size > 0xffffffffn) throw new LoadError(`the segment ${name} asks for ${size} bytes`);
  return Number(size);
}
