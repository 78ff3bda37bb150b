/** An encoding with one of its memory operands put at a chosen address, the others where nothing faults; and what came of it. */
import { NO_REGISTER } from "../operands.ts";
import { accessesOf, type MemoryAccess } from "./accesses.ts";
import { type Encoding, hexOf } from "./encodings.ts";
import { EDGES, type Expected, expectedFault, placesFor, SAFE } from "./terrain.ts";
import { everyRegister, execute, type Trial } from "./trial.ts";

const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);

/** Any value but 0, not a multiple of anything. */
const SEGMENT_BASE = 0x5123_4567_89abn;
/** With 67 the register holds this, and above it bits that do not count. */
const NARROW_OFFSET = 0x9876_5432n;
const IGNORED_UPPER = 0xabcd_ef01n << 32n;

/** Undefined when it cannot be done: with 67 and no segment base an address has 32 bits; two operands may share their base register. */
export function place(
  { bytes }: Encoding,
  accesses: readonly MemoryAccess[],
  chosen: MemoryAccess,
  address: bigint,
): Trial | undefined {
  const registers = new Map<number, bigint>();
  const bases = { none: 0n, fs: SEGMENT_BASE, gs: SEGMENT_BASE };
  let code = bytes;
  for (const access of [chosen, ...accesses.filter((other) => other !== chosen)]) {
    const at = access === chosen ? address : SAFE;
    const narrow = access.addressWidth === 32;
    if (narrow && access.segment === "none" && at >> 32n !== 0n) return undefined;
    if (narrow && access.segment !== "none") bases[access.segment] = wrap(at - NARROW_OFFSET);
    const offset = wrap(at - bases[access.segment]);
    const value = registerFor(offset - access.displacement, narrow);
    if (access.base === NO_REGISTER) code = withOffset(bytes, offset);
    else if ((registers.get(access.base) ?? value) !== value) return undefined;
    else registers.set(access.base, value);
  }
  return { bytes: code, registers, fsBase: bases.fs, gsBase: bases.gs };
}

const registerFor = (value: bigint, narrow: boolean): bigint =>
  narrow ? IGNORED_UPPER | BigInt.asUintN(32, value) : wrap(value);

/** The address field of MOV AL, moffs and its kin ends the instruction: 8 bytes, 4 with 67. */
function withOffset(bytes: Uint8Array, offset: bigint): Uint8Array {
  const size = bytes.includes(0x67) ? 4 : 8;
  const field = Uint8Array.from({ length: size }, (_, n) => Number((offset >> BigInt(8 * n)) & 0xffn));
  return Uint8Array.from([...bytes.subarray(0, -size), ...field]);
}

/** What the address must be a multiple of, which comes before any look at the page (SDM 2A CMPXCHG16B, MOVDIR64B, SDM 1, 10.4.1.1; measured). */
function alignmentOf({ row: { mnemonic }, decoded }: Encoding, { kind, size }: MemoryAccess): bigint {
  if (mnemonic === "MOVDIR64B") return kind === "write" ? 64n : 1n;
  const isAligned = decoded.operands.some((operand) => operand.kind === "memory" && operand.aligned);
  return mnemonic === "CMPXCHG16B" || (isAligned && size === 16) ? 16n : 1n;
}

/** Also where the address is not canonical and a stack reference would be #SS. */
const MISALIGNED: Expected = { fault: "#GP" };

function expectedAt(encoding: Encoding, chosen: MemoryAccess, address: bigint): Expected | undefined {
  if (address % alignmentOf(encoding, chosen) !== 0n) return MISALIGNED;
  if (encoding.row.mnemonic === "MASKMOVDQU") return expectedInHalves(chosen, address);
  // the terrain is all ones, of which MXCSR reserves some
  return expectedFault(chosen, address) ?? (encoding.row.mnemonic === "LDMXCSR" ? { fault: "#GP" } : undefined);
}

/** As two quadwords, the upper one first, whose address wraps by itself (measured). */
function expectedInHalves(chosen: MemoryAccess, address: bigint): Expected | undefined {
  const half = { ...chosen, size: 8 };
  const upper = BigInt.asUintN(64, address + 8n);
  return expectedFault(half, upper) ?? expectedFault(half, address);
}

const stopText = ({ fault, address, access }: { fault?: string; address?: bigint; access?: string }): string =>
  [fault ?? "none", address === undefined ? "" : `0x${address.toString(16)}`, access ?? ""].join(" ").trim();

export interface Report {
  /** Placements that had to fault, and that had not to. */
  faults: number;
  others: number;
  readonly wrong: string[];
}

export const emptyReport = (): Report => ({ faults: 0, others: 0, wrong: [] });
export const countOf = ({ faults, others }: Report): number => faults + others;

/** Puts every memory operand of the encoding to every place and holds fault, address, access kind and state against what is expected. */
export function tryPlaces(encoding: Encoding, report: Report, edges: readonly bigint[] = EDGES): void {
  const accesses = accessesOf(encoding.bytes);
  for (const chosen of accesses) {
    for (const address of placesFor(chosen.size, edges)) {
      const placed = place(encoding, accesses, chosen, address);
      if (placed) judge(encoding, placed, chosen, address, report);
    }
  }
}

function judge(encoding: Encoding, trial: Trial, chosen: MemoryAccess, address: bigint, report: Report): void {
  const expected = expectedAt(encoding, chosen, address);
  const { stop, changed } = execute(trial);
  if (expected) report.faults++;
  else report.others++;
  const told = `${hexOf(trial.bytes)} with ${chosen.kind} of ${chosen.size} at 0x${address.toString(16)}`;
  if (stopText(stop) !== stopText(expected ?? {}))
    report.wrong.push(`${told}: ${stopText(stop)}, not ${stopText(expected ?? {})}`);
  else if (stop.reason === "fault" && changed.length > 0) report.wrong.push(`${told}: changed ${changed.join(", ")}`);
}

const NOWHERE = 0xdead_beef_0000_0000n;

/** Executes with every register pointing to no canonical address; tells a fault that has to do with memory. */
export function executeNowhere({ bytes }: Encoding): string[] {
  const { stop } = execute({ bytes, registers: everyRegister(NOWHERE) });
  return /^#(GP|SS|PF)$/.test(stop.fault ?? "") ? [`${hexOf(bytes)}: ${stopText(stop)}`] : [];
}
