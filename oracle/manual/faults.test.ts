/** What the pages say of faults is what the machine does: each kind that is listed can be provoked, and no other ever was. */
import { describe, expect, test } from "vitest";
import { RSP } from "../state.ts";
import { allEncodingsOf, type Encoding, encodingsOf, implemented } from "../testing/encodings.ts";
import { LOW_END, SAFE } from "../testing/terrain.ts";
import { everyRegister, execute } from "../testing/trial.ts";
import type { Entry } from "./entry.ts";
import { faultsOf } from "./faults.ts";
import { MANUAL } from "./index.ts";

const NON_CANONICAL = 1n << 63n;
const IN_NO_PAGE = 0x66_6000n;
const ODD = SAFE + 1n;

/** Addresses, divisors and branch targets alike; 1 and 0 are in a page, and make counts and divisions of every kind. */
const VALUES = [NON_CANONICAL, IN_NO_PAGE, SAFE, ODD, LOW_END, 0n, 1n];

const rowsOf = ({ mnemonics }: Entry) => implemented.filter(({ mnemonic }) => mnemonics.includes(mnemonic));

const formsOf = (row: (typeof implemented)[number]): Encoding[] => [
  ...allEncodingsOf(row),
  ...encodingsOf(row, "frame", [], false),
  ...encodingsOf(row, "stack", [], false),
];

const withLock = (bytes: Uint8Array): Uint8Array => Uint8Array.of(0xf0, ...bytes);

/** A bad operand with a good stack is another fault than a bad stack. */
const settings = VALUES.flatMap((value) => [everyRegister(value), new Map([...everyRegister(value), [RSP, SAFE]])]);

/** Each lane is a signalling NaN in double precision, the even ones in single precision, and an integer that is not exact in either. */
const SIGNALLING = new Array<bigint>(16).fill(0x7ff0_0000_7f80_0001_7ff0_0000_7f80_0001n);
/** Not exact in double precision. */
const LONG = (1n << 63n) - 1n;

/** DPPS multiplies nothing where the upper half of its immediate is 0. */
const selecting = ({ row, bytes }: Encoding): Uint8Array =>
  row.immediate === "ib" ? bytes.with(-1, bytes.at(-1)! | 0x30) : bytes;

function* trials(encoding: Encoding) {
  const { bytes } = encoding;
  yield { bytes: selecting(encoding), registers: everyRegister(LONG), vectors: SIGNALLING, mxcsr: 0 };
  for (const registers of settings)
    for (const content of [0n, NON_CANONICAL]) {
      yield { bytes, content, registers };
      yield { bytes: withLock(bytes), content, registers };
    }
}

function provoked(entry: Entry): Set<string> {
  const seen = new Set<string>();
  for (const encoding of rowsOf(entry).flatMap(formsOf))
    for (const trial of trials(encoding)) {
      const { stop } = execute(trial);
      if (stop.fault) seen.add(stop.fault);
    }
  return seen;
}

/** A relative branch leaves the canonical addresses only where it stands near their end; faults-branch.test.ts goes there. */
const isRelative = (entry: Entry): boolean => rowsOf(entry).every(({ operands }) => /^J/.test(operands[0] ?? ""));

describe("faults of", () => {
  test.each(MANUAL.flatMap(({ entries }) => entries).map((entry) => [entry.page, entry] as const))("%s", (_, entry) => {
    const listed = new Set(faultsOf(entry, rowsOf(entry)).map(({ fault }) => fault));
    if (isRelative(entry)) listed.delete("#GP");
    expect([...provoked(entry)].sort()).toEqual([...listed].sort());
  });
});
