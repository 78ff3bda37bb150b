/**
 * The instruction table: rows in the manual's notation, one per encoding.
 *
 *   C0 /4 ib    SHL Eb, Ib
 *   0F B1 /r    CMPXCHG Ev, Gv    lock
 *
 * First column: the encoding as SDM volume 2 writes it (NP, 66, F2, F3 as mandatory prefixes, REX.W; REX.W0 and REX.B0 where the bit must be clear, opcode bytes, +r,
 * /r or /digit, ib iw id iz io, is4, cb cz); VEX.128.66.0F38.W0 in front for VEX encodings, EVEX, MVEX or XOP for a whole foreign space. Second: mnemonic and operands as SDM volume 2 appendix A writes them.
 * Third: attributes. Columns are separated by two or more spaces; `#` starts a comment.
 *
 * Operands: a letter for where it is (E ModRM r/m, M the same but memory only, R the same but register only, G ModRM reg,
 * V a vector register in ModRM reg, W a vector register or memory in ModRM r/m, U the same but register only, Z low three opcode bits, I immediate, sI immediate sign-extended to the operand size, J relative, O moffs, X DS:rSI, Y ES:rDI, T DS:rBX, D DS:rDI,
 * B a register in VEX.vvvv, GM the memory that the register in ModRM reg points to,
 * rA the accumulator) and a letter for its size (b 8, w 16, d 32, q 64, v 16/32/64, z 16/32/32, y 32/64/64, dq ps pd 128, sd 64, ss 32);
 * two of them with a slash: the first for a register, the second for memory (Ey/Mb);
 * or a fixed register (AL AX CL DX <XMM0>), or the constant 1.
 *
 * Attributes: lock (LOCK is allowed with a memory destination), rep (REP and REPNE mean something), d64 (operand size is 64,
 * 66 makes it 16), f64 (operand size is 64 whatever the prefixes say: Intel's choice for near branches), reg or mem (ModRM must be so),
 * anymod (ModRM names registers whatever its mod field says), unaligned (128 bits in memory may lie anywhere).
 */
import type { Width } from "./bits.ts";
import type { Decoded } from "./decode/decode.ts";
import { flagMask } from "./flags.ts";
import type { State } from "./state.ts";
import { isVexToken, parseVex, type VexShape } from "./vex-notation.ts";

/** What the instruction does. Faults by throwing GuestFault before it changed anything. */
export type Execute = (state: State, instruction: Decoded) => void;

/** Which flags an instruction may read, may write, and may leave undefined (a subset of those it may write). Masks. */
export interface FlagContract {
  readonly reads: number;
  readonly writes: number;
  readonly undefined: number;
}

export type Status =
  | { readonly kind: "implemented"; readonly execute: Execute }
  | { readonly kind: "planned" }
  /** Not among the features of this machine (profile-table.ts). `whose` are they; rows that can be decoded in full have operands. */
  | { readonly kind: "outside"; readonly whose: string; readonly hasOperands: boolean }
  | { readonly kind: "refused"; readonly reason: string };

export type MandatoryPrefix = "any" | "np" | "66" | "f2" | "f3";
export type Immediate = "none" | "ib" | "iw" | "id" | "iz" | "iv" | "io" | "iwb" | "moffs";

