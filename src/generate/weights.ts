/** How often rows are drawn. */
import type { Row } from "../../oracle/index.ts";

/**
 * 16 is usual. Hints are all alike. What Unicorn gets wrong every time (its PDEP is PEXT, its F6 /1 no TEST) or makes of a new MXCSR is excused
 * step by step; most of the former is put back as well (dear.ts), and was every third excuse of programs about integers all the same. Of CMPPS
 * and its like most are put back, so that they would be the rarest of all.
 */
export function weightOf({ mnemonic, encoding }: Row): number {
  if (/^(NOP|PREFETCH|ENDBR|CLDEMOTE|UD|PDEP|PEXT)/.test(mnemonic)) return 8;
  if (/^([CD][0-3] \/6|F[67] \/1)/.test(encoding)) return 8;
  if (mnemonic === "LDMXCSR") return 12;
  return /^CMP[PS][SD]$/.test(mnemonic) ? 40 : 16;
}
