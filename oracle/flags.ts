/** RFLAGS bits (SDM 1, 3.4.3) and sets of them. Flags are kept in a number: no bit above 21 is ever set here. */
export const CF = 0x1;
export const PF = 0x4;
export const AF = 0x10;
export const ZF = 0x40;
export const SF = 0x80;
export const TF = 0x100;
export const IF = 0x200;
export const DF = 0x400;
export const OF = 0x800;
export const NT = 0x4000;
export const AC = 0x40000;
export const ID = 0x200000;

/** The six status flags. */
export const STATUS = OF | SF | ZF | AF | PF | CF;
/** Bits that always read 1: bit 1 (reserved) and IF (user mode never masks interrupts). */
export const ALWAYS_SET = 0x202;
/** What POPF may change in user mode with IOPL 0: the status flags and TF, DF, NT, AC, ID. */
export const POPF_WRITES = STATUS | TF | DF | NT | AC | ID;

const NAMES: readonly (readonly [string, number])[] = [
  ["CF", CF],
  ["PF", PF],
  ["AF", AF],
  ["ZF", ZF],
  ["SF", SF],
  ["TF", TF],
  ["IF", IF],
  ["DF", DF],
  ["OF", OF],
  ["NT", NT],
  ["AC", AC],
  ["ID", ID],
];

/** `"OF CF"` to a mask. Throws on a name that is no flag. */
export function flagMask(names: string): number {
  let mask = 0;
  for (const name of names.split(/\s+/).filter(Boolean)) {
    const entry = NAMES.find(([known]) => known === name);
    if (!entry) throw new Error(`no such flag: ${name}`);
    mask |= entry[1];
  }
  return mask;
}

/** The names of the bits in `mask`, lowest first. */
export const flagNames = (mask: number): string[] => NAMES.filter(([, bit]) => mask & bit).map(([name]) => name);

/** What a user-mode reader sees of an arbitrary 64-bit RFLAGS value: writable bits kept, the rest as in this machine. */
export const normaliseFlags = (value: number): number => (value & POPF_WRITES) | ALWAYS_SET;
