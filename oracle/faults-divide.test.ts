/**
 * #DE: every division of the table, in every size and form, at the edge of what its quotient can hold. The cases are built backwards,
 * from quotient, divisor and remainder to the dividend, so that nothing here divides.
 */
import { describe, expect, test } from "vitest";
import type { Width } from "./bits.ts";
import { RAX, RDX } from "./state.ts";
import { accessesOf } from "./testing/accesses.ts";
import { type Encoding, encodingsOf, hexOf, implemented, rowName } from "./testing/encodings.ts";
import { CODE_PAGE, SAFE } from "./testing/terrain.ts";
import { execute, type Trial } from "./testing/trial.ts";

const divisions = implemented.filter(({ mnemonic }) => /^I?DIV$/.test(mnemonic));

interface Division {
  readonly quotient: bigint;
  readonly divisor: bigint;
  readonly remainder: bigint;
}

interface Range {
  readonly lowest: bigint;
  readonly highest: bigint;
}

const rangeOf = (isSigned: boolean, width: number): Range =>
  isSigned
    ? { lowest: -(1n << BigInt(width - 1)), highest: (1n << BigInt(width - 1)) - 1n }
    : { lowest: 0n, highest: (1n << BigInt(width)) - 1n };

const within = (value: bigint, { lowest, highest }: Range): boolean => value >= lowest && value <= highest;

/** All divisions around the ends of the range, whose dividend fits twice the width. */
function divisionsOf(isSigned: boolean, width: Width): Division[] {
  const range = rangeOf(isSigned, width);
  const near = [range.lowest, range.lowest + 1n, -3n, -2n, -1n, 0n, 1n, 2n, 3n, range.highest - 1n, range.highest];
  const divisors = near.filter((value) => value !== 0n && within(value, range));
  const quotients = [range.lowest - 2n, range.lowest - 1n, ...near, range.highest + 1n, range.highest + 2n];
  return quotients
    .flatMap((quotient) => divisors.flatMap((divisor) => withRemainders(quotient, divisor)))
    .filter((division) => within(dividendOf(division), rangeOf(isSigned, 2 * width)));
}

/** The smallest and the largest remainder; it has the sign of the dividend (SDM 2A IDIV). */
function withRemainders(quotient: bigint, divisor: bigint): Division[] {
  const size = (divisor < 0n ? -divisor : divisor) - 1n;
  const remainder = quotient * divisor < 0n ? -size : size;
  return [...new Set([0n, remainder])].map((one) => ({ quotient, divisor, remainder: one }));
}

const dividendOf = ({ quotient, divisor, remainder }: Division): bigint => quotient * divisor + remainder;

/** rDX:rAX, or AH:AL for bytes, holds the dividend, r15 the divisor or its address. */
function placedFor({ bytes, decoded: { width } }: Encoding, dividend: bigint, divisor: bigint): Trial {
  const bits = BigInt.asUintN(2 * width, dividend);
  const half = width === 8 ? 16 : width;
  const registers = new Map([
    [RAX, BigInt.asUintN(half, bits)],
    [RDX, BigInt.asUintN(64, bits >> BigInt(half))],
    [15, accessesOf(bytes).length > 0 ? SAFE : BigInt.asUintN(64, divisor)],
  ]);
  return { bytes, registers, content: divisor };
}

function expectedRegisters(width: Width, { quotient, remainder }: Division): [bigint, bigint] {
  const [low, high] = [BigInt.asUintN(width, quotient), BigInt.asUintN(width, remainder)];
  return width === 8 ? [(high << 8n) | low, 0n] : [low, high];
}

function check(encoding: Encoding, division: Division, fits: boolean): void {
  const { width } = encoding.decoded;
  const { stop, changed, state } = execute(placedFor(encoding, dividendOf(division), division.divisor));
  const told = `${hexOf(encoding.bytes)}: ${dividendOf(division)} / ${division.divisor}`;
  if (fits) {
    expect(stop.reason, told).toBe("limit");
    expect([state.registers[RAX], state.registers[RDX]], told).toEqual(expectedRegisters(width, division));
  } else {
    expect(stop, told).toEqual({ reason: "fault", at: CODE_PAGE, fault: "#DE" });
    expect(changed, told).toEqual([]);
  }
}

const encodings = divisions.flatMap((row) => [...encodingsOf(row, "register"), ...encodingsOf(row, "memory")]);

describe("a quotient that does not fit is #DE and changes nothing; one that just fits is exact", () => {
  test.each(encodings.map((encoding) => [`${rowName(encoding.row)} ${hexOf(encoding.bytes)}`, encoding] as const))(
    "%s",
    (_, encoding) => {
      const isSigned = encoding.row.mnemonic === "IDIV";
      const range = rangeOf(isSigned, encoding.decoded.width);
      const outcomes = divisionsOf(isSigned, encoding.decoded.width).map((division) => {
        const fits = within(division.quotient, range);
        check(encoding, division, fits);
        return fits;
      });
      expect(new Set(outcomes)).toEqual(new Set([true, false]));
    },
  );

  test("there are two rows of either instruction", () => {
    expect(divisions.map(({ mnemonic }) => mnemonic).sort()).toEqual(["DIV", "DIV", "IDIV", "IDIV"]);
  });
});

test.each(encodings.map((encoding) => [hexOf(encoding.bytes), encoding] as const))("%s by 0 is #DE", (_, encoding) => {
  for (const dividend of [0n, 1n, -1n]) {
    const { stop, changed } = execute(placedFor(encoding, dividend, 0n));
    expect(stop).toEqual({ reason: "fault", at: CODE_PAGE, fault: "#DE" });
    expect(changed).toEqual([]);
  }
});
