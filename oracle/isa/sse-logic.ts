/** Logic on whole vectors; the instructions for integers and for floats do the same (SDM 2A AND*, 2B OR*, P*, 2D XOR*). */
import { rows } from "../table.ts";
import { ALL_LANES } from "../vector.ts";
import { replacing } from "./vector-operands.ts";

export const and = (first: bigint, second: bigint): bigint => first & second;
/** The first operand is the one that is inverted. */
export const andNot = (first: bigint, second: bigint): bigint => (first ^ ALL_LANES) & second;
export const or = (first: bigint, second: bigint): bigint => first | second;
export const xor = (first: bigint, second: bigint): bigint => first ^ second;

const sse = (section: string) => ({ feature: "sse", section });
const sse2 = (section: string) => ({ feature: "sse2", section });

export const sseLogicRows = [
  ...rows(replacing(and), sse("SDM 2A ANDPS"), "NP 0F 54 /r  ANDPS Vps, Wps"),
  ...rows(replacing(and), sse2("SDM 2A ANDPD"), "66 0F 54 /r  ANDPD Vpd, Wpd"),
  ...rows(replacing(and), sse2("SDM 2B PAND"), "66 0F DB /r  PAND Vdq, Wdq"),
  ...rows(replacing(andNot), sse("SDM 2A ANDNPS"), "NP 0F 55 /r  ANDNPS Vps, Wps"),
  ...rows(replacing(andNot), sse2("SDM 2A ANDNPD"), "66 0F 55 /r  ANDNPD Vpd, Wpd"),
  ...rows(replacing(andNot), sse2("SDM 2B PANDN"), "66 0F DF /r  PANDN Vdq, Wdq"),
  ...rows(replacing(or), sse("SDM 2B ORPS"), "NP 0F 56 /r  ORPS Vps, Wps"),
  ...rows(replacing(or), sse2("SDM 2B ORPD"), "66 0F 56 /r  ORPD Vpd, Wpd"),
  ...rows(replacing(or), sse2("SDM 2B POR"), "66 0F EB /r  POR Vdq, Wdq"),
  ...rows(replacing(xor), sse("SDM 2D XORPS"), "NP 0F 57 /r  XORPS Vps, Wps"),
  ...rows(replacing(xor), sse2("SDM 2D XORPD"), "66 0F 57 /r  XORPD Vpd, Wpd"),
  ...rows(replacing(xor), sse2("SDM 2B PXOR"), "66 0F EF /r  PXOR Vdq, Wdq"),
];
