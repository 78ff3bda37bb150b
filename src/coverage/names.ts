/** Where iced names one instruction by its sizes and the manual's heading, which our rows follow, does not; and where names differ. */
import type { Row } from "../../oracle/index.ts";
import type { KnownCode } from "./codes.ts";

/** Row mnemonic to the names that iced gives its instances, where there are others than the same. */
const OTHER_NAMES: Record<string, readonly string[]> = {
  CBW: ["CBW", "CWDE", "CDQE"],
  CWD: ["CWD", "CDQ", "CQO"],
  PUSHF: ["PUSHF", "PUSHFQ"],
  POPF: ["POPF", "POPFQ"],
  JRCXZ: ["JRCXZ", "JECXZ"],
  SHL: ["SHL", "SAL"],
  IRET: ["IRET", "IRETD", "IRETQ"],
  FWAIT: ["WAIT"],
  XCHG: ["XCHG", "NOP"],
  // hints: what is no hint yet executes as NOP, and prefetches into the instruction cache are hints too
  NOP: ["NOP", "RESERVEDNOP", "PREFETCHIT0", "PREFETCHIT1"],
  PREFETCH: ["PREFETCH", "PREFETCHW"],
  // two instructions of one opcode, on processors of different makers
  FEMMS: ["FEMMS", "RDUDBG"],
  // Knights Corner's names for encodings that AVX-512 took over
  KMOVW: ["KMOVW", "KMOV"],
  KNOTW: ["KNOTW", "KNOT"],
  KORTESTW: ["KORTESTW", "KORTEST"],
};

/** What iced calls RESERVEDNOP on request only is, by default, all of these as well. */
const HINTS = /^(NOP|PREFETCH|BND)/;

/** `FSTCW` is FWAIT and `FNSTCW`. */
const withWait = (name: string): string => name.replace(/^FN/, "F");

const SIZE_LETTERS = ["B", "W", "D", "Q"];

/** Rows of a whole foreign space are named after the space. */
const SPACES = new Set(["EVEX", "MVEX", "XOP", "3DNOW"]);

/** Whether iced's name is the row's: equal, or one of the names above. */
export function isSameName(row: Row, iced: string): boolean {
  if (SPACES.has(row.mnemonic)) return true;
  if (iced === "RESERVEDNOP") return HINTS.test(row.mnemonic);
  if (row.feature === "x87" && iced === withWait(row.mnemonic)) return true;
  if (row.rep) return SIZE_LETTERS.some((letter) => iced === row.mnemonic + letter);
  return (OTHER_NAMES[row.mnemonic] ?? [row.mnemonic]).includes(iced);
}

/**
 * Lengths that are ours on purpose. 66 on a near branch: Intel ignores it, so that the distance keeps 32 bits.
 * UD0: Intel reads ModRM, older and other processors do not.
 */
export const hasOtherLength = ({ name }: KnownCode): boolean => /_rel16$|^Ud0$/.test(name);
