/** AES: one round of encryption or decryption, and what key expansion needs (SDM 2A AES*). Vectors of 128 bits, unsigned. */
import { fromLanes, laneOf } from "../vector.ts";
import {
  bytesOf,
  mixColumns,
  mixColumnsBack,
  shiftRows,
  shiftRowsBack,
  substitute,
  substituteBack,
  vectorOf,
} from "./aes-rounds.ts";

/** AESENC: ShiftRows, SubBytes, MixColumns, then the round key is added. */
export const encryptRound = (state: bigint, key: bigint): bigint =>
  vectorOf(mixColumns(substitute(shiftRows(bytesOf(state))))) ^ key;

/** AESENCLAST: the last round of encryption has no MixColumns. */
export const encryptLastRound = (state: bigint, key: bigint): bigint =>
  vectorOf(substitute(shiftRows(bytesOf(state)))) ^ key;

/** AESDEC: a round of the equivalent inverse cipher (FIPS-197, 5.3.5), whose keys went through AESIMC. */
export const decryptRound = (state: bigint, key: bigint): bigint =>
  vectorOf(mixColumnsBack(substituteBack(shiftRowsBack(bytesOf(state))))) ^ key;

/** AESDECLAST: the last round of decryption has no InvMixColumns. */
export const decryptLastRound = (state: bigint, key: bigint): bigint =>
  vectorOf(substituteBack(shiftRowsBack(bytesOf(state)))) ^ key;

/** AESIMC: InvMixColumns, which makes a round key of encryption one of decryption. */
export const inverseMixColumns = (key: bigint): bigint => vectorOf(mixColumnsBack(bytesOf(key)));

/** AESKEYGENASSIST: doublewords 1 and 3 substituted, each of them once as it is and once rotated by a byte and with the round constant added. */
export function keyGenerationAssist(key: bigint, roundConstant: bigint): bigint {
  const [one, three] = [substituteWord(laneOf(32, key, 1)), substituteWord(laneOf(32, key, 3))];
  return fromLanes(32, [one, rotateWord(one) ^ roundConstant, three, rotateWord(three) ^ roundConstant]);
}

const substituteWord = (word: bigint): bigint => laneOf(32, vectorOf(substitute(bytesOf(word))), 0);

/** [a0, a1, a2, a3] becomes [a1, a2, a3, a0], a0 being the lowest byte. */
const rotateWord = (word: bigint): bigint => (word >> 8n) | ((word & 0xffn) << 24n);
