/** Words about what was made for ciphers and hashes: AES, SHA, products without carries, fields of 256 elements. */
import { entry, type Family } from "./entry.ts";

const ROUND_KEY = "Then the second operand, the round key, is added (XOR).";
const EQUIVALENT =
  "This is the equivalent inverse cipher: the keys of the middle rounds are those of encryption after AESIMC.";
const BLOCK = "The first byte of a block is in bits 7:0, so the first column of the state is doubleword 0.";

const aes: Family = {
  name: "AES",
  file: "aes.ts",
  entries: [
    entry("AESENC", "one round of AES encryption", {
      operation: `ShiftRows, SubBytes and MixColumns of the first operand. ${ROUND_KEY}`,
      remarks: [BLOCK],
    }),
    entry("AESENCLAST", "last round of AES encryption", {
      operation: `ShiftRows and SubBytes of the first operand; the last round has no MixColumns. ${ROUND_KEY}`,
      remarks: [BLOCK],
    }),
    entry("AESDEC", "one round of AES decryption", {
      operation: `InvShiftRows, InvSubBytes and InvMixColumns of the first operand. ${ROUND_KEY}`,
      remarks: [EQUIVALENT, BLOCK],
    }),
    entry("AESDECLAST", "last round of AES decryption", {
      operation: `InvShiftRows and InvSubBytes of the first operand; the last round has no InvMixColumns. ${ROUND_KEY}`,
      remarks: [BLOCK],
    }),
    entry("AESIMC", "AES InvMixColumns", {
      operation: "The first operand becomes InvMixColumns of the second: a round key of encryption as AESDEC wants it.",
    }),
    entry("AESKEYGENASSIST", "AES round key generation assist", {
      operation:
        "Doublewords 1 and 3 of the second operand go through SubBytes. The first operand becomes, from doubleword 0 on: the first of them; the same rotated right by a byte, XOR the immediate; the second of them; the same rotated, XOR the immediate.",
      remarks: ["The immediate is the round constant; the first operand is not read."],
    }),
  ],
};

const carryless: Family = {
  name: "Products without carries",
  file: "carryless.ts",
  entries: [
    entry("PCLMULQDQ", "carry-less multiplication of quadwords", {
      operation:
        "The first operand becomes the product of a quadword of the first and one of the second operand as polynomials over bits: partial products are added by XOR. Bit 0 of the immediate selects the high quadword of the first operand, bit 4 that of the second.",
      remarks: ["The product has 127 bits; bit 127 becomes 0. The other bits of the immediate are ignored."],
    }),
  ],
};

const TOP_FIRST =
  "Words are counted from the highest doubleword down, as in a block that was loaded and byte-swapped as a whole.";
const LOW_FIRST = "Words are counted from doubleword 0 up.";

const sha: Family = {
  name: "SHA",
  file: "sha.ts",
  entries: [
    entry("SHA1RNDS4", "four rounds of SHA-1", {
      operation:
        "Four rounds over A, B, C, D in the first operand, A in the highest doubleword, with four words of the message in the second. Bits 1:0 of the immediate select function and constant: rounds 0 to 19, 20 to 39, 40 to 59 or 60 to 79.",
      remarks: ["E of the first of the rounds must have been added to the first word: SHA1NEXTE does.", TOP_FIRST],
    }),
    entry("SHA1NEXTE", "SHA-1 state variable E after four rounds", {
      operation:
        "The first operand becomes the second, with the highest doubleword of the first, rotated left by 30, added to the highest doubleword.",
    }),
    entry("SHA1MSG1", "SHA-1 message schedule, first part", {
      operation:
        "Each doubleword of the first operand, words W[0] to W[3], is XORed with the word two places later, W[2] to W[5]; the last two come from the second operand.",
      remarks: [TOP_FIRST],
    }),
    entry("SHA1MSG2", "SHA-1 message schedule, second part", {
      operation:
        "Words W[16] to W[19]: each doubleword of the first operand is XORed with the word three places before it and rotated left by 1. W[13] to W[15] are the lower three doublewords of the second operand; W[19] needs W[16].",
      remarks: [TOP_FIRST],
    }),
    entry("SHA256RNDS2", "two rounds of SHA-256", {
      operation:
        "Two rounds. C, D, G, H are in the first operand, A, B, E, F in the second, from the highest doubleword down; doublewords 0 and 1 of XMM0 are the words of the message with the round constants added. The first operand becomes the new A, B, E, F.",
      remarks: ["XMM0 is read, whatever the operands are. The new C, D, G, H are the old A, B, E, F."],
    }),
    entry("SHA256MSG1", "SHA-256 message schedule, first part", {
      operation:
        "To each doubleword of the first operand, words W[0] to W[3], sigma0 of the next word is added; the last of these is doubleword 0 of the second operand.",
      remarks: [LOW_FIRST],
    }),
    entry("SHA256MSG2", "SHA-256 message schedule, second part", {
      operation:
        "Words W[16] to W[19]: to each doubleword of the first operand sigma1 of the word two places before is added. W[14] and W[15] are the upper two doublewords of the second operand; W[18] and W[19] need W[16] and W[17].",
      remarks: [LOW_FIRST],
    }),
  ],
};

const MATRIX =
  "Each byte is taken as a vector of eight bits and multiplied by the matrix of bits in the same quadword of the second operand, whose lowest byte is the row of bit 7; then the immediate is added (XOR).";

const gfni: Family = {
  name: "Galois fields",
  file: "gfni.ts",
  entries: [
    entry("GF2P8MULB", "multiplication in the field of 256 elements", {
      operation: "Bytes are multiplied as polynomials over bits modulo x^8 + x^4 + x^3 + x + 1, the field of AES.",
    }),
    entry("GF2P8AFFINEQB", "affine transformation of bytes", { operation: MATRIX }),
    entry("GF2P8AFFINEINVQB", "affine transformation of inverses of bytes", {
      operation: `First each byte becomes its inverse in the field of AES, and 0 stays 0. ${MATRIX}`,
    }),
  ],
};

export const cryptography: readonly Family[] = [aes, carryless, sha, gfni];
