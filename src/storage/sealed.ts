/**
 * A value with a checksum over its key and itself. LevelDB checks its log when it recovers, but not a table's blocks when it
 * reads them, and it passes over a damaged record in silence: what a failing disk changed must not be taken for the chain's state.
 */
import { crc32 } from "node:zlib";

const CHECKSUM_BYTES = 4;

/** The value, then CRC-32 of key and value, little-endian. */
export function seal(key: string, value: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(value.length + CHECKSUM_BYTES);
  sealed.set(value);
  sealed.writeUInt32LE(checksum(key, value), value.length);
  return sealed;
}

/** Undefined when the bytes are not what `seal` made for this key. */
export function unseal(key: string, sealed: Uint8Array): Uint8Array | undefined {
  const size = sealed.length - CHECKSUM_BYTES;
  if (size < 0) return undefined;
  const value = sealed.subarray(0, size);
  const found = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).readUInt32LE(size);
  return found === checksum(key, value) ? value : undefined;
}

const checksum = (key: string, value: Uint8Array): number => crc32(value, crc32(key));
