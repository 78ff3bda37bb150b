/** Builds ELF files for tests: a header, program headers, and the segments' bytes at their offsets. */

export interface ElfSegment {
  readonly type: number;
  /** 1 execute, 2 write, 4 read. */
  readonly flags: number;
  readonly at: bigint;
  readonly offset: number;
  readonly bytes: readonly number[];
  readonly memorySize: number;
}

export interface ElfParts {
  readonly entry: bigint;
  readonly segments: readonly ElfSegment[];
}

/** A 64-bit little-endian static executable of x86-64. */
export function elfFile({ entry, segments }: ElfParts): Uint8Array {
  const size = Math.max(64 + 56 * segments.length, ...segments.map(({ offset, bytes }) => offset + bytes.length));
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, 2, true);
  view.setUint16(18, 62, true);
  view.setUint32(20, 1, true);
  view.setBigUint64(24, entry, true);
  view.setBigUint64(32, 64n, true);
  view.setUint16(52, 64, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, segments.length, true);
  view.setUint16(58, 64, true);
  for (const [n, segment] of segments.entries())
    writeSegment(file, new DataView(file.buffer, 64 + 56 * n, 56), segment);
  return file;
}

function writeSegment(
  file: Uint8Array,
  view: DataView,
  { type, flags, at, offset, bytes, memorySize }: ElfSegment,
): void {
  view.setUint32(0, type, true);
  view.setUint32(4, flags, true);
  view.setBigUint64(8, BigInt(offset), true);
  view.setBigUint64(16, at, true);
  view.setBigUint64(24, at, true);
  view.setBigUint64(32, BigInt(bytes.length), true);
  view.setBigUint64(40, BigInt(memorySize), true);
  file.set(bytes, offset);
}
