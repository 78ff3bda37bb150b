/** Words about shifts and extension of packed integers. */
import { family, page } from "./vector-entry.ts";

const COUNT =
  "The count is the immediate, or the whole low quadword of the second operand: it is not reduced, and of memory 128 bits are read.";

const shifts = family("Shifts of packed integers", "sse-shift", [
  page(
    "PSLLW PSLLD PSLLQ",
    "shift packed integers left",
    "Lanes are shifted left, zeros come in; by their width or more they become 0.",
    COUNT,
  ),
  page(
    "PSRLW PSRLD PSRLQ",
    "shift packed integers right, logical",
    "Lanes are shifted right, zeros come in; by their width or more they become 0.",
    COUNT,
  ),
  page(
    "PSRAW PSRAD",
    "shift packed integers right, arithmetic",
    "Lanes are shifted right, copies of the sign come in; by their width or more they become all sign.",
    COUNT,
  ),
  page(
    "PSLLDQ",
    "shift vector left by bytes",
    "The register is shifted left by so many bytes as the immediate says; by 16 or more it becomes 0.",
  ),
  page(
    "PSRLDQ",
    "shift vector right by bytes",
    "The register is shifted right by so many bytes as the immediate says; by 16 or more it becomes 0.",
  ),
]);

const extension = family("Extension of packed integers", "sse-extend", [
  page(
    "PMOVSXBW PMOVSXBD PMOVSXBQ PMOVSXWD PMOVSXWQ PMOVSXDQ",
    "extend packed signed integers",
    "The lowest lanes of the second operand, as many as the first has, become wider with copies of their sign.",
    "Of memory no more is read than these lanes, and it may lie anywhere.",
  ),
  page(
    "PMOVZXBW PMOVZXBD PMOVZXBQ PMOVZXWD PMOVZXWQ PMOVZXDQ",
    "extend packed unsigned integers",
    "The lowest lanes of the second operand, as many as the first has, become wider with zeros.",
    "Of memory no more is read than these lanes, and it may lie anywhere.",
  ),
]);

export const vectorShift = [shifts, extension];
