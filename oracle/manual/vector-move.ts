/** Words about moves of vectors and of parts of them. */
import { family, page } from "./vector-entry.ts";

const ANYWHERE = "An operand in memory may lie anywhere.";
const OTHER_KEPT = "The other quadword of the register stays.";
const CLEARED = "Into a vector register the bits above become 0.";
const TRANSPARENT = "Caches and the order of stores do not show in this machine: it is a move.";

const moves = family("Moves of vectors", "sse-move", [
  page("MOVAPS MOVAPD MOVDQA", "move aligned vector", "The first operand becomes the second, all 128 bits."),
  page(
    "MOVUPS MOVUPD MOVDQU",
    "move unaligned vector",
    "The first operand becomes the second, all 128 bits.",
    ANYWHERE,
  ),
  page("LDDQU", "load unaligned vector", "The register becomes the 128 bits in memory.", ANYWHERE),
]);

const parts = family("Moves of parts of vectors", "sse-move-part", [
  page(
    "MOVSS MOVSD",
    "move scalar",
    "The lowest lane of the first operand, a doubleword or a quadword, becomes that of the second.",
    "From memory, the bits of the register above the scalar become 0; from a register they stay.",
  ),
  page("MOVLPS MOVLPD", "move low quadword", "The low quadword goes to or comes from memory.", OTHER_KEPT),
  page("MOVHPS MOVHPD", "move high quadword", "The high quadword goes to or comes from memory.", OTHER_KEPT),
  page(
    "MOVHLPS",
    "move high quadword to low",
    "The low quadword of the first register becomes the high one of the second.",
    OTHER_KEPT,
  ),
  page(
    "MOVLHPS",
    "move low quadword to high",
    "The high quadword of the first register becomes the low one of the second.",
    OTHER_KEPT,
  ),
  page(
    "MOVD",
    "move doubleword",
    "The first operand becomes the doubleword of the second, the lowest of a vector register.",
    CLEARED,
  ),
  page(
    "MOVQ",
    "move quadword",
    "The first operand becomes the quadword of the second, the low one of a vector register.",
    `${CLEARED} That holds for moves between vector registers in either encoding.`,
  ),
]);

const streams = family("Moves past the caches", "sse-stream", [
  page("MOVNTPS MOVNTPD MOVNTDQ", "store vector, non-temporal", "The memory becomes the vector.", TRANSPARENT),
  page("MOVNTI", "store integer, non-temporal", "The memory becomes the general register.", TRANSPARENT),
  page("MOVNTDQA", "load vector, non-temporal", "The register becomes the 128 bits in memory.", TRANSPARENT),
  page(
    "MASKMOVDQU",
    "store selected bytes",
    "Those bytes of the first register are stored at rDI and behind it whose counterpart in the second has bit 7 set. FS and GS override the segment.",
    "The manual leaves to the processor whether bytes that are not stored can fault. Here, as on Intel's cores, all sixteen must be writable whatever the mask, the upper quadword is looked at first, and with address size 32 either quadword wraps by itself.",
    TRANSPARENT,
  ),
]);

export const vectorMove = [moves, parts, streams];
