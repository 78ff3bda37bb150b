/** AND, OR, XOR, TEST. CF and OF are cleared, AF is undefined (SDM 2A AND). Policy for AF: cleared. */
import type { Width } from "../bits.ts";
import { AF, STATUS } from "../flags.ts";
import { rows } from "../table.ts";
import { binary, compare, type Result, zeroSignParity } from "./result.ts";

const logical = (width: Width, value: bigint): Result => ({
  value,
  flags: zeroSignParity(width, value),
  written: STATUS,
  undefined: AF,
});

export const and = (width: Width, left: bigint, right: bigint): Result => logical(width, left & right);
export const or = (width: Width, left: bigint, right: bigint): Result => logical(width, left | right);
export const xor = (width: Width, left: bigint, right: bigint): Result => logical(width, left ^ right);

const head = { feature: "base", writes: "OF SF ZF AF PF CF", undefined: "AF" } as const;

export const logicRows = [
  ...rows(
    binary(and),
    { ...head, section: "SDM 2A AND" },
    `
  20 /r       AND Eb, Gb    lock
  21 /r       AND Ev, Gv    lock
  22 /r       AND Gb, Eb
  23 /r       AND Gv, Ev
  24 ib       AND AL, Ib
  25 iz       AND rAv, Iv
  80 /4 ib    AND Eb, Ib    lock
  81 /4 iz    AND Ev, Iv    lock
  83 /4 ib    AND Ev, sIb    lock
  `,
  ),
  ...rows(
    binary(or),
    { ...head, section: "SDM 2B OR" },
    `
  08 /r       OR Eb, Gb    lock
  09 /r       OR Ev, Gv    lock
  0A /r       OR Gb, Eb
  0B /r       OR Gv, Ev
  0C ib       OR AL, Ib
  0D iz       OR rAv, Iv
  80 /1 ib    OR Eb, Ib    lock
  81 /1 iz    OR Ev, Iv    lock
  83 /1 ib    OR Ev, sIb    lock
  `,
  ),
  ...rows(
    binary(xor),
    { ...head, section: "SDM 2D XOR" },
    `
  30 /r       XOR Eb, Gb    lock
  31 /r       XOR Ev, Gv    lock
  32 /r       XOR Gb, Eb
  33 /r       XOR Gv, Ev
  34 ib       XOR AL, Ib
  35 iz       XOR rAv, Iv
  80 /6 ib    XOR Eb, Ib    lock
  81 /6 iz    XOR Ev, Iv    lock
  83 /6 ib    XOR Ev, sIb    lock
  `,
  ),
  ...rows(
    compare(and),
    { ...head, section: "SDM 2B TEST" },
    `
  84 /r       TEST Eb, Gb
  85 /r       TEST Ev, Gv
  A8 ib       TEST AL, Ib
  A9 iz       TEST rAv, Iv
  F6 /0 ib    TEST Eb, Ib
  F7 /0 iz    TEST Ev, Iv
  F6 /1 ib    TEST Eb, Ib    # not in the manual's table; every processor executes it
  F7 /1 iz    TEST Ev, Iv
  `,
  ),
];