/** 0: one byte, 1: 0F, 2: 0F 38, 3: 0F 3A; 4 to 7: the same behind VEX; 8 EVEX, 9 MVEX, 10 XOP, each as one slot under its escape byte. */
export type MapNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export interface Row {
  /** First column, spaces normalised: unique together with the operands. */
  readonly encoding: string;
  readonly mnemonic: string;
  /** Operands in the notation above. */
  readonly operands: readonly string[];
  readonly feature: string;
  /** Where the manual defines it. */
  readonly section: string;
  readonly flags: FlagContract;
  readonly status: Status;
  readonly map: MapNumber;
  readonly opcode: number;
  /** The low three bits of the opcode name a register. */
  readonly opcodeRegister: boolean;
  readonly prefix: MandatoryPrefix;
  readonly rexW: boolean | undefined;
  /** VEX.L in bits; undefined: ignored, or no VEX encoding. */
  readonly vectorLength: 128 | 256 | undefined;
  /** Only without REX.B: tells NOP (90) from XCHG r8, rAX. */
  readonly rexB0: boolean;
  /** ModRM: none, /r, or the digit in its reg field. */
  readonly modrm: "none" | "r" | number;
  /** mod = 3 only, memory only, or both. */
  readonly form: "register" | "memory" | "both";
  /** An operand of 128 bits in memory need not be aligned (SDM 1, 10.4.1.1). */
  readonly unaligned: boolean;
  /** ModRM names registers even where mod is not 3 (moves to and from control registers). */
  readonly ignoresMod: boolean;
  /** A second opcode byte in the place of ModRM (0F 1E FA). */
  readonly fixedModrm: number | undefined;
  readonly immediate: Immediate;
  readonly lock: boolean;
  readonly rep: boolean;
  readonly size: "normal" | "d64" | "f64";
  /** What a faulting execution may leave changed: finished iterations (register names, `memory`), or sticky flags at #XM (`mxcsr`). */
  readonly keptOnFault: readonly string[];
}

export interface RowsHead {
  readonly feature: string;
  readonly section: string;
  /** Flag names separated by spaces. */
  readonly reads?: string;
  readonly writes?: string;
  readonly undefined?: string;
  /** Register names, and `memory`, that finished iterations may have changed when a later one faults; or `mxcsr`. */
  readonly keptOnFault?: string;
}

/** Rows of one definition. */
export function rows(execute: Execute, head: RowsHead, text: string): Row[] {
  return parseRows({ kind: "implemented", execute }, head, text);
}

/** Rows of encodings that exist and will be implemented. Executing one stops the run as `unsupported`. */
export const planned = (head: RowsHead, text: string): Row[] => parseRows({ kind: "planned" }, head, text);

/** Rows of encodings that will never be part of the machine, with the class that says why. */
export const refused = (reason: string, head: RowsHead, text: string): Row[] =>
  parseRows({ kind: "refused", reason }, head, text);

function parseRows(status: Status, head: RowsHead, text: string): Row[] {
  const flags = {
    reads: flagMask(head.reads ?? ""),
    writes: flagMask(head.writes ?? ""),
    undefined: flagMask(head.undefined ?? ""),
  };
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter(Boolean)
    .map((line) => parseRow(line, head, flags, status));
}

function parseRow(line: string, head: RowsHead, flags: FlagContract, status: Status): Row {
  const [encoding = "", instruction = "", attributes = ""] = line.split(/\s{2,}/);
  const space = instruction.indexOf(" ");
  const mnemonic = space < 0 ? instruction : instruction.slice(0, space);
  const operands = space < 0 ? [] : instruction.slice(space + 1).split(/,\s*/);
  if (!mnemonic) throw new Error(`a row without a mnemonic: ${line}`);
  const words = new Set(attributes.split(/\s+/).filter(Boolean));
  const shape = parseEncoding(encoding, line);
  return {
    encoding,
    mnemonic,
    operands,
    feature: head.feature,
    section: head.section,
    flags,
    status,
    ...shape,
    form: formOf(operands, words),
    unaligned: words.has("unaligned"),
    ignoresMod: words.has("anymod"),
    lock: words.has("lock"),
    rep: words.has("rep"),
    size: words.has("d64") ? "d64" : words.has("f64") ? "f64" : "normal",
    keptOnFault: head.keptOnFault?.split(" ") ?? [],
  };
}

function formOf(operands: readonly string[], words: ReadonlySet<string>): Row["form"] {
  if (words.has("anymod")) return "both";
  if (words.has("reg")) return "register";
  if (words.has("mem")) return "memory";
  if (operands.some((operand) => /^M/.test(operand))) return "memory";
  return operands.some((operand) => /^[RNU][a-z]/.test(operand)) ? "register" : "both";
}

type Shape = Pick<
  Row,
  | "map"
  | "opcode"
  | "opcodeRegister"
  | "prefix"
  | "rexW"
  | "vectorLength"
  | "rexB0"
  | "modrm"
  | "fixedModrm"
  | "immediate"
