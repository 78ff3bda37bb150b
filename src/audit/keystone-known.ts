/** What Keystone is known to get wrong or to refuse, recognised by what was asked. A meaning that it changes is never compared anywhere. */
import { type Decoded, type MemoryOperand, NO_REGISTER, RIP_BASE } from "../../oracle/index.ts";

export interface KeystoneFault {
  readonly what: string;
  /** `reason`: why the answer was set aside, or Keystone's own message. */
  applies(asked: Decoded, reason: string): boolean;
}

const OPERANDS = "changed by the assembler: operands";
const REFUSED = /^Invalid (operand|mnemonic)/;

const memoryOf = ({ operands }: Decoded): MemoryOperand | undefined =>
  operands.find((operand) => operand.kind === "memory");

const isAbsolute = (memory: MemoryOperand | undefined): boolean =>
  memory?.base === NO_REGISTER && memory.index === NO_REGISTER;

/** Operand and message of a whole group of refusals. */
const refuses = (what: string, mnemonics: RegExp): KeystoneFault => ({
  what: `refused: ${what}`,
  applies: ({ row }, reason) => REFUSED.test(reason) && mnemonics.test(row.mnemonic),
});

export const KEYSTONE_FAULTS: readonly KeystoneFault[] = [
  {
    what: "an absolute address of the form [disp64] loses address size 32",
    applies: (asked, reason) => reason === OPERANDS && asked.row.immediate === "moffs" && asked.addressWidth === 32,
  },
  {
    what: "absolute addresses become RIP-relative (keystone#400)",
    applies: (asked, reason) => reason === OPERANDS && isAbsolute(memoryOf(asked)),
  },
  {
    what: "EIP-relative addresses become relative to RAX",
    applies: (asked, reason) => reason === OPERANDS && memoryOf(asked)?.base === RIP_BASE && asked.addressWidth === 32,
  },
  {
    what: "XLAT forgets the operand it is given, with its segment and address size",
    applies: ({ row }, reason) => reason === OPERANDS && row.mnemonic === "XLATB",
  },
  {
    what: "the segment of LEA has no effect, and no text: it cannot be asked for",
    applies: ({ row, prefixes }, reason) =>
      reason === OPERANDS && row.mnemonic === "LEA" && prefixes.segment !== "none",
  },
  {
    what: "XCHG AX, AX becomes NOP, which it is",
    applies: ({ row }, reason) => reason === "changed by the assembler: name" && row.mnemonic === "XCHG",
  },
  {
    what: "masks and words that go to a 64-bit register go to its lower half, which comes to the same",
    applies: ({ row }, reason) => reason === OPERANDS && /^(PMOVMSKB|MOVMSKP[SD]|PEXTRW)$/.test(row.mnemonic),
  },
  refuses("MASKMOVDQU with another segment or address size", /^MASKMOVDQU$/),
  refuses("MOVZX, MOVSX and MOVSXD whose sizes make them a MOV", /^MOV[ZS]XD?$/),
  refuses("BSWAP of 16 bits", /^BSWAP$/),
  refuses("bit offsets of a byte with the high bit set", /^BT[SRC]?$/),
  refuses("LOOP with address size 32", /^LOOP(N?E)?$/),
  refuses("hints: NOP with an operand, and what takes its place", /^(NOP|CLDEMOTE|PREFETCHWT1|ENDBR(32|64))$/),
  refuses("PUSH, ENTER and LEAVE with operand size 16 by name", /^(PUSH|ENTER|LEAVE)$/),
  refuses("MOVSD of strings, which SSE2 has the name of", /^MOVS$/),
  refuses("UD0 and UD1", /^UD[01]$/),
];
