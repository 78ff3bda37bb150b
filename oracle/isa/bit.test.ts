/** Bit tests with their bit strings in memory, scans, byte swap. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CF, STATUS, ZF } from "../flags.ts";
import { DATA, quadwordAt, run } from "../testing/guest.ts";
import { byteSwap } from "./bit.ts";

const MIDDLE = DATA + 0x1000n;

describe("bit tests", () => {
  test("a register operand takes the offset modulo its width", () => {
    expect(run("0fabc8", { registers: { rcx: 33n } }).get("rax")).toBe(2n); // bts eax, ecx
    expect(run("480fabc8", { registers: { rcx: 33n } }).get("rax")).toBe(1n << 33n);
    expect(run("0fbae821", {}).get("rax")).toBe(2n); // bts eax, 33
  });

  test.each<[string, string, bigint, bigint]>([
    ["64 bits, forwards", "480fab0b", 64n * 5n + 3n, 40n],
    ["64 bits, backwards", "480fab0b", -1n, -8n],
    ["32 bits look at ECX only", "0fab0b", (9n << 32n) | 40n, 4n],
    ["32 bits, backwards", "0fab0b", 0xffff_ffffn, -4n],
    ["16 bits, forwards", "660fab0b", 0x3fffn, 0x7fen],
    ["16 bits, backwards", "660fab0b", 0x8000n, -0x1000n],
  ])("a register offset moves through memory by whole words, signed: %s", (_, hex, offset, distance) => {
    const { state } = run(hex, { registers: { rbx: MIDDLE, rcx: offset } }); // bts [rbx], rcx
    const size = hex.startsWith("48") ? 64n : hex.startsWith("66") ? 16n : 32n;
    expect(quadwordAt(state, MIDDLE + distance) & ((1n << size) - 1n)).toBe(1n << (BigInt.asUintN(64, offset) % size));
  });

  test("an immediate offset stays in its word", () => {
    const { state } = run("0fba2bff", { registers: { rbx: MIDDLE } }); // bts dword ptr [rbx], 255
    expect(quadwordAt(state, MIDDLE)).toBe(1n << 31n);
  });

  test("CF is the bit before it changes", () => {
    const registers = { rax: 5n };
    expect(run("0fbaf002", { registers }).state.rflags & CF).toBe(CF); // btr eax, 2
    expect(run("0fbaf002", { registers }).get("rax")).toBe(1n);
    expect(run("0fbaf801", { registers }).state.rflags & CF).toBe(0); // btc eax, 1
    expect(run("0fbaf801", { registers }).get("rax")).toBe(7n);
    expect(run("0fbae002", { registers }).get("rax")).toBe(5n); // bt eax, 2
  });

  test("BT reads where it cannot write, BTS does not", () => {
    expect(run("0fba2002", { registers: { rax: 0x2_0000n } }).stop.reason).toBe("limit");
    expect(run("0fba2802", { registers: { rax: 0x2_0000n } }).stop).toMatchObject({ fault: "#PF", access: "write" });
  });
});

describe("scans", () => {
  const word = fc.bigInt({ min: 1n, max: (1n << 64n) - 1n });

  test("BSF finds the lowest 1, BSR the highest: what is below or above is 0", () => {
    fc.assert(
      fc.property(word, (source) => {
        const low = run("480fbcc1", { registers: { rcx: source } }).get("rax");
        const high = run("480fbdc1", { registers: { rcx: source } }).get("rax");
        expect([(source >> low) & 1n, source & ((1n << low) - 1n), source >> high]).toEqual([1n, 0n, 1n]);
      }),
    );
  });

  test("ZF tells that there was no 1", () => {
    expect(run("0fbcc1", { flags: STATUS }).state.rflags & ZF).toBe(ZF);
    expect(run("0fbcc1", { flags: STATUS, registers: { rcx: 1n } }).state.rflags & ZF).toBe(0);
  });
});

test("BSWAP reverses the bytes; twice is nothing", () => {
  expect(byteSwap(32, 0x1122_3344n).value).toBe(0x4433_2211n);
  expect(byteSwap(64, 0x1122_3344_5566_7788n).value).toBe(0x8877_6655_4433_2211n);
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
      (value) => byteSwap(64, byteSwap(64, value).value).value === value,
    ),
  );
});
