/** Holds what came out of an assembler against what was asked, with two decoders that know nothing of each other. */
import { buildMaps, type Decoded, decode, type Operand, type Row, TABLE } from "../../oracle/index.ts";
import { disagreement } from "./compare-iced.ts";
import { type Reading, readAll } from "./iced.ts";

export interface Verified {
  readonly ok: true;
  readonly decoded: Decoded;
  readonly reading: Reading;
}

/** Not to be used, and why; counted by whoever asked. */
export interface SetAside {
  readonly ok: false;
  readonly reason: string;
  /** What our decoder takes the bytes for, if for anything. */
  readonly row?: Row;
}

export type Verdict = Verified | SetAside;

const MAPS = buildMaps(TABLE);

/** Our decoding of exactly these bytes, confirmed by iced; otherwise what is wrong with them. */
export function confirm(codes: readonly Uint8Array[]): Verdict[] {
  const readings = readAll(codes);
  return codes.map((code, n) => confirmOne(code, readings[n]!));
}

function confirmOne(code: Uint8Array, reading: Reading): Verdict {
  const decoded = decode(MAPS, code);
  if (typeof decoded !== "object") return setAside(`${decoded}: no instruction`);
  if (decoded.length !== code.length) return setAside("more bytes than one instruction");
  const wrong = disagreement(decoded, reading);
  if (wrong === undefined) return { ok: true, decoded, reading };
  return { ...setAside(`decoders disagree: ${wrong}`), row: decoded.row };
}

const setAside = (reason: string): SetAside => ({ ok: false, reason });

/** As `confirm`, and each must mean what was asked: same name, operands, repetition and sizes. The encoding may be another one. */
export function verify(asked: readonly Decoded[], codes: readonly Uint8Array[]): Verdict[] {
  return confirm(codes).map((verdict, n) => {
    if (!verdict.ok) return verdict;
    const changed = difference(asked[n]!, verdict.decoded);
    return changed === undefined ? verdict : setAside(`changed by the assembler: ${changed}`);
  });
}

function difference(asked: Decoded, got: Decoded): string | undefined {
  if (asked.row.mnemonic !== got.row.mnemonic) return "name";
  if (asked.prefixes.lock !== got.prefixes.lock) return "lock";
  if (asked.row.rep && asked.prefixes.repeat !== got.prefixes.repeat) return "repetition";
  if (asked.operands.length === 0 && asked.width !== got.width) return "operand size";
  if (asked.row.operands[0]?.startsWith("J") && asked.addressWidth !== got.addressWidth) return "address size";
  return sameOperands(asked, got) ? undefined : "operands";
}

/** XCHG and TEST with two registers may name them in either order. */
const isCommutative = ({ row }: Decoded): boolean => row.mnemonic === "XCHG" || row.mnemonic === "TEST";

function sameOperands(asked: Decoded, got: Decoded): boolean {
  if (sameList(asked.operands, got.operands, asked.length - got.length)) return true;
  return isCommutative(asked) && sameList(asked.operands, [...got.operands].reverse(), 0);
}

/** A branch to the same target has another distance when the instruction became shorter by `shorter` bytes. */
const sameList = (asked: readonly Operand[], got: readonly Operand[], shorter: number): boolean =>
  asked.length === got.length && asked.every((operand, n) => sameOperand(operand, got[n]!, shorter));

function sameOperand(asked: Operand, got: Operand, shorter: number): boolean {
  if (asked.kind === "relative") return got.kind === "relative" && asked.value + BigInt(shorter) === got.value;
  const keys = Object.keys(asked) as (keyof typeof asked)[];
  return keys.every((key) => asked[key] === got[key as keyof typeof got]);
}
