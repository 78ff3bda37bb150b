/** The SHA instructions, put together to the hashes of FIPS 180-4, against those of Node and the standard's examples. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromLanes, laneOf, lanesOf } from "../vector.ts";
import {
  sha1NextE,
  sha1Rounds,
  sha1Schedule1,
  sha1Schedule2,
  sha256Rounds,
  sha256Schedule1,
  sha256Schedule2,
} from "./sha.ts";

const addLanes = (left: bigint, right: bigint): bigint =>
  fromLanes(
    32,
    lanesOf(32, left).map((lane, n) => BigInt.asUintN(32, lane + laneOf(32, right, n))),
  );

/** The message with its padding, in blocks of sixteen words (FIPS 180-4, 5.1.1). */
function blocksOf(message: Uint8Array): bigint[][] {
  const padded = Buffer.alloc(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  padded.writeBigUInt64BE(BigInt(message.length) * 8n, padded.length - 8);
  const words = Array.from({ length: padded.length / 4 }, (_, n) => BigInt(padded.readUInt32BE(4 * n)));
  return Array.from({ length: words.length / 16 }, (_, n) => words.slice(16 * n, 16 * n + 16));
}

const hex = (words: readonly bigint[]): string => words.map((word) => word.toString(16).padStart(8, "0")).join("");

/** Twenty vectors of message words, lowest time in the highest lane. */
function sha1Schedule(block: readonly bigint[]): bigint[] {
  const four = (n: number): bigint => fromLanes(32, block.slice(4 * n, 4 * n + 4).toReversed());
  const w = [four(0), four(1), four(2), four(3)];
  while (w.length < 20) {
    const [a, b, c, d] = w.slice(-4);
    w.push(sha1Schedule2(sha1Schedule1(a!, b!) ^ c!, d!));
  }
  return w;
}

/** What the working variables are after a block: A, B, C, D in a vector, E in the highest lane of another. */
function sha1Block(abcd: bigint, e: bigint, block: readonly bigint[]): { abcd: bigint; e: bigint } {
  let [state, before] = [abcd, 0n];
  for (const [n, words] of sha1Schedule(block).entries()) {
    const withE = n === 0 ? addLanes(words, e) : sha1NextE(before, words);
    before = state;
    state = sha1Rounds(state, withE, BigInt(Math.floor(n / 5)));
  }
  return { abcd: addLanes(state, abcd), e: sha1NextE(before, e) };
}

function sha1(message: Uint8Array): string {
  let state = { abcd: 0x67452301_efcdab89_98badcfe_10325476n, e: 0xc3d2e1f0n << 96n };
  for (const block of blocksOf(message)) state = sha1Block(state.abcd, state.e, block);
  return hex([...lanesOf(32, state.abcd).toReversed(), laneOf(32, state.e, 3)]);
}

/** The first 32 bits of the fraction of the cube root (FIPS 180-4, 4.2.2) or of the square root (5.3.3) of the first primes. */
function fractions(power: 2n | 3n, count: number): bigint[] {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0n)) primes.push(n);
  return primes.map((prime) => BigInt.asUintN(32, root(prime << (32n * power), power)));
}

function root(of: bigint, power: bigint): bigint {
  let found = 0n;
  for (let step = 1n << 40n; step > 0n; step >>= 1n) if ((found + step) ** power <= of) found += step;
  return found;
}

const SHA256_CONSTANTS = fractions(3n, 64);

/** Sixteen vectors of message words, lowest time in lane 0. */
function sha256Schedule(block: readonly bigint[]): bigint[] {
  const w = [0, 4, 8, 12].map((n) => fromLanes(32, block.slice(n, n + 4)));
  while (w.length < 16) {
    const [a, b, c, d] = w.slice(-4);
    const t7 = fromLanes(32, [...lanesOf(32, c!).slice(1), laneOf(32, d!, 0)]); // PALIGNR by a doubleword
    w.push(sha256Schedule2(addLanes(sha256Schedule1(a!, b!), t7), d!));
  }
  return w;
}

function sha256(message: Uint8Array): string {
  const [a, b, c, d, e, f, g, h] = fractions(2n, 8);
  let [abef, cdgh] = [fromLanes(32, [f!, e!, b!, a!]), fromLanes(32, [h!, g!, d!, c!])];
  for (const block of blocksOf(message)) {
    const before = { abef, cdgh };
    for (const [n, words] of sha256Schedule(block).entries()) {
      const sums = addLanes(words, fromLanes(32, SHA256_CONSTANTS.slice(4 * n, 4 * n + 4)));
      cdgh = sha256Rounds(cdgh, abef, sums);
      abef = sha256Rounds(abef, cdgh, sums >> 64n);
    }
    [abef, cdgh] = [addLanes(abef, before.abef), addLanes(cdgh, before.cdgh)];
  }
  const [f1, e1, b1, a1] = lanesOf(32, abef);
  const [h1, g1, d1, c1] = lanesOf(32, cdgh);
  return hex([a1!, b1!, c1!, d1!, e1!, f1!, g1!, h1!]);
}

const abc = Buffer.from("abc");
const twoBlocks = Buffer.from("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");

test("SHA-1 of FIPS 180's examples", () => {
  expect(sha1(abc)).toBe("a9993e364706816aba3e25717850c26c9cd0d89d");
  expect(sha1(twoBlocks)).toBe("84983e441c3bd26ebaae4aa1f95129e5e54670f1");
});

test("SHA-256 of FIPS 180's examples", () => {
  expect(sha256(abc)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256(twoBlocks)).toBe("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
});

test("hashes of any message are Node's", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (message) => {
      expect(sha1(message)).toBe(createHash("sha1").update(message).digest("hex"));
      expect(sha256(message)).toBe(createHash("sha256").update(message).digest("hex"));
    }),
    { numRuns: 30 },
  );
});

test("bits 7:2 of the immediate of SHA1RNDS4, and what is not a round's word in SHA256RNDS2, mean nothing", () => {
  const [a, b, c] = [0x0123456789abcdef_0123456789abcdefn, 0xfedcba9876543210_fedcba9876543210n, 0x5555n << 64n];
  expect(sha1Rounds(a, b, 0xfen)).toBe(sha1Rounds(a, b, 2n));
  expect(sha256Rounds(a, b, c | 7n)).toBe(sha256Rounds(a, b, 7n));
});
