/** Inverse pairs and laws of bits and exchanges, on programs of two or three instructions. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CF, STATUS, ZF } from "../flags.ts";
import { DATA, quadwordAt, run } from "../testing/guest.ts";
import { word } from "../testing/proof/arbitrary.ts";

const any = word(64);
const offset = fc.bigInt({ min: 0n, max: 63n });
/** Each run makes a machine state of its own. */
const RUNS = { numRuns: 50 };

describe("bits", () => {
  test("BTR takes away what BTS sets, BTC twice is nothing, and BT sees each", () => {
    fc.assert(
      fc.property(any, offset, (value, n) => {
        const registers = { rax: value, rcx: n };
        const one = 2n ** n;
        const isSet = (value / one) % 2n === 1n;
        const after = (code: string, steps: number) => run(code, { registers, steps });
        expect(after("480fabc8 480fb3c8", 2).get("rax")).toBe(isSet ? value - one : value); // bts; btr
        expect(after("480fbbc8 480fbbc8", 2).get("rax")).toBe(value); // btc; btc
        expect(after("480fa3c8", 1).state.rflags & CF).toBe(isSet ? CF : 0); // bt
        expect(after("480fabc8 480fa3c8", 2).state.rflags & CF).toBe(CF); // bts; bt
        expect(after("480fb3c8 480fa3c8", 2).state.rflags & CF).toBe(0); // btr; bt
      }),
      RUNS,
    );
  });

  test("a bit string in memory and a register agree about offsets inside one word", () => {
    fc.assert(
      fc.property(any, offset, (value, n) => {
        const setting = { registers: { rax: value, rbx: DATA, rcx: n }, memory: [[DATA, value]] as const };
        for (const [register, memory] of [
          ["480fabc8", "480fab0b"],
          ["480fb3c8", "480fb30b"],
          ["480fbbc8", "480fbb0b"],
        ] as const) {
          const [inRegister, inMemory] = [run(register, setting), run(memory, setting)];
          expect(quadwordAt(inMemory.state, DATA)).toBe(inRegister.get("rax"));
          expect(inMemory.state.rflags & STATUS).toBe(inRegister.state.rflags & STATUS);
        }
      }),
      RUNS,
    );
  });

  test("BSF is the count of trailing zeros, BSR the logarithm; both agree on zero-extended values of all widths", () => {
    fc.assert(
      fc.property(any, (value) => {
        fc.pre(value !== 0n);
        const scan = (code: string) => run(code, { registers: { rcx: value } }).get("rax");
        const [low, high] = [scan("480fbcc1"), scan("480fbdc1")];
        expect([value % 2n ** low, (value / 2n ** low) % 2n, value / 2n ** high]).toEqual([0n, 1n, 1n]);
        if (value < 2n ** 32n) expect([scan("0fbcc1"), scan("0fbdc1")]).toEqual([low, high]);
        if (value < 2n ** 16n) expect([scan("660fbcc1"), scan("660fbdc1")]).toEqual([low, high]);
      }),
      RUNS,
    );
  });

  test("BSWAP twice is nothing; BSWAP of 64 bits is BSWAP of both halves, exchanged", () => {
    fc.assert(
      fc.property(any, (value) => {
        const swap = (code: string, steps: number) => run(code, { registers: { rax: value }, steps }).get("rax");
        expect(swap("480fc8 480fc8", 2)).toBe(value);
        expect(swap("0fc8 0fc8", 2)).toBe(value % 2n ** 32n);
        const low = swap("0fc8", 1);
        const high = run("0fc8", { registers: { rax: value / 2n ** 32n } }).get("rax");
        expect(swap("480fc8", 1)).toBe(low * 2n ** 32n + high);
      }),
      RUNS,
    );
  });
});

describe("exchanges", () => {
  test("XCHG twice is nothing, and is three XORs", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const registers = { rax: a, rbx: b };
        const pair = (code: string, steps: number) => {
          const { get } = run(code, { registers, steps });
          return [get("rax"), get("rbx")];
        };
        expect(pair("4887d8 4887d8", 2)).toEqual([a, b]);
        expect(pair("4887d8", 1)).toEqual(pair("4831d8 4831c3 4831d8", 3));
      }),
      RUNS,
    );
  });

  test("XADD is ADD, and SUB of the old value is the source", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const registers = { rax: a, rbx: b };
        const [exchanged, added] = [run("480fc1d8", { registers }), run("4801d8", { registers })]; // xadd rax, rbx; add rax, rbx
        expect([exchanged.get("rax"), exchanged.get("rbx")]).toEqual([added.get("rax"), a]);
        expect(exchanged.state.rflags).toBe(added.state.rflags);
        expect(run("480fc1d8 4829d8", { registers, steps: 2 }).get("rax")).toBe(b); // … sub rax, rbx
      }),
      RUNS,
    );
  });

  test("CMPXCHG has the flags of CMP rAX, target, and succeeds the second time", () => {
    fc.assert(
      fc.property(any, any, any, (accumulator, target, source) => {
        const registers = { rax: accumulator, rbx: target, rcx: source };
        const once = run("480fb1cb", { registers }); // cmpxchg rbx, rcx
        expect(once.state.rflags).toBe(run("4839d8", { registers }).state.rflags); // cmp rax, rbx
        const twice = run("480fb1cb 480fb1cb", { registers, steps: 2 });
        const failedOnce = accumulator !== target;
        if (failedOnce) expect([twice.get("rbx"), twice.state.rflags & ZF]).toEqual([source, ZF]);
        else expect(once.get("rbx")).toBe(source);
      }),
      RUNS,
    );
  });

  test("LAHF after SAHF gives back the five flags", () => {
    fc.assert(
      fc.property(any, (value) => {
        const { get } = run("9e 9f", { registers: { rax: value }, steps: 2 });
        expect((get("rax") >> 8n) & 0xd7n).toBe(((value >> 8n) & 0xd5n) | 2n);
      }),
      RUNS,
    );
  });
});

describe("conversions", () => {
  test("CBW, CWDE, CDQE are MOVSX of the lower half", () => {
    fc.assert(
      fc.property(any, (value) => {
        const convert = (code: string) => run(code, { registers: { rax: value } }).get("rax");
        expect(convert("6698")).toBe(convert("660fbec0"));
        expect(convert("98")).toBe(convert("0fbfc0"));
        expect(convert("4898")).toBe(convert("4863c0"));
      }),
      RUNS,
    );
  });

  test("CWD, CDQ, CQO spread what SAR by the width - 1 leaves", () => {
    fc.assert(
      fc.property(any, (value) => {
        const rdx = (code: string, steps: number) =>
          run(code, { registers: { rax: value, rdx: value }, steps }).get("rdx");
        expect(rdx("6699", 1)).toBe(rdx("66c1fa0f", 1));
        expect(rdx("99", 1)).toBe(rdx("c1fa1f", 1));
        expect(rdx("4899", 1)).toBe(rdx("48c1fa3f", 1));
      }),
      RUNS,
    );
  });

  test("MOVZX is MOVSX where the sign is clear", () => {
    fc.assert(
      fc.property(any, (value) => {
        const extend = (code: string) => run(code, { registers: { rax: value } }).get("rax");
        const isNegative = (value / 2n ** 7n) % 2n === 1n;
        expect(extend("480fbec0") === extend("480fb6c0")).toBe(!isNegative);
        expect(extend("480fb6c0")).toBe(value % 256n);
      }),
      RUNS,
    );
  });
});
