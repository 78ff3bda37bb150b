/**
 * LOCK is legal with a memory destination of the manual's list (SDM 2A LOCK) and #UD everywhere else, before anything is accessed; where
 * it is legal, it changes nothing in a machine with one processor. iced-x86, which has the list from elsewhere, must agree.
 */
import { Code, Decoder, DecoderOptions } from "iced-x86";
import { describe, expect, test } from "vitest";
import { decode } from "./decode/decode.ts";
import { TABLE } from "./isa/index.ts";
import type { Row } from "./table.ts";
import { accessesOf } from "./testing/accesses.ts";
import { type Encoding, encodingsOf, hexOf, maps } from "./testing/encodings.ts";
import { place } from "./testing/placement.ts";
import { SAFE } from "./testing/terrain.ts";
import { everyRegister, execute } from "./testing/trial.ts";

const LOCK = 0xf0;
const LOCKABLE = new Set(
  "ADD ADC AND BTC BTR BTS CMPXCHG CMPXCHG8B CMPXCHG16B DEC INC NEG NOT OR SBB SUB XOR XADD XCHG".split(" "),
);

const encodings: readonly Encoding[] = TABLE.flatMap((row) => [
  ...encodingsOf(row, "register"),
  ...encodingsOf(row, "memory"),
]);

const withLock = (bytes: Uint8Array): Uint8Array => Uint8Array.of(LOCK, ...bytes);

/** The destination comes first in the notation; M and E are memory when mod is not 3. */
const hasMemoryDestination = ({ row, decoded }: Encoding): boolean =>
  row.modrm !== "none" && /^[EM]/.test(row.operands[0] ?? "") && decoded.modrm >> 6 !== 3;

const isLegal = (encoding: Encoding): boolean => LOCKABLE.has(encoding.row.mnemonic) && hasMemoryDestination(encoding);

const legal = encodings.filter(isLegal);
const illegal = encodings.filter((encoding) => !isLegal(encoding));

function icedTakes(bytes: Uint8Array): boolean {
  const decoder = new Decoder(64, bytes, DecoderOptions.None);
  const instruction = decoder.decode();
  const isValid = instruction.code !== Code.INVALID;
  instruction.free();
  decoder.free();
  return isValid;
}

const NOWHERE = everyRegister(1n << 63n);

/** What is wrong with LOCK in front of an encoding that does not take it, executed with every register pointing nowhere. */
function wrongRefusal({ bytes }: Encoding): string[] {
  const { stop, changed } = execute({ bytes: withLock(bytes), registers: NOWHERE });
  return stop.fault === "#UD" && stop.address === undefined && changed.length === 0
    ? []
    : [`${hexOf(withLock(bytes))}: ${stop.fault ?? stop.reason}, changed ${changed.join(", ")}`];
}

/** LOCK somewhere among the other prefixes, or twice. */
const placesOfLock = (bytes: Uint8Array): Uint8Array[] => [
  withLock(bytes),
  withLock(withLock(bytes)),
  Uint8Array.of(0x65, LOCK, ...bytes),
  Uint8Array.of(LOCK, 0x65, ...bytes),
];

describe("LOCK", () => {
  test("is #UD on every encoding of the whole table without a memory destination of the list, and changes nothing", () => {
    expect(illegal.length).toBeGreaterThan(1_500);
    expect(illegal.flatMap(wrongRefusal)).toEqual([]);
  });

  test("decodes on all others, wherever it stands among the prefixes", () => {
    const rowsOf = legal.flatMap(({ row, bytes }) =>
      placesOfLock(bytes).map((code) => [decode(maps, code), row] as const),
    );
    for (const [decoded, row] of rowsOf) expect(decoded).toMatchObject({ row, prefixes: { lock: true } });
    expect(rowsOf.length).toBeGreaterThan(400);
  });

  test("is on the rows that the manual names, and on no others", () => {
    const attributed = TABLE.filter(({ lock }) => lock);
    expect(new Set(attributed.map(({ mnemonic }) => mnemonic))).toEqual(LOCKABLE);
    expect(attributed.filter(({ operands }) => !/^[EM]/.test(operands[0] ?? ""))).toEqual([]);
  });

  test("is accepted and refused as by iced", () => {
    const differing = encodings.filter(
      (encoding) => icedTakes(encoding.bytes) && icedTakes(withLock(encoding.bytes)) !== isLegal(encoding),
    );
    expect(differing.map(nameOf)).toEqual([]);
  });

  test("changes nothing where it is legal: same fields, same stop", () => {
    for (const encoding of legal) {
      const accesses = accessesOf(encoding.bytes);
      const placed = place(encoding, accesses, accesses[0]!, SAFE)!;
      const locked = execute({ ...placed, bytes: withLock(placed.bytes) });
      expect(locked.changed, hexOf(placed.bytes)).toEqual(execute(placed).changed);
      expect(locked.stop.reason).toBe("limit");
    }
  });
});

function nameOf({ row, bytes }: { readonly row: Row; readonly bytes: Uint8Array }): string {
  return `${hexOf(bytes)} ${row.mnemonic}`;
}
