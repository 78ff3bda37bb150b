/**
 * Unmasked floating-point exceptions: #XM changes nothing but sticky flags of MXCSR, exactly the rows that declare it can raise it, and the
 * sticky flags tell why.
 */
import { describe, expect, test } from "vitest";
import type { Row } from "./table.ts";
import { type Encoding, encodingsOf, implemented, rowName } from "./testing/encodings.ts";
import { everyRegister, execute } from "./testing/trial.ts";

const declaring = implemented.filter(({ keptOnFault }) => keptOnFault.includes("mxcsr"));
const NAMES =
  /^(ADD|SUB|MUL|DIV|SQRT|MIN|MAX|CMP|HADD|HSUB|ADDSUB|ROUND|DP|U?COMI|R?SQRT|RCP)[PS][SD]$|^U?COMIS[SD]$|^CVT/;
const floating = implemented.filter(({ mnemonic }) => NAMES.test(mnemonic));

/** Vectors whose lanes are signalling NaNs, denormal, infinite of both signs, huge, tiny, not integral; registers alternate. */
const VECTORS = [
  [0x7ff0_0000_7f80_0001n, 0x3ff0_0000_3f80_0000n],
  [0x0000_0000_0000_0001n, 0x8000_0001_8000_0001n],
  [0x7ff0_0000_0000_0000n, 0xfff0_0000_0000_0000n],
  [0x7f80_0000_7f80_0000n, 0xff80_0000_ff80_0000n],
  [0x7fef_ffff_ffff_ffffn, 0x7fef_ffff_ffff_ffffn],
  [0x7f7f_ffff_7f7f_ffffn, 0x7f7f_ffff_7f7f_ffffn],
  [0x3ff0_0000_0000_0001n, 0x0010_0000_0000_0001n],
  [0x3f80_0001_3f80_0001n, 0x0080_0001_0080_0001n],
  [0x3fe8_0000_3f40_0000n, 0xbfe8_0000_bf40_0000n],
].map(([even, odd]) => Array.from({ length: 16 }, (_, n) => ((n % 2 ? odd! : even!) << 64n) | (n % 2 ? odd! : even!)));

/** One exception unmasked at a time, and all of them. */
const MXCSRS = [0, ...[0, 1, 2, 3, 4, 5].map((bit) => 0x1f80 & ~(0x80 << bit))];
const EXCEPTIONS = 0x3f;
const LONG = (1n << 63n) - 1n;

/** DPPS multiplies nothing where the upper half of its immediate is 0; the others ignore it. */
const selecting = ({ row, bytes }: Encoding): Uint8Array =>
  row.immediate === "ib" ? bytes.with(-1, bytes.at(-1)! | 0x30) : bytes;

const trialsOf = (row: Row) =>
  encodingsOf(row, "register").flatMap((encoding) =>
    VECTORS.flatMap((vectors) =>
      MXCSRS.map((mxcsr) => ({
        mxcsr,
        ended: execute({ bytes: selecting(encoding), vectors, mxcsr, registers: everyRegister(LONG) }),
      })),
    ),
  );

describe("#XM", () => {
  test.each(floating.map((row) => [rowName(row), row] as const))("%s", (_, row) => {
    const raised = trialsOf(row).filter(({ ended }) => ended.stop.fault === "#XM");
    expect(raised.length > 0).toBe(declaring.includes(row));
    for (const { mxcsr, ended } of raised) {
      expect(ended.changed).toEqual(["mxcsr"]);
      const sticky = ended.state.mxcsr & EXCEPTIONS;
      expect(ended.state.mxcsr & ~EXCEPTIONS).toBe(mxcsr);
      expect(sticky & ~(mxcsr >> 7)).not.toBe(0);
    }
  });

  test("rows that declare it are the floating-point ones that are looked at here", () => {
    expect(declaring.filter((row) => !floating.includes(row))).toEqual([]);
    expect(declaring.length).toBe(63);
  });
});
