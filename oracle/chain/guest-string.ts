/**
 * A string in guest memory: 16 bytes, `{ u64 pointer; u32 length; u32 padding }`, not zero-terminated; the padding is never
 * touched; empty is `{0, 0}` (seen).
 */
import { decodeText, encodeText } from "./bytes.ts";
import type { Frame } from "./service.ts";
import { littleEndian } from "./value-type.ts";

/** Pointer and length; the padding needs not even be accessible. */
const STRUCT_BYTES = 12n;

/** The bytes of the string whose struct is at `address`. CallError memory_invalid_access. */
export function readString({ space, charge }: Frame, address: bigint): Uint8Array {
  const struct = space.read(address, STRUCT_BYTES);
  const view = new DataView(struct.buffer, struct.byteOffset, struct.length);
  const pointer = view.getBigUint64(0, true);
  const length = BigInt(view.getUint32(8, true));
  space.checkReadable(pointer, length);
  charge(length);
  return space.read(pointer, length);
}

/** As `readString`, for ids, names and messages. */
export const readText = (frame: Frame, address: bigint): string => decodeText(readString(frame, address));

/** As `writeString`. */
export const writeText = (frame: Frame, address: bigint, text: string): void =>
  writeString(frame, address, encodeText(text));

/**
 * Fills the struct at `address`, whatever it held before, with a block of the heap that the contract has to free.
 * An empty string is pointer 0. CallError memory_invalid_access, no_available_memory; nothing is written then.
 */
export function writeString({ space, heap, charge }: Frame, address: bigint, bytes: Uint8Array): void {
  space.checkWritable(address, STRUCT_BYTES);
  charge(BigInt(bytes.length));
  const pointer = bytes.length === 0 ? 0n : heap.allocate(BigInt(bytes.length));
  space.write(pointer, bytes);
  space.write(address, littleEndian(pointer, 64));
  space.write(address + 8n, littleEndian(BigInt(bytes.length), 32));
}
