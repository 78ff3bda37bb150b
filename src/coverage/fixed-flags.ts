/** Flags that a definition writes and that can have one value only, or none that is defined: nobody waits to see the other. */
import { flags, type Row } from "../../oracle/index.ts";

export interface FlagValues {
  /** Flags that can come out 1, and 0: masks. */
  readonly ones: number;
  readonly zeros: number;
}

interface Fixed {
  readonly mnemonics: RegExp;
  readonly never1: string;
  readonly never0: string;
}

/** From the manual's sections of the instructions; a test holds them against what the oracle does. */
const FIXED: readonly Fixed[] = [
  // CF and OF are cleared, AF is undefined
  { mnemonics: /^(AND|OR|XOR|TEST)$/, never1: "CF OF AF", never0: "AF" },
  { mnemonics: /^CLC$/, never1: "CF", never0: "" },
  { mnemonics: /^STC$/, never1: "", never0: "CF" },
  { mnemonics: /^CLD$/, never1: "DF", never0: "" },
  { mnemonics: /^STD$/, never1: "", never0: "DF" },
  { mnemonics: /^(SH[LR]D?|SAR)$/, never1: "AF", never0: "AF" },
  // a zero comes in from the left
  { mnemonics: /^SHR$/, never1: "SF", never0: "" },
  // the sign stays
  { mnemonics: /^SAR$/, never1: "OF", never0: "" },
  { mnemonics: /^I?MUL$/, never1: "SF ZF AF PF", never0: "SF ZF AF PF" },
  { mnemonics: /^I?DIV$/, never1: "CF OF SF ZF AF PF", never0: "CF OF SF ZF AF PF" },
  { mnemonics: /^BT[SRC]?$/, never1: "OF SF AF PF", never0: "OF SF AF PF" },
  { mnemonics: /^BS[FR]$/, never1: "CF OF SF AF PF", never0: "CF OF SF AF PF" },
  { mnemonics: /^(ANDN|BLSR|BLSMSK|BLSI|BZHI)$/, never1: "OF AF PF", never0: "AF PF" },
  { mnemonics: /^ANDN$/, never1: "CF", never0: "" },
  // there is a 1 in every mask
  { mnemonics: /^BLSMSK$/, never1: "ZF", never0: "" },
  { mnemonics: /^BEXTR$/, never1: "CF OF SF AF PF", never0: "SF AF PF" },
  { mnemonics: /^POPCNT$/, never1: "CF OF SF AF PF", never0: "" },
  { mnemonics: /^PTEST$/, never1: "OF SF AF PF", never0: "" },
  { mnemonics: /^U?COMIS[SD]$/, never1: "OF SF AF", never0: "" },
  { mnemonics: /^PCMP[EI]STR/, never1: "AF PF", never0: "" },
  { mnemonics: /^[LT]ZCNT$/, never1: "OF SF AF PF", never0: "OF SF AF PF" },
];

/** Flags that an instruction of this row can leave defined as 1, and as 0. */
export function possibleFlags({ mnemonic, flags: { writes } }: Row): FlagValues {
  const fixed = FIXED.filter(({ mnemonics }) => mnemonics.test(mnemonic));
  const never = (name: "never1" | "never0"): number => fixed.reduce((mask, one) => mask | flags.flagMask(one[name]), 0);
  return { ones: writes & ~never("never1"), zeros: writes & ~never("never0") };
}
