/** Signatures: ed25519 0x84, secp256k1 0x85. */
import { ed25519 } from "@noble/curves/ed25519.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import type { Frame, Service } from "../service.ts";

/** About two milliseconds, as long as it takes to copy this many bytes. */
const WORK = 64n << 10n;

/** RFC 8032 (strict: what it forbids is no signature). 0 for a key or signature that is none, too. */
function verifyEd25519({ argument, space, charge }: Frame): bigint {
  const [from, count] = [argument(1), argument(2)];
  space.checkReadable(from, count);
  const [key, signature] = [space.read(argument(0), 32n), space.read(argument(3), 64n)];
  charge(WORK + 4n * count);
  return ed25519.verify(signature, space.read(from, count), key, { zip215: false }) ? 1n : 0n;
}

function recoverSecp256k1({ argument, space, charge }: Frame): bigint {
  space.checkWritable(argument(0), 64n);
  const [hash, signature] = [space.read(argument(1), 32n), space.read(argument(2), 65n)];
  charge(WORK);
  const key = recovered(hash, signature);
  if (!key) return 0n;
  space.write(argument(0), key);
  return 1n;
}

/** Bitcoin and Ethereum write the recovery number from 27 on. */
const FIRST_NUMBER = 27;

/** x and y of the key, big-endian; undefined where the signature has none. */
function recovered(hash: Uint8Array, signature: Uint8Array): Uint8Array | undefined {
  const last = signature[64]!;
  const number = last >= FIRST_NUMBER ? last - FIRST_NUMBER : last;
  if (number > 3) return undefined;
  const sorted = Uint8Array.from([number, ...signature.subarray(0, 64)]);
  try {
    const key = secp256k1.recoverPublicKey(sorted, hash, { prehash: false });
    return secp256k1.Point.fromBytes(key).toBytes(false).slice(1);
  } catch {
    // the library throws for numbers out of range and points that are not on the curve
    return undefined;
  }
}

export const signatureServices: readonly Service[] = [
  {
    vector: 0x84,
    name: "ed25519_verify",
    arguments: "rdi 32 bytes public key, rsi message, rdx count, rcx 64 bytes signature",
    result: "al",
    evidence: "ours",
    detail: "that there is cryptography is doc; as RFC 8032 has it",
    serve: verifyEd25519,
  },
  {
    vector: 0x85,
    name: "secp256k1_recover",
    arguments: "rdi 64 bytes key out, rsi 32 bytes hash, rdx 65 bytes signature",
    result: "al",
    evidence: "ours",
    detail:
      "that there is cryptography is doc; the signature is r, s, then the recovery number 0 to 3 or 27 to 30; 0 when no key is found, and out then stays as it was",
    serve: recoverSecp256k1,
  },
];
