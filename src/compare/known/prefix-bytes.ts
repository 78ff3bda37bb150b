/** The bytes in front of an opcode. */

const LEGACY = new Set([0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65]);

export const isRex = (byte: number): boolean => (byte & 0xf0) === 0x40;

export interface Split {
  /** Legacy prefixes and REX, as they come. */
  readonly prefixes: readonly number[];
  /** The opcode and what follows. */
  readonly rest: Uint8Array;
}

/** Splits an instruction in front of its opcode; a VEX prefix counts as one. */
export function readPrefixes(code: Uint8Array): Split {
  const found = code.findIndex((byte) => !LEGACY.has(byte) && !isRex(byte));
  const opcode = found < 0 ? code.length : found;
  return { prefixes: [...code.subarray(0, opcode)], rest: code.subarray(opcode) };
}

/** Whether a REX stands anywhere but directly before the opcode. */
export const hasMisplacedRex = (code: Uint8Array): boolean => readPrefixes(code).prefixes.slice(0, -1).some(isRex);