>;

const IMMEDIATES: Record<string, Immediate> = {
  ib: "ib",
  cb: "ib",
  iw: "iw",
  id: "id",
  iz: "iz",
  cd: "id",
  iv: "iv",
  io: "io",
  moffs: "moffs",
  "/is4": "ib",
};

/** Two immediates in a row: ENTER has a word and a byte, EXTRQ two bytes. */
const joined = (first: Immediate, second: Immediate): Immediate =>
  first === "iw" ? "iwb" : first === "ib" && second === "ib" ? "iw" : second;

const FOREIGN_SPACES: Record<string, MapNumber> = { EVEX: 8, MVEX: 9, XOP: 10 };

function parseEncoding(encoding: string, line: string): Shape {
  const shape = {
    map: 0 as Row["map"],
    opcode: -1,
    opcodeRegister: false,
    prefix: "any" as MandatoryPrefix,
    rexW: undefined as boolean | undefined,
    vectorLength: undefined as VexShape["vectorLength"],
    rexB0: false,
    modrm: "none" as Row["modrm"],
    fixedModrm: undefined as number | undefined,
    immediate: "none" as Immediate,
  };
  const opcodes: number[] = [];
  let space: MapNumber = 0;
  for (const token of encoding.split(/\s+/)) {
    if (token === "NP") shape.prefix = "np";
    else if (/^(66|F2|F3)$/.test(token) && opcodes.length === 0 && space === 0)
      shape.prefix = token.toLowerCase() as MandatoryPrefix;
    else if (isVexToken(token)) {
      const { map, ...vex } = parseVex(token);
      space = map;
      Object.assign(shape, vex);
    } else if (token in FOREIGN_SPACES) space = FOREIGN_SPACES[token]!;
    else if (token === "REX.W") shape.rexW = true;
    else if (token === "REX.W0") shape.rexW = false;
    else if (token === "REX.B0") shape.rexB0 = true;
    else if (token === "+r") shape.opcodeRegister = true;
    else if (token === "/r") shape.modrm = "r";
    else if (/^\/[0-7]$/.test(token)) shape.modrm = Number(token[1]);
    else if (/^[0-9A-F]{2}\+r$/.test(token)) {
      opcodes.push(Number.parseInt(token, 16));
      shape.opcodeRegister = true;
    } else if (/^[0-9A-F]{2}$/.test(token)) opcodes.push(Number.parseInt(token, 16));
    else if (token in IMMEDIATES) {
      shape.immediate = joined(shape.immediate, IMMEDIATES[token]!);
    } else throw new Error(`the encoding ${encoding} has an unknown part ${token}: ${line}`);
  }
  return {
    ...shape,
    ...(space ? { map: space, opcode: opcodes[0] ?? 0, fixedModrm: opcodes[1] } : opcodeOf(opcodes, line)),
  };
}

function opcodeOf(bytes: number[], line: string): Pick<Row, "map" | "opcode" | "fixedModrm"> {
  const map = bytes[0] !== 0x0f ? 0 : bytes[1] === 0x38 ? 2 : bytes[1] === 0x3a ? 3 : 1;
  const start = map === 0 ? 0 : map === 1 ? 1 : 2;
  const opcode = bytes[start];
  if (opcode === undefined || bytes.length > start + 2) throw new Error(`a row without an opcode: ${line}`);
  return { map, opcode, fixedModrm: bytes[start + 1] };
}

/** Bits of an operand-size letter, given the operand size of the instruction. */
export function sizeOf(letter: string, operandSize: 16 | 32 | 64): Width {
  switch (letter) {
    case "b":
      return 8;
    case "w":
      return 16;
    case "d":
    case "ss":
      return 32;
    case "q":
    case "sd":
      return 64;
    case "dq":
    case "ps":
    case "pd":
      return 128;
    case "v":
      return operandSize;
    case "z":
      return operandSize === 16 ? 16 : 32;
    case "y":
      return operandSize === 64 ? 64 : 32;
    default:
      throw new Error(`no such operand size: ${letter}`);
  }
}
