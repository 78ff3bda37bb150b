/** Builds Mach-O files for tests: a header, load commands, and the segments' bytes behind each other. */
import { Writer } from "./writer.ts";

export interface MachOPart {
  readonly name: string;
  readonly at: bigint;
  readonly memorySize: bigint;
  /** VM_PROT bits: 1 read, 2 write, 4 execute. */
  readonly protection: number;
  readonly bytes: readonly number[];
}

export interface MachOParts {
  readonly segments: readonly MachOPart[];
  /** Whole load commands, from their fifth byte on: type first, then what follows the size. */
  readonly commands: readonly { readonly type: number; readonly body: readonly number[] }[];
}

const HEADER_SIZE = 32;
const SEGMENT_SIZE = 72;

/** A 64-bit executable of x86-64.. */
export function machOFile({ segments, commands }: MachOParts): Uint8Array {
  const sizeOfCommands = SEGMENT_SIZE * segments.length + commands.reduce((sum, { body }) => sum + 8 + body.length, 0);
  const content = segments.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const writer = new Writer(HEADER_SIZE + sizeOfCommands + content);
  writer.u32(0xfeedfacf).u32(0x0100_0007).u32(3).u32(2);
  writer
    .u32(segments.length + commands.length)
    .u32(sizeOfCommands)
    .u32(1)
    .u32(0);
  let offset = HEADER_SIZE + sizeOfCommands;
  for (const segment of segments) {
    writeSegment(writer, segment, segment.bytes.length > 0 ? offset : 0);
    offset += segment.bytes.length;
  }
  for (const { type, body } of commands)
    writer
      .u32(type)
      .u32(8 + body.length)
      .bytes(body);
  for (const { bytes } of segments) writer.bytes(bytes);
  return writer.file;
}

function writeSegment(writer: Writer, { name, at, memorySize, protection, bytes }: MachOPart, offset: number): void {
  const padded = Array.from({ length: 16 }, (_, n) => name.charCodeAt(n) || 0);
  writer.u32(0x19).u32(SEGMENT_SIZE).bytes(padded).u64(at).u64(memorySize);
  writer.u64(BigInt(offset)).u64(BigInt(bytes.length)).u32(7).u32(protection).u32(0).u32(0);
}

/** Little-endian 32-bit numbers as bytes. */
export const words = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]);

/** LC_UNIXTHREAD with everything but rip zero. */
export const startsAt = (rip: number): MachOParts["commands"][number] => ({
  type: 5,
  body: words(4, 42, ...Array.from({ length: 42 }, (_, n) => (n === 32 ? rip : 0))),
});
