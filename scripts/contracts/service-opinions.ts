/** What the services of cryptography and of 256-bit numbers must give, by Node's crypto and by bigints. */
import { createHash, createPublicKey, verify } from "node:crypto";
import type { Argument, Opinion } from "./second-opinion.ts";

const text = (value: Argument | undefined): string => String(value);
const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();

const hashed =
  (name: string): Opinion =>
  (data) => [createHash(name).update(text(data)).digest("hex")];

function merkleRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const pairs = leaves.flatMap((_, n) => (n % 2 === 0 ? [leaves.slice(n, n + 2)] : []));
  return merkleRoot(pairs.map((pair) => (pair.length === 2 ? sha256(Buffer.concat(pair)) : pair[0]!)));
}

/** What stands before the 32 bytes of a key in DER. */
const ED25519 = "302a300506032b6570032100";

function isSigned(key: string, message: string, signature: string): boolean {
  if (key.length !== 64) return false;
  const der = Buffer.from(ED25519 + key, "hex");
  return verify(
    null,
    Buffer.from(message),
    createPublicKey({ key: der, format: "der", type: "spki" }),
    Buffer.from(signature, "hex"),
  );
}

export const digest: Readonly<Record<string, Opinion>> = {
  sha256: hashed("sha256"),
  sha512: hashed("sha512"),
  ripemd160: hashed("ripemd160"),
  chained: (data, times) => {
    let bytes = Buffer.from(text(data));
    for (let left = BigInt(times ?? 0); left > 0n; left--) bytes = Buffer.from(sha256(bytes));
    return [bytes.toString("hex")];
  },
  merkle: (...leaves) => [merkleRoot(leaves.map((leaf) => sha256(Buffer.from(text(leaf))))).toString("hex")],
  ed25519: (key, message, signature) => [isSigned(text(key), text(message), text(signature))],
};

const cut = (value: bigint): string => String(BigInt.asUintN(256, value));
const onNumbers =
  (operation: (...values: bigint[]) => string[]): Opinion =>
  (...given) =>
    operation(...given.map((one) => BigInt(text(one))));

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent === 0n) return 1n % modulus;
  const half = power(base, exponent >> 1n, modulus);
  return (half * half * (exponent & 1n ? base : 1n)) % modulus;
}

/** By halving the interval. */
function root(value: bigint): bigint {
  let [low, high] = [0n, 1n << 128n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle * middle <= value) low = middle;
    else high = middle;
  }
  return low;
}

export const uint256: Readonly<Record<string, Opinion>> = {
  add: onNumbers((a, b) => [cut(a! + b!)]),
  subtract: onNumbers((a, b) => [cut(a! - b!)]),
  multiply: onNumbers((a, b) => [cut(a! * b!)]),
  divide: onNumbers((a, b) => [String(a! / b!), String(a! % b!)]),
  add_modulo: onNumbers((a, b, m) => [String((a! + b!) % m!)]),
  multiply_modulo: onNumbers((a, b, m) => [String((a! * b!) % m!)]),
  power_modulo: onNumbers((a, b, m) => [String(power(a!, b!, m!))]),
  root: onNumbers((a) => [String(root(a!))]),
};
