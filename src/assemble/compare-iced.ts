/** Whether iced's reading of some bytes is ours: name, LOCK, every operand, length. */
import {
  type Decoded,
  type MemoryOperand,
  NO_REGISTER,
  type Operand,
  RIP_BASE,
  registerName,
  truncate,
} from "../../oracle/index.ts";
import type { Reading, ReadOperand } from "./iced.ts";

/** What the two disagree about, or undefined. */
export function disagreement(ours: Decoded, theirs: Reading): string | undefined {
  if (ours.length !== theirs.length) return `length ${ours.length}, iced ${theirs.length}`;
  if (!namesOf(theirs.mnemonic).includes(ours.row.mnemonic)) return `${ours.row.mnemonic}, iced ${theirs.mnemonic}`;
  if (ours.prefixes.lock !== theirs.lock) return `lock ${ours.prefixes.lock}, iced ${theirs.lock}`;
  const wrong = ours.operands.findIndex((operand, n) => {
    const spec = ours.row.operands[n];
    if (spec === IMPLIED) return false;
    return spec === "GM" ? !samePointer(operand, theirs.operands[n]) : !sameOperand(ours, operand, theirs.operands[n]);
  });
  return wrong < 0 ? undefined : `operand ${wrong + 1} of ${ours.row.encoding} ${ours.row.mnemonic}`;
}

/** No field names it, and iced does not count it among the operands. */
const IMPLIED = "<XMM0>";

/** iced names by operand size, and prefers other aliases here and there. MOVSD and CMPSD name scalar numbers, too: operands tell them apart. */
function namesOf(mnemonic: string): readonly string[] {
  const string = /^(MOVS|CMPS|STOS|LODS|SCAS)[BWDQ]$/.exec(mnemonic);
  return string ? [string[1]!, mnemonic] : (ALIASES[mnemonic] ?? [mnemonic]);
}

const ALIASES: Record<string, readonly string[]> = {
  CWDE: ["CBW"],
  CDQE: ["CBW"],
  CDQ: ["CWD"],
  CQO: ["CWD"],
  PUSHFQ: ["PUSHF"],
  POPFQ: ["POPF"],
  JECXZ: ["JRCXZ"],
  SAL: ["SHL"],
  RESERVEDNOP: ["NOP"],
  // hints that iced knows by newer names; they execute as no-operations
  PREFETCHIT0: ["NOP"],
  PREFETCHIT1: ["NOP"],
  // 0F 0D /3 is reserved: iced calls it PREFETCHW
  PREFETCHW: ["PREFETCHW", "PREFETCH"],
};

function sameOperand(ours: Decoded, operand: Operand, theirs: ReadOperand | undefined): boolean {
  if (!theirs) return false;
  switch (operand.kind) {
    case "register":
      return theirs.kind === "register" && theirs.name === icedName(registerName(operand));
    case "vector":
      return theirs.kind === "register" && theirs.name === `XMM${operand.index}`;
    case "immediate":
      return theirs.kind === "immediate" && truncate(operand.width, theirs.value) === operand.value;
    case "relative":
      return theirs.kind === "branch" && theirs.target === truncate(64, operand.value + BigInt(ours.length));
    case "memory":
      return sameMemory(ours, operand, theirs);
  }
}

/** r8b is R8L there. */
const icedName = (name: string): string => name.toUpperCase().replace(/^(R\d+)B$/, "$1L");

function sameMemory(ours: Decoded, operand: MemoryOperand, theirs: ReadOperand): boolean {
  if (theirs.kind !== "memory" && theirs.kind !== "string") return false;
  if (theirs.segment !== operand.segment || !sameSize(ours, operand, theirs.bytes)) return false;
  const base = addressName(operand.base, operand.addressWidth);
  if (theirs.kind === "string") return theirs.pointer === base;
  if (ours.row.mnemonic === "XLATB") return theirs.base === base && theirs.index === "AL";
  const isIndexed = operand.index !== NO_REGISTER;
  return (
    theirs.base === base &&
    theirs.index === addressName(operand.index, operand.addressWidth) &&
    (!isIndexed || theirs.scale === Number(operand.scale)) &&
    sameDisplacement(ours, operand, theirs.displacement)
  );
}

/** Memory whose address a register holds: iced names the register. */
const samePointer = (operand: Operand, theirs: ReadOperand | undefined): boolean =>
  operand.kind === "memory" &&
  theirs?.kind === "register" &&
  theirs.name === addressName(operand.base, operand.addressWidth);

/** iced gives RIP-relative operands their target. */
const sameDisplacement = (
  ours: Decoded,
  { base, displacement, addressWidth }: MemoryOperand,
  theirs: bigint,
): boolean =>
  truncate(addressWidth, displacement + (base === RIP_BASE ? BigInt(ours.length) : 0n)) ===
  truncate(addressWidth, theirs);

function addressName(register: number, width: 32 | 64): string {
  if (register === NO_REGISTER) return "None";
  if (register === RIP_BASE) return width === 32 ? "EIP" : "RIP";
  return icedName(registerName({ kind: "register", index: register, width, high: false }));
}

/** iced leaves the size open where the stack implies it; a NOP accesses nothing, and no width of ours is 64 bytes. */
const sameSize = ({ row }: Decoded, { width }: MemoryOperand, bytes: number): boolean =>
  bytes === 0 || /^(NOP|MOVDIR64B)$/.test(row.mnemonic) || bytes * 8 === width;
