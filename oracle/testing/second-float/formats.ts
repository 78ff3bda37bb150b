/** The small formats that the proofs go through, and how much of MXCSR with each of them. */
import { ANY, MASKED, ROUNDED } from "./hold.ts";
import type { Small } from "./ladder.ts";

export const TINY: Small = { exponentBits: 2, fractionBits: 2 };
export const SMALL: Small = { exponentBits: 3, fractionBits: 2 };
export const LONG: Small = { exponentBits: 3, fractionBits: 4 };
export const BYTE: Small = { exponentBits: 4, fractionBits: 3 };

/** For pairs of operands: everything about the environment on 32 codes, the four roundings on 256. */
export const RANGES = [
  ["1+2+2 bits, any MXCSR", TINY, ANY, 131_072],
  ["1+3+2 bits, everything masked", SMALL, MASKED, 65_536],
  ["1+4+3 bits, all roundings", BYTE, ROUNDED, 262_144],
] as const;
