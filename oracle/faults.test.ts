/**
 * A fault changes nothing but what the row declares: every encoding of every implemented row is executed with registers that point to
 * where reads, writes or both fault, and with all the mixtures of them that a rotation gives. What exactly faults where, and in which
 * order, is in the other faults-*.test.ts files.
 */
import { describe, expect, test } from "vitest";
import { ALWAYS_SET, STATUS } from "./flags.ts";
import type { Row } from "./table.ts";
import { accessesOf } from "./testing/accesses.ts";
import { allEncodingsOf, hexOf, implemented, rowName } from "./testing/encodings.ts";
import { CODE_PAGE, LOW_END } from "./testing/terrain.ts";
import { execute } from "./testing/trial.ts";

/** In no page, fine (a repetition soon gets to the end), read only, not canonical; straddling from writable into read only, from there into no page, from writable into no page. */
const PLACES = [0x66_6000n, 0x1_1f80n, 0x2_2f80n, LOW_END, 0x2_1ffcn, 0x2_2ffcn, 0x1_1ffcn];

/** Register `n` points to the place `n * stride + start`. */
const registersOf = (start: number, stride: number): Map<number, bigint> =>
  new Map(Array.from({ length: 16 }, (_, n) => [n, PLACES[(n * stride + start) % PLACES.length]!]));

const MIXTURES = PLACES.flatMap((_, start) => [1, 2, 3].map((stride) => registersOf(start, stride)));

/** The row's encodings, repeated ones as well. */
const codesOf = (row: Row): Uint8Array[] =>
  allEncodingsOf(row).flatMap(({ bytes }) =>
    row.rep ? [bytes, Uint8Array.of(0xf2, ...bytes), Uint8Array.of(0xf3, ...bytes)] : [bytes],
  );

interface Outcome {
  readonly faulted: boolean;
  /** Fields that a fault changed though the row does not declare them. */
  readonly undeclared: readonly string[];
}

function outcomeOf(row: Row, bytes: Uint8Array, registers: ReadonlyMap<number, bigint>): Outcome {
  const { stop, changed } = execute({ bytes, registers });
  if (stop.reason !== "fault") return { faulted: false, undeclared: [] };
  const undeclared = changed.filter((field) => !row.keptOnFault.includes(field) && !isMarkOf(field, row));
  return { faulted: true, undeclared: undeclared.map((field) => `${hexOf(bytes)} changed ${field}`) };
}

/** A register that finished iterations have written is defined again. */
const isMarkOf = (field: string, { keptOnFault }: Row): boolean =>
  keptOnFault.length > 0 &&
  (field === "undefinedRegisters" || keptOnFault.some((register) => field === `undefined ${register}`));

const hasAccess = (row: Row): boolean => allEncodingsOf(row).some(({ bytes }) => accessesOf(bytes).length > 0);

describe("a fault changes nothing but what its row declares", () => {
  test.each(implemented.map((row) => [rowName(row), row] as const))("%s", (_, row) => {
    const outcomes = codesOf(row).flatMap((bytes) => MIXTURES.map((registers) => outcomeOf(row, bytes, registers)));
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.flatMap(({ undeclared }) => undeclared)).toEqual([]);
    if (hasAccess(row)) expect(outcomes.some(({ faulted }) => faulted)).toBe(true);
  });

  test("only repeated string instructions and floating point (faults-float.test.ts) declare anything", () => {
    const declaring = implemented.filter(({ keptOnFault }) => keptOnFault.length > 0 && keptOnFault.join() !== "mxcsr");
    expect(new Set(declaring.map(({ mnemonic }) => mnemonic))).toEqual(
      new Set(["MOVS", "CMPS", "STOS", "LODS", "SCAS"]),
    );
  });

  test("the rows that access memory are most of the table", () => {
    expect(implemented.filter(hasAccess).length).toBeGreaterThan(implemented.length / 2);
  });
});

test("a fault leaves RIP at the instruction and IF and bit 1 set", () => {
  const bytes = Uint8Array.of(0x48, 0x01, 0x03); // add [rbx], rax
  const { stop, state } = execute({ bytes, registers: new Map([[3, 0x66_6000n]]), flags: 0 });
  expect(stop).toEqual({ reason: "fault", at: CODE_PAGE, fault: "#PF", address: 0x66_6000n, access: "write" });
  expect([state.rip, state.rflags]).toEqual([CODE_PAGE, ALWAYS_SET]);
  expect(ALWAYS_SET & STATUS).toBe(0);
});
