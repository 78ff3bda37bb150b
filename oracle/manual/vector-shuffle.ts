/** Words about shuffles, packing, blends, insertion and extraction. */
import { family, page } from "./vector-entry.ts";

const SELECTS = "Each two bits of the immediate, from bit 0 on, name the lane that goes to one place.";

const shuffles = family("Shuffles", "sse-shuffle", [
  page("PSHUFD", "shuffle doublewords", `The first operand becomes doublewords of the second. ${SELECTS}`),
  page(
    "PSHUFLW",
    "shuffle low words",
    `The low words of the first operand become low words of the second; the high quadword is copied. ${SELECTS}`,
  ),
  page(
    "PSHUFHW",
    "shuffle high words",
    `The high words of the first operand become high words of the second; the low quadword is copied. ${SELECTS}`,
  ),
  page(
    "PSHUFB",
    "shuffle bytes",
    "Byte n of the first operand becomes the byte of it that bits 3:0 of byte n of the second name, or 0 where bit 7 is set.",
  ),
  page(
    "SHUFPS",
    "shuffle singles",
    `The lower two doublewords of the first operand become doublewords of it, the upper two doublewords of the second. ${SELECTS}`,
  ),
  page(
    "SHUFPD",
    "shuffle doubles",
    "The low quadword becomes that of the first operand which bit 0 of the immediate names, the high one that of the second which bit 1 names.",
  ),
  page(
    "PALIGNR",
    "align right",
    "Both operands side by side, the first one high, are shifted right by so many bytes as the immediate says; the low 128 bits become the first operand.",
    "With 32 or more they are 0.",
  ),
  page(
    "MOVSLDUP",
    "duplicate even doublewords",
    "Doublewords 0 and 2 of the second operand go to places 0 and 1, and to 2 and 3.",
  ),
  page(
    "MOVSHDUP",
    "duplicate odd doublewords",
    "Doublewords 1 and 3 of the second operand go to places 0 and 1, and to 2 and 3.",
  ),
  page("MOVDDUP", "duplicate quadword", "Both quadwords of the first operand become the low one of the second."),
]);

const unpacking = family("Packing and unpacking", "sse-unpack", [
  page(
    "PUNPCKLBW PUNPCKLWD PUNPCKLDQ PUNPCKLQDQ UNPCKLPS UNPCKLPD",
    "interleave low lanes",
    "The first operand becomes the lanes of the low quadwords of both in turn, its own first.",
    "An operand in memory is read whole.",
  ),
  page(
    "PUNPCKHBW PUNPCKHWD PUNPCKHDQ PUNPCKHQDQ UNPCKHPS UNPCKHPD",
    "interleave high lanes",
    "The first operand becomes the lanes of the high quadwords of both in turn, its own first.",
  ),
  page(
    "PACKSSWB PACKSSDW",
    "pack with signed saturation",
    "Signed lanes of the first operand, then of the second, become lanes of half the width; what does not fit becomes the nearest number that does.",
  ),
  page(
    "PACKUSWB PACKUSDW",
    "pack with unsigned saturation",
    "Signed lanes of the first operand, then of the second, become unsigned lanes of half the width; what does not fit becomes the nearest number that does.",
  ),
]);

const blends = family("Blends", "sse-blend", [
  page(
    "BLENDPS BLENDPD PBLENDW",
    "blend by immediate",
    "Lanes of the first operand become those of the second where the immediate has a bit set, bit 0 for lane 0.",
  ),
  page(
    "BLENDVPS BLENDVPD PBLENDVB",
    "blend by signs",
    "Lanes of the first operand become those of the second where the lane of XMM0 is negative.",
  ),
]);

const masks = family("Signs as a mask", "sse-mask", [
  page(
    "MOVMSKPS MOVMSKPD PMOVMSKB",
    "signs to general register",
    "Bit n of the general register becomes the sign of lane n; all bits above become 0.",
  ),
]);

const insertion = family("Insertion and extraction", "sse-insert", [
  page(
    "PEXTRB PEXTRW PEXTRD PEXTRQ EXTRACTPS",
    "extract lane",
    "The first operand becomes the lane that the low bits of the immediate name; in a general register with zeros above.",
  ),
  page(
    "PINSRB PINSRW PINSRD PINSRQ",
    "insert lane",
    "The lane that the low bits of the immediate name becomes the second operand, of a general register its low bits.",
  ),
  page(
    "INSERTPS",
    "insert single",
    "The doubleword that bits 5:4 of the immediate name becomes that of the second operand which bits 7:6 name; then those become 0 whose bit is set in bits 3:0.",
    "In memory there is one doubleword, and bits 7:6 mean nothing.",
  ),
]);

export const vectorShuffle = [shuffles, unpacking, blends, masks, insertion];
