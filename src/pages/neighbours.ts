/** Encodings beside those of a page: of the same mnemonic, or under the same opcode. */
import { type Row, TABLE } from "../../oracle/index.ts";

const opcodesOf = ({ opcode, opcodeRegister }: Row): readonly number[] =>
  opcodeRegister ? Array.from({ length: 8 }, (_, n) => opcode + n) : [opcode];

/** Whether both stand under one opcode, and under one digit of ModRM where both have one. */
export const shareOpcode = (one: Row, other: Row): boolean =>
  one.map === other.map &&
  couldBeOne(one.modrm, other.modrm) &&
  opcodesOf(one).some((opcode) => opcodesOf(other).includes(opcode));

const couldBeOne = (one: Row["modrm"], other: Row["modrm"]): boolean =>
  typeof one !== "number" || typeof other !== "number" || one === other;

const isBeside = (one: Row, other: Row): boolean => one.mnemonic === other.mnemonic || shareOpcode(one, other);

/** Those that are not executed, in the order of the table. */
export const neighboursOf = (rows: readonly Row[]): Row[] =>
  TABLE.filter((row) => row.status.kind !== "implemented" && rows.some((own) => isBeside(own, row)));

/** `planned`, or `refused: privileged`. */
export const statusText = ({ status }: Row): string =>
  status.kind === "refused" ? `refused: ${status.reason}` : status.kind;
