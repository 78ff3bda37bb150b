/** What a row is proven over: which of its inputs take all values, or many, and which are drawn. */
import { type Decoded, flags, type Operand, type Row } from "../../oracle/index.ts";
import { EDGES } from "../generate/edges.ts";
import { Random } from "../generate/random.ts";
import { REGISTERS } from "./loop.ts";

/** A part of an input that goes through values: a byte or all of one field. */
export interface Axis {
  /** Number of the field: AX, CX, DX, BX, SI. */
  readonly field: number;
  readonly shift: 0 | 8;
  readonly mask: number;
  readonly values: readonly number[];
}

const FIELD_OF: ReadonlyMap<number, number> = new Map(REGISTERS.map((index, field) => [index, field]));

const upTo = (end: number): number[] => Array.from({ length: end }, (_, n) => n);
const BYTES = upTo(0x100);
const WORDS = upTo(0x1_0000);

const WORD_SEED = 0x776f7264;

/** 256 words: edges first, then arbitrary ones. */
export const SOME_WORDS: readonly number[] = someWords();

function someWords(): number[] {
  const random = new Random(WORD_SEED);
  const words = new Set(EDGES.map((edge) => Number(edge & 0xffffn)).slice(0, 160));
  while (words.size < 256) words.add(random.below(0x1_0000));
  return [...words];
}

const register = (index: number, width: number, high = false): Operand => ({
  kind: "register",
  index,
  width: width === 8 ? 8 : 16,
  high,
});

/** Operands that the instruction reads without naming them. */
function implicit({ row, width, operands }: Decoded): Operand[] {
  const byte = width === 8;
  if (row.mnemonic === "CBW" || row.mnemonic === "CWD") return [register(0, 16)];
  if (/^I?DIV$/.test(row.mnemonic)) return byte ? [register(0, 16)] : [register(0, 16), register(2, 16)];
  const isProduct = /^I?MUL$/.test(row.mnemonic) && operands.length === 1;
  return isProduct || row.mnemonic === "CMPXCHG" ? [register(0, width)] : [];
}

/** Counts first: the first axes are those that go through all their values. */
export function axesOf(instruction: Decoded): Axis[] {
  const { operands: named, row } = instruction;
  // three operands of IMUL: the first is only written
  const read = row.mnemonic === "IMUL" && named.length === 3 ? named.slice(1) : named;
  const operands = [...implicit(instruction), ...read].filter((one) => one.kind === "register");
  const distinct = operands.filter((one, n) => operands.findIndex((other) => other.index === one.index) === n);
  const counts = distinct.filter(({ index, width }) => index === 1 && width === 8);
  const others = distinct.filter((one) => !counts.includes(one));
  const alone = distinct.length === 1 && row.immediate === "none";
  return [...counts, ...others].map(({ index, width, high }) => ({
    field: FIELD_OF.get(index)!,
    shift: high ? 8 : 0,
    mask: width === 8 ? 0xff : 0xffff,
    values: width === 8 ? BYTES : alone ? WORDS : SOME_WORDS,
  }));
}

/** Every value of the row's immediate, or many; a single 0 where it has none. */
export const immediatesOf = ({ immediate }: Row): readonly number[] =>
  immediate === "none" ? [0] : immediate === "ib" ? BYTES : SOME_WORDS;

/** All values of the status flags that the row reads. */
export function flagsRead({ flags: contract }: Row): number[] {
  const values = [0];
  for (const name of flags.flagNames(contract.reads & flags.STATUS))
    values.push(...values.map((value) => value | flags.flagMask(name)));
  return values;
}
