/** Prefixes, sizes, addressing forms and the limit of 15 bytes. */
import { describe, expect, test } from "vitest";
import { TABLE } from "../isa/index.ts";
import { NO_REGISTER, type Operand, RIP_BASE } from "../operands.ts";
import { bytesOf } from "../testing/guest.ts";
import { type Decoded, decode } from "./decode.ts";
import { buildMaps } from "./lookup.ts";

const maps = buildMaps(TABLE);

function decoded(hex: string): Decoded {
  const result = decode(maps, bytesOf(hex));
  if (typeof result === "string") throw new Error(`${hex} is ${result}`);
  return result;
}

const operand = (hex: string, n: number): Operand => decoded(hex).operands[n]!;

describe("prefixes", () => {
  test("REX counts directly before the opcode only", () => {
    expect(decoded("4801c8").operandSize).toBe(64);
    expect(decoded("486601c8").operandSize).toBe(16);
    expect(decoded("664801c8").operandSize).toBe(64);
    expect(decoded("484001c8").operandSize).toBe(32);
    expect(operand("412e01c8", 0)).toMatchObject({ index: 0 });
  });

  test("REX, even an empty one, turns AH, CH, DH, BH into SPL, BPL, SIL, DIL", () => {
    expect(operand("00e0", 1)).toMatchObject({ index: 0, high: true });
    expect(operand("4000e0", 1)).toMatchObject({ index: 4, high: false });
    expect(operand("4400e0", 1)).toMatchObject({ index: 12, high: false });
    expect(operand("b512", 0)).toMatchObject({ index: 1, high: true });
  });

  test("the last segment override counts; the four without effect do not cancel it", () => {
    expect(operand("648b03", 1)).toMatchObject({ segment: "fs" });
    expect(operand("64658b03", 1)).toMatchObject({ segment: "gs" });
    expect(operand("652e8b03", 1)).toMatchObject({ segment: "gs" });
    expect(operand("2e8b03", 1)).toMatchObject({ segment: "none" });
  });

  test("67 makes addresses 32 bits wide", () => {
    expect(operand("678b03", 1)).toMatchObject({ addressWidth: 32 });
    expect(decoded("67e300").addressWidth).toBe(32);
  });

  test("F2 and F3 mean nothing where they choose no other instruction", () => {
    for (const prefix of ["f2", "f3", "f2f3"]) {
      expect(decoded(`${prefix}01c8`).row.mnemonic).toBe("ADD");
      expect(decoded(`${prefix}c3`).row.mnemonic).toBe("RET");
    }
    expect(decoded("f20fbcc1").row.mnemonic).toBe("BSF");
    expect(decoded("f30fbcc1").row.mnemonic).toBe("TZCNT");
    expect(decoded("f390").row.mnemonic).toBe("PAUSE");
  });

  test("the string operand in ES:rDI takes no override", () => {
    expect(decoded("64a4").operands).toMatchObject([{ segment: "none" }, { segment: "fs" }]);
  });
});

describe("sizes", () => {
  test.each<[string, string, number, number]>([
    ["add ax, imm16", "66050100", 16, 4],
    ["add eax, imm32", "0501000000", 32, 5],
    ["add rax, imm32", "480501000000", 64, 6],
    ["mov rax, imm64", "48b80102030405060708", 64, 10],
    ["mov ax, imm16", "66b80102", 16, 4],
    ["mov al, moffs64", "a00102030405060708", 8, 9],
    ["mov al, moffs32", "67a001020304", 8, 6],
    ["push rax", "50", 64, 1],
    ["push ax", "6650", 16, 2],
    ["push imm16", "66680102", 16, 4],
    ["enter", "c8010203", 16, 4],
    ["test eax, imm32", "f7c001000000", 32, 6],
    ["not eax has no immediate", "f7d0", 32, 2],
    ["jz rel32 with 66", "660f8401000000", 64, 7],
  ])("%s", (_, hex, width, length) => {
    expect(decoded(hex)).toMatchObject({ width, length });
    expect(decode(maps, bytesOf(hex.slice(0, -2)))).toBe("truncated");
  });

  test("REX.W outranks 66", () => expect(decoded("664801c8").operandSize).toBe(64));
});

describe("addressing forms", () => {
  const memory = { kind: "memory", index: NO_REGISTER, scale: 1n };

  test.each<[string, string, object]>([
    ["[rax]", "8b00", { ...memory, base: 0, displacement: 0n }],
    ["[rip+disp32]", "8b0504030201", { ...memory, base: RIP_BASE, displacement: 0x1020304n }],
    ["[rip+disp32] also with REX.B", "418b0504030201", { ...memory, base: RIP_BASE }],
    ["[rbp+disp8], signed", "8b45ff", { ...memory, base: 5, displacement: -1n }],
    ["[r13+disp8]", "418b4500", { ...memory, base: 13, displacement: 0n }],
    ["[rsp] through SIB", "8b0424", { ...memory, base: 4, displacement: 0n, stack: true }],
    ["[r12] through SIB", "418b0424", { ...memory, base: 12, stack: false }],
    ["[rax+r12*8]", "428b04e0", { base: 0, index: 12, scale: 8n }],
    [
      "[disp32] without base and index",
      "8b042504030280",
      { ...memory, base: NO_REGISTER, displacement: 0x80020304n - (1n << 32n) },
    ],
    ["[rcx*2+disp32]", "8b044d04030201", { base: NO_REGISTER, index: 1, scale: 2n, displacement: 0x1020304n }],
    ["[rbp+rcx+disp8]", "8b440d01", { base: 5, index: 1, displacement: 1n, stack: true }],
    ["[r13+rcx+disp8]", "418b440d01", { base: 13, index: 1, stack: false }],
    ["fs:[rbp] is no stack reference", "648b4500", { base: 5, segment: "fs", stack: false }],
  ])("%s", (_, hex, expected) => expect(operand(hex, 1)).toMatchObject(expected));
});

describe("length", () => {
  test("fifteen bytes are an instruction, the sixteenth is too long", () => {
    expect(decoded(`${"2e".repeat(14)}90`).length).toBe(15);
    expect(decode(maps, bytesOf(`${"2e".repeat(15)}90`))).toBe("too-long");
    expect(decoded(`${"66".repeat(5)}48b80102030405060708`).length).toBe(15);
    expect(decode(maps, bytesOf(`${"66".repeat(6)}48b80102030405060708`))).toBe("too-long");
  });

  test("nothing but prefixes is truncated, or too long", () => {
    expect(decode(maps, bytesOf("2e".repeat(14)))).toBe("truncated");
    expect(decode(maps, new Uint8Array(0))).toBe("truncated");
    expect(decode(maps, bytesOf("2e".repeat(16)))).toBe("too-long");
  });
});

test.each(["06", "60", "d6", "0fa6c0", "c6c8", "fef0", "ffff", "0fba00", "f00fa300", "8dc0", "0fc7c8"])(
  "%s is undefined",
  (hex) => {
    expect(decode(maps, bytesOf(hex + "00".repeat(12)))).toBe("undefined");
  },
);
