/** AES against FIPS-197's examples and Intel's; the S-box and rounds against their algebra. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromLanes, laneOf } from "../vector.ts";
import {
  decryptLastRound,
  decryptRound,
  encryptLastRound,
  encryptRound,
  inverseMixColumns,
  keyGenerationAssist,
} from "./aes.ts";
import { bytesOf, shiftRows, substitute, vectorOf } from "./aes-rounds.ts";
import { inverse, times } from "./galois.ts";

const vector = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });

/** A block as FIPS-197 prints it, its first byte on the left. */
const block = (hex: string): bigint => BigInt(`0x${hex.match(/../g)!.toReversed().join("")}`);
const printed = (value: bigint): string => value.toString(16).padStart(32, "0").match(/../g)!.toReversed().join("");

/** Round keys of AES-128 as Intel's white paper makes them of AESKEYGENASSIST. */
function expand(key: bigint): bigint[] {
  const keys = [key];
  for (let constant = 1; keys.length < 11; constant = times(constant, 2)) {
    const before = keys.at(-1)!;
    let word = laneOf(32, keyGenerationAssist(before, BigInt(constant)), 3);
    keys.push(
      fromLanes(
        32,
        [0, 1, 2, 3].map((n) => (word ^= laneOf(32, before, n))),
      ),
    );
  }
  return keys;
}

function encrypt(plain: bigint, keys: readonly bigint[]): bigint {
  const whitened = plain ^ keys[0]!;
  return encryptLastRound(keys.slice(1, -1).reduce(encryptRound, whitened), keys.at(-1)!);
}

/** The equivalent inverse cipher. */
function decrypt(secret: bigint, keys: readonly bigint[]): bigint {
  const [last, ...rest] = keys.toReversed();
  const middle = rest.slice(0, -1).map(inverseMixColumns);
  return decryptLastRound(middle.reduce(decryptRound, secret ^ last!), rest.at(-1)!);
}

test("the round keys of FIPS-197, A.1", () => {
  const keys = expand(block("2b7e151628aed2a6abf7158809cf4f3c")).map(printed);
  expect([keys[1], keys[10]]).toEqual(["a0fafe1788542cb123a339392a6c7605", "d014f9a8c9ee2589e13f0cc8b6630ca6"]);
});

test.each([
  ["B", "2b7e151628aed2a6abf7158809cf4f3c", "3243f6a8885a308d313198a2e0370734", "3925841d02dc09fbdc118597196a0b32"],
  ["C.1", "000102030405060708090a0b0c0d0e0f", "00112233445566778899aabbccddeeff", "69c4e0d86a7b0430d8cdb78070b4c55a"],
])("the cipher of FIPS-197, %s, and its inverse", (_, key, plain, secret) => {
  const keys = expand(block(key));
  expect(printed(encrypt(block(plain), keys))).toBe(secret);
  expect(printed(decrypt(block(secret), keys))).toBe(plain);
});

test("the examples of Intel's white paper on AES-NI, one instruction each", () => {
  const [state, key] = [0x7b5b54657374566563746f725d53475dn, 0x48692853686179295b477565726f6e5dn];
  expect(encryptRound(state, key)).toBe(0xa8311c2f9fdba3c58b104b58ded7e595n);
  expect(encryptLastRound(state, key)).toBe(0xc7fb881e938c5964177ec42553fdc611n);
  expect(decryptRound(state, key)).toBe(0x138ac342faea2787b58eb95eb730392an);
  expect(decryptLastRound(state, key)).toBe(0xc5a391ef6b317f95d410637b72a593d0n);
  expect(inverseMixColumns(state)).toBe(0x627a6f6644b109c82b18330a81c3b3e5n);
  expect(keyGenerationAssist(0x3c4fcf098815f7aba6d2ae2816157e2bn, 1n)).toBe(0x01eb848beb848a013424b5e524b5e434n);
});

test("decryption undoes encryption, whatever key and block", () => {
  const undone = (key: bigint, plain: bigint): void => {
    const keys = expand(key);
    expect(decrypt(encrypt(plain, keys), keys)).toBe(plain);
  };
  fc.assert(fc.property(vector, vector, undone), { numRuns: 30 });
});

test("a round key is added, and nothing else happens to it", () => {
  for (const round of [encryptRound, encryptLastRound, decryptRound, decryptLastRound])
    fc.assert(
      fc.property(vector, vector, (state, key) => round(state, key) === (round(state, 0n) ^ key)),
      { numRuns: 20 },
    );
});

test("InvMixColumns is linear and has order 4, as MixColumns has: its cube is what AESENC does without the rest", () => {
  fc.assert(
    fc.property(vector, vector, (left, right) => {
      expect(inverseMixColumns(left ^ right)).toBe(inverseMixColumns(left) ^ inverseMixColumns(right));
      const thrice = [1, 2, 3].reduce(inverseMixColumns, left);
      expect(inverseMixColumns(thrice)).toBe(left);
      const mixed = encryptRound(left, 0n);
      expect(mixed).toBe([1, 2, 3].reduce(inverseMixColumns, vectorOf(substitute(shiftRows(bytesOf(left))))));
    }),
    { numRuns: 30 },
  );
});

test("every byte but 0 has an inverse in the field; the S-box of the corners of FIPS-197's table", () => {
  for (let byte = 1; byte < 256; byte++) expect(times(byte, inverse(byte))).toBe(1);
  expect(inverse(0)).toBe(0);
  expect(substitute([0x00, 0x0f, 0xf0, 0xff, 0x53])).toEqual([0x63, 0x76, 0x8c, 0x16, 0xed]);
});

test("products in the field: the examples of FIPS-197, 4.2", () => {
  expect([times(0x57, 0x83), times(0x57, 0x13), times(0x57, 0x02)]).toEqual([0xc1, 0xfe, 0xae]);
});
