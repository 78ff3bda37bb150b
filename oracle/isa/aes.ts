/** AES: one round of encryption or decryption, and what key expansion needs (SDM 2A AES*). Vectors of 128 bits, unsigned. */
import { rows } from "../table.ts";
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
import { making, replacing } from "./vector-operands.ts";

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

const aes = (mnemonic: string) => ({ feature: "aes", section: `SDM 2A ${mnemonic}` });

export const aesRows = [
  ...rows(making(inverseMixColumns), aes("AESIMC"), "66 0F 38 DB /r  AESIMC Vdq, Wdq"),
  ...rows(replacing(encryptRound), aes("AESENC"), "66 0F 38 DC /r  AESENC Vdq, Wdq"),
  ...rows(replacing(encryptLastRound), aes("AESENCLAST"), "66 0F 38 DD /r  AESENCLAST Vdq, Wdq"),
  ...rows(replacing(decryptRound), aes("AESDEC"), "66 0F 38 DE /r  AESDEC Vdq, Wdq"),
  ...rows(replacing(decryptLastRound), aes("AESDECLAST"), "66 0F 38 DF /r  AESDECLAST Vdq, Wdq"),
  ...rows(making(keyGenerationAssist), aes("AESKEYGENASSIST"), "66 0F 3A DF /r ib  AESKEYGENASSIST Vdq, Wdq, Ib"),
];
