/** An instruction in the pool, and what the generator has to know about it in order to place it well. */

import { type Decoded, disassemble, type MemoryOperand, NO_REGISTER, type Row } from "../../oracle/index.ts";
import type { Reading } from "../assemble/iced.ts";
import { TABLE_ROWS } from "../coverage/row-numbers.ts";
import { isDear } from "./dear.ts";

/**
 * plain goes on behind itself; branch, loop (they count or look at rCX) and call have a relative target; indirect takes it
 * from a register or memory; return from the stack; stop ends the program (INT n, UD2, HLT, …).
 */
export type Kind = "plain" | "branch" | "loop" | "call" | "indirect" | "return" | "stop";

export interface PooledInstruction {
  readonly bytes: Uint8Array;
  /** As disassembled at address 0. */
  readonly text: string;
  readonly row: Row;
  /** What coverage counts it under. */
  readonly key: number;
  readonly kind: Kind;
  /** Bytes of the relative distance at the end, 0 when there is none. */
  readonly relative: 0 | 1 | 4;
  /** Explicit and implied memory operands that are accessed. */
  readonly memories: readonly MemoryOperand[];
  /** Registers that must hold an address, by number: one bit each. */
  readonly pointers: number;
  /** Registers that must be small for the instruction to do something sensible: indices, bit offsets, counts, the upper dividend. */
  readonly smalls: number;
  /** Registers whose value is not predictable afterwards. */
  readonly clobbers: number;
  /** It looks at XMM registers or MXCSR. */
  readonly vector: boolean;
  /** Drawn less often than others. */
  readonly dear: boolean;
  /** It is repeated rCX times. */
  readonly repeats: boolean;
  /** Register that an indirect jump or call takes its target from; NO_REGISTER otherwise. */
  readonly through: number;
}

const RAX = 0;
const RCX = 1;
const RDX = 2;
const RSP = 4;

export function pooled(bytes: Uint8Array, decoded: Decoded, { writes }: Pick<Reading, "writes">): PooledInstruction {
  const { row } = decoded;
  const memories = accessed(decoded);
  const repeats = row.rep && decoded.prefixes.repeat !== "none";
  const through =
    kindOf(decoded) === "indirect" && decoded.operands[0]?.kind === "register"
      ? decoded.operands[0].index
      : NO_REGISTER;
  const pointers = maskOf([through, ...memories.map(aimable)]) | (usesStack(row.mnemonic) ? 1 << RSP : 0);
  return {
    bytes,
    // made when a listing asks: the pool would spend a tenth of its time on texts that nobody reads
    get text() {
      return disassemble(decoded, 0n);
    },
    row,
    key: TABLE_ROWS.keyOf(decoded),
    kind: kindOf(decoded),
    relative: row.operands[0] === "Jb" ? 1 : row.operands[0] === "Jz" ? 4 : 0,
    memories,
    pointers,
    smalls: (maskOf(memories.map(({ index }) => index)) | impliedSmalls(decoded, repeats)) & ~pointers,
    clobbers: clobbered(decoded, writes),
    vector: usesVectors(decoded),
    dear: isDear(decoded, bytes),
    repeats,
    through,
  };
}

/** The register that decides where the operand lies: its base, or its index when that stands alone. */
export const aimable = ({ base, index }: MemoryOperand): number => (base === NO_REGISTER ? index : base);

const maskOf = (registers: readonly number[]): number =>
  registers.reduce((mask, register) => (register >= 0 && register < 16 ? mask | (1 << register) : mask), 0);

/** An operand says so, or the name where the operands are implied. */
const usesVectors = ({ row }: Decoded): boolean =>
  row.operands.some((operand) => /^[VWU]/.test(operand)) || /MXCSR$|^FX/.test(row.mnemonic);

const NOT_ACCESSED = /^(LEA|NOP|PREFETCH.*|UD[01])$/;

const accessed = ({ row, operands }: Decoded): MemoryOperand[] =>
  NOT_ACCESSED.test(row.mnemonic) ? [] : operands.filter((operand) => operand.kind === "memory");

const usesStack = (mnemonic: string): boolean => /^(PUSHF?|POPF?|CALL|RET|ENTER)$/.test(mnemonic);

function impliedSmalls({ row, operands }: Decoded, repeats: boolean): number {
  if (repeats) return 1 << RCX;
  if (/^I?DIV$/.test(row.mnemonic)) return 1 << RDX;
  if (/^PCMPESTR/.test(row.mnemonic)) return (1 << RAX) | (1 << RDX);
  const [target, source] = operands;
  if (!/^BT[SRC]?$/.test(row.mnemonic) || target?.kind !== "memory" || source?.kind !== "register") return 0;
  return 1 << source.index;
}

/** Pushing, popping and string elements move their pointers by little: those stay good. */
function clobbered({ row, operands }: Decoded, writes: number): number {
  const [target] = operands;
  if (usesStack(row.mnemonic))
    return target?.kind === "register" && target.index === RSP ? writes : writes & ~(1 << RSP);
  return row.rep
    ? writes &
        ~maskOf(operands.map((operand) => (operand.kind === "memory" ? operand.base : NO_REGISTER))) &
        ~(1 << RCX)
    : writes;
}

function kindOf({ row: { mnemonic, operands } }: Decoded): Kind {
  const isRelative = operands[0]?.startsWith("J") ?? false;
  if (/^(LOOP|JRCXZ)/.test(mnemonic)) return "loop";
  if (isRelative) return mnemonic === "CALL" ? "call" : "branch";
  if (mnemonic === "CALL" || mnemonic === "JMP") return "indirect";
  if (mnemonic === "RET") return "return";
  return /^(INT[13]?|UD[012]|HLT)$/.test(mnemonic) ? "stop" : "plain";
}
