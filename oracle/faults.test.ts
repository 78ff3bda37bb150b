/**
 * A fault changes nothing: every implemented row is executed with registers that point to where reads, writes or both fault, and with
 * all the mixtures of them that a rotation gives. Only unrepeated string instructions here; repeated ones are in isa/string.test.ts.
 */
import { describe, expect, test } from "vitest";
import { ALWAYS_SET, STATUS } from "./flags.ts";
import { TABLE } from "./isa/index.ts";
import { Machine } from "./machine.ts";
import type { State } from "./state.ts";
import type { Row } from "./table.ts";
import { CODE, CONSTANT, DATA, prepare } from "./testing/guest.ts";

const NOWHERE = 0x66_6000n;
const PLACES = [
  NOWHERE,
  DATA + 0x800n,
  CONSTANT + 0x800n,
  0x8000_0000_0000n,
  CONSTANT - 4n,
  DATA + 0x1ffcn,
  DATA - 2n,
] as const;

const machine = new Machine();
const implemented = TABLE.filter((row) => row.status.kind === "implemented");

const hex = (...bytes: number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The shortest bytes of a row: memory operand [rbx] where it may have one, immediates 0. */
function encode(row: Row): string {
  const prefix = /^(66|f2|f3)$/.test(row.prefix) ? row.prefix : "";
  const map = ["", "0f", "0f38", "0f3a"][row.map] ?? "";
  return prefix + (row.rexW ? "48" : "") + map + hex(row.opcode) + modrmOf(row) + "00".repeat(8);
}

function modrmOf(row: Row): string {
  if (row.fixedModrm !== undefined) return hex(row.fixedModrm);
  if (row.modrm === "none") return "";
  return hex((row.form === "register" ? 0xc0 : 0) | ((row.modrm === "r" ? 2 : row.modrm) << 3) | 3);
}

/** Register `n` points to the place `n * stride + start`. */
const registersOf = (start: number, stride: number): Record<string, bigint> =>
  Object.fromEntries(
    ["rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi"].map((name, n) => [
      name,
      PLACES[(n * stride + start) % PLACES.length]!,
    ]),
  );

const everything = (state: State): unknown => ({
  registers: [...state.registers],
  undefinedBits: [...state.undefinedBits],
  rip: state.rip,
  rflags: state.rflags,
  undefinedFlags: state.undefinedFlags,
  undefinedMemory: [...state.undefinedMemory],
  memory: state.memory.changes(),
});

/** Executes the row in one setting; true when it faulted, and then everything must be as before. */
function faults(row: Row, start: number, stride: number): boolean {
  const state = prepare(encode(row), { registers: registersOf(start, stride), flags: STATUS });
  const before = everything(state);
  const stop = machine.run(state, { limit: 1 });
  if (stop.reason === "fault") expect(everything(state)).toEqual(before);
  return stop.reason === "fault";
}

const nameOf = ({ encoding, mnemonic, operands }: Row): string => `${encoding}  ${mnemonic} ${operands.join(", ")}`;

/** Memory operands that are never accessed. */
const NO_ACCESS = /^(LEA|NOP|PREFETCH\w*|CLDEMOTE)$/;

const touchesMemory = (row: Row): boolean =>
  (row.form !== "register" &&
    row.operands.some((operand) => /^[EMXYT]/.test(operand)) &&
    !NO_ACCESS.test(row.mnemonic)) ||
  /^(PUSH|POP|CALL|RET|ENTER|LEAVE)/.test(row.mnemonic);

describe("a fault changes nothing", () => {
  test.each(implemented.map((row) => [nameOf(row), row] as const))("%s", (_, row) => {
    const faulted = [0, 1, 2, 3, 4, 5, 6].flatMap((start) => [1, 2, 3].map((stride) => faults(row, start, stride)));
    if (touchesMemory(row)) expect(faulted).toContain(true);
  });

  test("the rows that touch memory are most of the table", () => {
    expect(implemented.filter(touchesMemory).length).toBeGreaterThan(implemented.length / 2);
  });
});

test("a fault leaves RIP at the instruction and IF and bit 1 set", () => {
  const state = prepare("480103", { registers: { rbx: NOWHERE } }); // add [rbx], rax
  machine.run(state, { limit: 1 });
  expect([state.rip, state.rflags]).toEqual([CODE, ALWAYS_SET]);
});
