/** Words about packed integers: logic, arithmetic, comparison. */
import { family, page } from "./vector-entry.ts";

const WRAPS = "What does not fit is cut off.";
const SATURATES = "What does not fit becomes the nearest number that does.";

const logic = family("Logic on vectors", "sse-logic", [
  page("ANDPS ANDPD PAND", "bitwise AND of vectors", "The first operand becomes the AND of both."),
  page(
    "ANDNPS ANDNPD PANDN",
    "bitwise AND NOT of vectors",
    "The first operand becomes the AND of its inverse and the second.",
  ),
  page("ORPS ORPD POR", "bitwise OR of vectors", "The first operand becomes the OR of both."),
  page("XORPS XORPD PXOR", "bitwise exclusive OR of vectors", "The first operand becomes the exclusive OR of both."),
]);

const sums = family("Sums of packed integers", "sse-add", [
  page(
    "PADDB PADDW PADDD PADDQ",
    "add packed integers",
    `Lanes of the second operand are added to those of the first. ${WRAPS}`,
  ),
  page(
    "PSUBB PSUBW PSUBD PSUBQ",
    "subtract packed integers",
    `Lanes of the second operand are subtracted from those of the first. ${WRAPS}`,
  ),
  page("PADDSB PADDSW", "add packed signed integers with saturation", `Signed lanes are added. ${SATURATES}`),
  page("PADDUSB PADDUSW", "add packed unsigned integers with saturation", `Unsigned lanes are added. ${SATURATES}`),
  page(
    "PSUBSB PSUBSW",
    "subtract packed signed integers with saturation",
    `Signed lanes of the second operand are subtracted from those of the first. ${SATURATES}`,
  ),
  page(
    "PSUBUSB PSUBUSW",
    "subtract packed unsigned integers with saturation",
    "Unsigned lanes of the second operand are subtracted from those of the first; below 0 it is 0.",
  ),
  page("PAVGB PAVGW", "average packed integers", "Unsigned lanes become the average of both, a half rounded up."),
]);

const products = family("Products of packed integers", "sse-multiply", [
  page("PMULLW PMULLD", "multiply packed integers, low half", "Lanes become the low half of their product."),
  page("PMULHW", "multiply packed signed integers, high half", "Signed words become the high half of their product."),
  page(
    "PMULHUW",
    "multiply packed unsigned integers, high half",
    "Unsigned words become the high half of their product.",
  ),
  page(
    "PMULHRSW",
    "multiply packed fractions with rounding",
    "Signed words are taken as multiples of 2^-15 and become their product, rounded to the nearest, a half up.",
    "-1 times -1 does not fit and becomes -1.",
  ),
  page(
    "PMULUDQ",
    "multiply unsigned doublewords",
    "Quadwords become the product of the unsigned low doublewords of both.",
  ),
  page("PMULDQ", "multiply signed doublewords", "Quadwords become the product of the signed low doublewords of both."),
  page(
    "PMADDWD",
    "multiply and add words",
    "Signed words are multiplied, and each two neighbouring products are added in a doubleword.",
    "Only when all four words are -2^15 the sum does not fit: it becomes -2^31.",
  ),
  page(
    "PMADDUBSW",
    "multiply and add bytes",
    `Unsigned bytes of the first operand are multiplied by signed bytes of the second, and each two neighbouring products are added in a word. ${SATURATES}`,
  ),
]);

const comparisons = family("Comparison of packed integers", "sse-integer-compare", [
  page(
    "PCMPEQB PCMPEQW PCMPEQD PCMPEQQ",
    "compare packed integers for equality",
    "Lanes become all ones where both are equal, else 0.",
  ),
  page(
    "PCMPGTB PCMPGTW PCMPGTD PCMPGTQ",
    "compare packed signed integers for greater",
    "Lanes become all ones where the signed lane of the first operand is greater, else 0.",
  ),
  page(
    "PMINUB PMINUW PMINUD",
    "minimum of packed unsigned integers",
    "Lanes become the smaller one, taken as unsigned.",
  ),
  page("PMINSB PMINSW PMINSD", "minimum of packed signed integers", "Lanes become the smaller one, taken as signed."),
  page(
    "PMAXUB PMAXUW PMAXUD",
    "maximum of packed unsigned integers",
    "Lanes become the larger one, taken as unsigned.",
  ),
  page("PMAXSB PMAXSW PMAXSD", "maximum of packed signed integers", "Lanes become the larger one, taken as signed."),
  page(
    "PTEST",
    "logical compare of vectors",
    "ZF: the operands have no bit in common. CF: the second has no bit that the first has not. OF, SF, AF and PF become 0.",
  ),
]);

const NEIGHBOURS = "Each two neighbours of the first operand, then of the second, make one lane:";

const neighbours = family("Neighbouring integers, signs", "sse-neighbours", [
  page("PHADDW PHADDD", "add neighbouring integers", `${NEIGHBOURS} their sum. ${WRAPS}`),
  page("PHADDSW", "add neighbouring integers with saturation", `${NEIGHBOURS} their signed sum. ${SATURATES}`),
  page("PHSUBW PHSUBD", "subtract neighbouring integers", `${NEIGHBOURS} the lower minus the upper one. ${WRAPS}`),
  page(
    "PHSUBSW",
    "subtract neighbouring integers with saturation",
    `${NEIGHBOURS} the lower minus the upper one, signed. ${SATURATES}`,
  ),
  page(
    "PABSB PABSW PABSD",
    "absolute values of packed integers",
    "Lanes become the absolute value of the signed lanes of the second operand.",
    "The most negative number stays as it is; as an unsigned number that is right.",
  ),
  page(
    "PSIGNB PSIGNW PSIGND",
    "give packed integers signs",
    "Lanes of the first operand are negated where those of the second are negative, and become 0 where those are 0.",
  ),
]);

const distances = family("Distances and the smallest word", "sse-distance", [
  page(
    "PSADBW",
    "sum of absolute differences of bytes",
    "In each quadword the absolute differences of the unsigned bytes are added.",
  ),
  page(
    "MPSADBW",
    "sums of absolute differences of bytes, moving",
    "Four bytes of the second operand, from four times bits 1:0 of the immediate on, are compared with eight runs of four bytes of the first: word n becomes the sum of the absolute differences from the run that begins n bytes behind byte 0, or behind byte 4 where bit 2 is set.",
  ),
  page(
    "PHMINPOSUW",
    "smallest word and its position",
    "Word 0 becomes the smallest unsigned word of the second operand, word 1 the number of the first lane that has it; all above becomes 0.",
  ),
]);

export const vectorInteger = [logic, sums, products, comparisons, neighbours, distances];
