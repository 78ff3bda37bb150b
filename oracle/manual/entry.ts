/** What a page of the instruction reference says in words; everything else on it comes from the rows. */
import type { FaultName } from "../fault.ts";

export interface Entry {
  /** The page's name, as the manual heads it: `ADD`, `CMOVcc`. */
  readonly page: string;
  /** Every mnemonic that the page is about. */
  readonly mnemonics: readonly string[];
  /** What the letters stand for. */
  readonly title: string;
  /** What it does, in a sentence or two. */
  readonly operation: string;
  /** There exactly when the architecture leaves something undefined: which bits and when, and what the oracle puts there. */
  readonly undefined?: { readonly when: string; readonly policy: string };
  /** Faults that have another reason than an operand in memory that cannot be accessed, or LOCK. */
  readonly faults?: Partial<Record<FaultName, string>>;
  /** `named`: a memory operand is decoded, and never accessed. */
  readonly memory?: "named";
  /** It accesses the stack besides its operands. */
  readonly stack?: true;
  /** What is worth knowing besides: how this machine differs from others that run x86-64. */
  readonly remarks?: readonly string[];
}

/** Entries under one heading of the index. */
export interface Family {
  readonly name: string;
  /** The file with the definitions and rows, in `oracle/isa`. */
  readonly file: string;
  readonly entries: readonly Entry[];
}

/** The page of a single mnemonic. */
export const entry = (mnemonic: string, title: string, rest: Omit<Entry, "page" | "mnemonics" | "title">): Entry => ({
  page: mnemonic,
  mnemonics: [mnemonic],
  title,
  ...rest,
});
