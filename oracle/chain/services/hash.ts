/** Hashes: 0x80 to 0x83. Memory is checked before the first byte is hashed. */
import { ripemd160 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { type Frame, type Service, silent } from "../service.ts";

/** Hashing takes as long as copying four times as many bytes, and some more for the last block. */
const WORK = { perByte: 4n, atLeast: 512n };

const hashed =
  (hash: (data: Uint8Array) => Uint8Array, size: bigint) =>
  ({ argument, space, charge }: Frame): void => {
    const [out, from, count] = [argument(0), argument(1), argument(2)];
    space.checkReadable(from, count);
    space.checkWritable(out, size);
    charge(WORK.atLeast + WORK.perByte * count);
    space.write(out, hash(space.read(from, count)));
  };

const row = (vector: number, name: string, bytes: number, hash: (data: Uint8Array) => Uint8Array): Service => ({
  vector,
  name,
  arguments: `rdi ${bytes} bytes out, rsi data, rdx count`,
  result: "none",
  evidence: "ours",
  detail: "that there is cryptography is doc",
  serve: silent(hashed(hash, BigInt(bytes))),
});

export const hashServices: readonly Service[] = [
  row(0x80, "sha256", 32, sha256),
  row(0x81, "keccak256", 32, keccak_256),
  row(0x82, "ripemd160", 20, ripemd160),
  row(0x83, "sha512", 64, sha512),
];
