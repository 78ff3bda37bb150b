/** From a decoded instruction to text in Intel syntax, as Keystone reads it. Driven by the table; only names that depend on sizes are listed here. */
import type { Width } from "./bits.ts";
import type { Decoded } from "./decode/decode.ts";
import type { MemoryOperand, Operand, RegisterOperand } from "./operands.ts";
import { NO_REGISTER, RIP_BASE } from "./operands.ts";
import { REGISTER_NAMES } from "./state.ts";

/**
 * One line such as `lock add qword ptr [rbx+rcx*4+0x10], rax`. Branch targets are absolute, relative to `address`, the instruction's own.
 * Prefixes that mean nothing are left out; where 66 or 67 has no operand to show itself in, the name carries it (pushw, leavew, addr32 loop).
 */
export function disassemble(instruction: Decoded, address: bigint): string {
  const { row, operands } = instruction;
  const isShort = row.operands.some((spec) => IMPLIED.test(spec)) && operands.every(isPlain);
  const name = prefixOf(instruction) + (isShort ? shortName(instruction) : nameOf(instruction));
  if (isShort || operands.length === 0) return name;
  const told = operands.filter((operand, n) => row.operands[n] !== UNSAID || !isPlain(operand));
  return `${name} ${told.map((operand) => operandText(instruction, operand, address)).join(", ")}`;
}

/** MASKMOVDQU's destination: implied by the name as well, but there are other operands. */
const UNSAID = "Ddq";

/** String operands and XLAT's table: implied by the name unless a prefix changes them. */
const IMPLIED = /^[XYT]/;

const isPlain = (operand: Operand): boolean =>
  operand.kind !== "memory" || (operand.segment === "none" && operand.addressWidth === 64);

const STRING_SUFFIX: Partial<Record<Width, string>> = { 8: "b", 16: "w", 32: "d", 64: "q" };

function shortName({ row, width }: Decoded): string {
  const name = row.mnemonic.toLowerCase();
  return row.rep ? name + STRING_SUFFIX[width] : name;
}

/** Names by operand size. */
const SIZED: Record<string, Partial<Record<number, string>>> = {
  CBW: { 32: "cwde", 64: "cdqe" },
  CWD: { 32: "cdq", 64: "cqo" },
  PUSHF: { 64: "pushfq" },
  POPF: { 64: "popfq" },
  ENTER: { 16: "enterw" },
  LEAVE: { 16: "leavew" },
};

function nameOf({ row, operandSize, operands, addressWidth }: Decoded): string {
  const { mnemonic } = row;
  const name = SIZED[mnemonic]?.[operandSize] ?? mnemonic.toLowerCase();
  if (mnemonic === "PUSH" && operands[0]?.kind === "immediate" && operandSize === 16) return "pushw";
  if (mnemonic === "XLATB") return "xlat";
  if (mnemonic === "JRCXZ" && addressWidth === 32) return "jecxz";
  if (mnemonic.startsWith("LOOP") && addressWidth === 32) return `addr32 ${name}`;
  if (row.immediate === "moffs" || (row.immediate === "iv" && operandSize === 64)) return "movabs";
  return name;
}

function prefixOf({ row, prefixes }: Decoded): string {
  if (prefixes.lock) return "lock ";
  if (!row.rep || prefixes.repeat === "none") return "";
  if (prefixes.repeat === "f2") return "repne ";
  return /^(CMPS|SCAS)/.test(row.mnemonic) ? "repe " : "rep ";
}

function operandText({ row, operands, length }: Decoded, operand: Operand, address: bigint): string {
  switch (operand.kind) {
    case "register":
      return registerName(operand);
    case "vector":
      return `xmm${operand.index}`;
    case "immediate":
      return number(operand.value);
    case "relative":
      return number(BigInt.asUintN(64, address + BigInt(length) + operand.value));
    case "memory":
      if (row.mnemonic === "LEA") return memoryText({ ...operand, segment: "none" });
      // its first operand is what a register points to, and both are wider than any operand of ours
      if (row.mnemonic === "MOVDIR64B")
        return operand === operands[0] ? addressRegister(operand.base, operand) : `zmmword ptr ${memoryText(operand)}`;
      return `${SIZE_NAMES[operand.width]} ptr ${memoryText(operand)}`;
  }
}

const NUMBERED_SUFFIX: Partial<Record<Width, string>> = { 8: "b", 16: "w", 32: "d" };
const HIGH_NAMES = ["ah", "ch", "dh", "bh"] as const;
const LOW_NAMES = "al cl dl bl spl bpl sil dil".split(" ");

/** `rax`, `r8d`, `spl`, `ah` …: the name of a general register, or of the part of it that is used. */
export function registerName({ index, width, high }: RegisterOperand): string {
  const whole = REGISTER_NAMES[index]!;
  if (high) return HIGH_NAMES[index as 0 | 1 | 2 | 3];
  if (width === 64) return whole;
  if (index >= 8) return whole + NUMBERED_SUFFIX[width]!;
  if (width === 8) return LOW_NAMES[index]!;
  return (width === 32 ? "e" : "") + whole.slice(1);
}

const SIZE_NAMES = { 8: "byte", 16: "word", 32: "dword", 64: "qword", 128: "xmmword" } as const;

/** `fs:[rbx+rcx*4-0x10]` */
function memoryText(operand: MemoryOperand): string {
  const { base, index, scale, displacement, segment } = operand;
  const parts: string[] = [];
  if (base !== NO_REGISTER) parts.push(addressRegister(base, operand));
  if (index !== NO_REGISTER)
    parts.push(addressRegister(index, operand) + (scale === 1n && base !== NO_REGISTER ? "" : `*${scale}`));
  const address = parts.join("+");
  return `${segment === "none" ? "" : `${segment}:`}[${address}${displacementText(displacement, address === "", operand.addressWidth)}]`;
}

const addressRegister = (index: number, { addressWidth: width }: MemoryOperand): string =>
  index === RIP_BASE ? (width === 32 ? "eip" : "rip") : registerName({ kind: "register", index, width, high: false });

function displacementText(displacement: bigint, alone: boolean, width: 32 | 64): string {
  if (alone) return number(BigInt.asUintN(width, displacement));
  if (displacement === 0n) return "";
  return displacement < 0n ? `-${number(-displacement)}` : `+${number(displacement)}`;
}

/** Decimal below 10, where both notations are the same, else hexadecimal. */
const number = (value: bigint): string => (value < 10n ? value.toString() : `0x${value.toString(16)}`);
