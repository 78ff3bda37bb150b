/** SHA-1 and SHA-256: four or two rounds, and the message schedules (SDM 2B SHA*, FIPS 180-4). Words are doublewords, sums are modulo 2^32. */
import { truncate } from "../bits.ts";
import { rows } from "../table.ts";
import { fromLanes, laneOf, lanesOf } from "../vector.ts";
import { replacing } from "./vector-operands.ts";

type Words = readonly [bigint, bigint, bigint, bigint];

const sum = (...words: bigint[]): bigint =>
  truncate(
    32,
    words.reduce((total, word) => total + word, 0n),
  );

const rotateLeft = (word: bigint, count: bigint): bigint => truncate(32, (word << count) | (word >> (32n - count)));
const rotateRight = (word: bigint, count: bigint): bigint => rotateLeft(word, 32n - count);

/** The doublewords of a vector, the highest first: SHA-1 counts from there. */
const fromTop = (vector: bigint): Words => {
  const [d, c, b, a] = lanesOf(32, vector);
  return [a!, b!, c!, d!];
};

const vectorFromTop = (words: Words): bigint => fromLanes(32, words.toReversed());

const choose = (x: bigint, y: bigint, z: bigint): bigint => (x & y) ^ (~x & z);
const parity = (x: bigint, y: bigint, z: bigint): bigint => x ^ y ^ z;
const majority = (x: bigint, y: bigint, z: bigint): bigint => (x & y) ^ (x & z) ^ (y & z);

/** The function and the constant of the twenty rounds that the immediate names. */
const SHA1_ROUNDS = [
  { mix: choose, constant: 0x5a827999n },
  { mix: parity, constant: 0x6ed9eba1n },
  { mix: majority, constant: 0x8f1bbcdcn },
  { mix: parity, constant: 0xca62c1d6n },
] as const;

/** SHA1RNDS4: four rounds over A, B, C, D. The first word of the message has E added already (SHA1NEXTE). */
export function sha1Rounds(state: bigint, message: bigint, control: bigint): bigint {
  const { mix, constant } = SHA1_ROUNDS[Number(control & 3n)]!;
  let [a, b, c, d] = fromTop(state);
  let e = 0n;
  for (const word of fromTop(message))
    [a, b, c, d, e] = [sum(mix(b, c, d), rotateLeft(a, 5n), word, e, constant), a, rotateLeft(b, 30n), c, d];
  return vectorFromTop([a, b, c, d]);
}

/** SHA1NEXTE: the E of the next four rounds, which is the A of the past four rotated by 30, is added to the first word of the message. */
export function sha1NextE(state: bigint, message: bigint): bigint {
  const [first, ...rest] = fromTop(message);
  return vectorFromTop([sum(first, rotateLeft(laneOf(32, state, 3), 30n)), ...rest]);
}

/** SHA1MSG1: W[t-16] XOR W[t-14] of four words. */
export function sha1Schedule1(older: bigint, newer: bigint): bigint {
  const [w0, w1, w2, w3] = fromTop(older);
  const [w4, w5] = fromTop(newer);
  return vectorFromTop([w2 ^ w0, w3 ^ w1, w4 ^ w2, w5 ^ w3]);
}

/** SHA1MSG2: XOR with W[t-3], rotated by 1: the next four words, the last of which needs the first. */
export function sha1Schedule2(partial: bigint, newest: bigint): bigint {
  const [x0, x1, x2, x3] = fromTop(partial);
  const [, w13, w14, w15] = fromTop(newest);
  const w16 = rotateLeft(x0 ^ w13, 1n);
  return vectorFromTop([w16, rotateLeft(x1 ^ w14, 1n), rotateLeft(x2 ^ w15, 1n), rotateLeft(x3 ^ w16, 1n)]);
}

const bigSigma0 = (a: bigint): bigint => rotateRight(a, 2n) ^ rotateRight(a, 13n) ^ rotateRight(a, 22n);
const bigSigma1 = (e: bigint): bigint => rotateRight(e, 6n) ^ rotateRight(e, 11n) ^ rotateRight(e, 25n);
const smallSigma0 = (w: bigint): bigint => rotateRight(w, 7n) ^ rotateRight(w, 18n) ^ (w >> 3n);
const smallSigma1 = (w: bigint): bigint => rotateRight(w, 17n) ^ rotateRight(w, 19n) ^ (w >> 10n);

/** SHA256RNDS2: two rounds. C, D, G, H are in the first operand, A, B, E, F in the second; each word has its constant added already. */
export function sha256Rounds(cdgh: bigint, abef: bigint, words: bigint): bigint {
  let [a, b, e, f] = fromTop(abef);
  let [c, d, g, h] = fromTop(cdgh);
  for (const word of [laneOf(32, words, 0), laneOf(32, words, 1)]) {
    const t1 = sum(h, bigSigma1(e), choose(e, f, g), word);
    [a, b, c, d, e, f, g, h] = [sum(t1, bigSigma0(a), majority(a, b, c)), a, b, c, sum(d, t1), e, f, g];
  }
  return vectorFromTop([a, b, e, f]);
}

/** SHA256MSG1: W[t-16] + sigma0(W[t-15]) of four words, the oldest in lane 0. */
export function sha256Schedule1(older: bigint, newer: bigint): bigint {
  const words = [...lanesOf(32, older), laneOf(32, newer, 0)];
  return fromLanes(
    32,
    [0, 1, 2, 3].map((n) => sum(words[n]!, smallSigma0(words[n + 1]!))),
  );
}

/** SHA256MSG2: sigma1(W[t-2]) is added: the next four words, the last two of which need the first two. */
export function sha256Schedule2(partial: bigint, newest: bigint): bigint {
  const words = lanesOf(32, newest).slice(2);
  for (const [n, word] of lanesOf(32, partial).entries()) words.push(sum(word, smallSigma1(words[n]!)));
  return fromLanes(32, words.slice(2));
}

const sha = (mnemonic: string) => ({ feature: "sha", section: `SDM 2B ${mnemonic}` });

export const shaRows = [
  ...rows(replacing(sha1NextE), sha("SHA1NEXTE"), "NP 0F 38 C8 /r  SHA1NEXTE Vdq, Wdq"),
  ...rows(replacing(sha1Schedule1), sha("SHA1MSG1"), "NP 0F 38 C9 /r  SHA1MSG1 Vdq, Wdq"),
  ...rows(replacing(sha1Schedule2), sha("SHA1MSG2"), "NP 0F 38 CA /r  SHA1MSG2 Vdq, Wdq"),
  ...rows(replacing(sha256Rounds), sha("SHA256RNDS2"), "NP 0F 38 CB /r  SHA256RNDS2 Vdq, Wdq, <XMM0>"),
  ...rows(replacing(sha256Schedule1), sha("SHA256MSG1"), "NP 0F 38 CC /r  SHA256MSG1 Vdq, Wdq"),
  ...rows(replacing(sha256Schedule2), sha("SHA256MSG2"), "NP 0F 38 CD /r  SHA256MSG2 Vdq, Wdq"),
  ...rows(replacing(sha1Rounds), sha("SHA1RNDS4"), "NP 0F 3A CC /r ib  SHA1RNDS4 Vdq, Wdq, Ib"),
];
