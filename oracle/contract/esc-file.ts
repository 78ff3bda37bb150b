/** Builds ESC containers for tests. */

export interface EscSection {
  readonly kind: number;
  readonly flags: number;
  readonly at: bigint;
  readonly memorySize: number;
  readonly bytes: readonly number[];
}

export interface EscParts {
  readonly entry: bigint;
  readonly sections: readonly EscSection[];
  readonly symbols: readonly bigint[];
}

/** The container, version 1. */
export function escFile({ entry, sections, symbols }: EscParts): Uint8Array {
  return Uint8Array.from([
    ...[0x45, 0x43, 0x48, 0x4f],
    ...word(1n, 4),
    ...word(entry, 8),
    ...word(BigInt(sections.length), 4),
    ...sections.flatMap(sectionBytes),
    ...word(BigInt(symbols.length), 4),
    ...symbols.flatMap((value) => word(value, 8)),
  ]);
}

const sectionBytes = ({ kind, flags, at, memorySize, bytes }: EscSection): number[] => [
  kind,
  flags,
  ...word(at, 8),
  ...word(BigInt(memorySize), 4),
  ...word(BigInt(bytes.length), 4),
  ...bytes,
];

const word = (value: bigint, size: number): number[] =>
  Array.from({ length: size }, (_, n) => Number((value >> BigInt(8 * n)) & 0xffn));
