import fc from "fast-check";
import { expect, test } from "vitest";
import type { MachineCase } from "./case.ts";
import { decodeCase, encodeCase, FormatError, idOf } from "./codec.ts";

const MINIMAL = { id: "a", code: "4811d8", at: "0x400000" };
const read = (changes: object): MachineCase => decodeCase(JSON.stringify({ ...MINIMAL, ...changes }));

test("the example of the format is read in full", () => {
  const line = `{"id":"adc-0007","code":"4811d8","at":"0x400000",
    "regs":{"rax":"0xffffffffffffffff","rbx":"0x0","rflags":"0x203"},
    "memory":[{"at":"0x10000","size":4096,"access":"rw","hex":"0011"}],
    "until":"0x400003","limit":1000,"features":["base"]}`;
  const registers = new Array<bigint>(16).fill(0n);
  registers[0] = 0xffffffffffffffffn;
  expect(decodeCase(line)).toEqual({
    id: "adc-0007",
    code: Uint8Array.of(0x48, 0x11, 0xd8),
    at: 0x400000n,
    registers,
    rflags: 0x203,
    fsBase: 0n,
    gsBase: 0n,
    memory: [{ at: 0x10000n, size: 4096, access: "rw", runs: [{ at: 0x10000n, bytes: Uint8Array.of(0, 0x11) }] }],
    until: 0x400003n,
    limit: 1000,
    features: ["base"],
  });
});

test("what is left out takes the documented value", () => {
  const { registers, rflags, memory, limit, until, fsBase } = read({});
  expect({ registers: [...new Set(registers)], rflags, memory, limit, until, fsBase }).toEqual({
    registers: [0n],
    rflags: 0x202,
    memory: [],
    limit: 1000,
    until: undefined,
    fsBase: 0n,
  });
});

test.each([
  ["0x0", 0x202],
  ["0x3", 0x203],
  ["0x37000", 0x4202],
  ["0xffffffffffffffff", 0x244fd7 | 0x202],
  [3, 0x203],
])("rflags %s reads as this machine has them", (given, expected) => {
  expect(read({ regs: { rflags: given } }).rflags).toBe(expected);
});

const page = (at: string, more: object = {}): object => ({ at, size: 4096, access: "rw", ...more });

test.each<[object, string]>([
  [{ id: 5 }, "id must be a string, not a number"],
  [{ id: undefined }, "id must be a string, not nothing"],
  [{ v: 2 }, "v must be 1, the only version there is"],
  [{ colour: "red" }, 'the case has an unknown key "colour"'],
  [{ contracts: {} }, "the case is a contract case"],
  [{ code: "4" }, "code must be hex digits, two a byte, without 0x"],
  [{ code: "0x48" }, "code must be hex digits, two a byte, without 0x"],
  [{ code: "" }, "code must have at least one byte"],
  [{ code: "90".repeat((1 << 20) + 1) }, "code must have at most 1048576 bytes"],
  [{ at: 4194304 }, 'at must be a hex string such as "0x1f"'],
  [{ at: "400000" }, 'at must be a hex string such as "0x1f"'],
  [{ at: "0x1ffffffffffffffff" }, "at must fit in 64 bits"],
  [{ at: "0xfffffffffffffffe" }, "code passes the end of the address space"],
  [{ at: "0x800000000000" }, "code must lie at canonical addresses"],
  [{ regs: { rax: 1 } }, "regs.rax must be a hex string"],
  [{ regs: { eax: "0x1" } }, "regs.eax is no register"],
  [{ regs: { rip: "0x1" } }, 'regs.rip cannot be given: RIP starts at "at"'],
  [{ regs: { xmm3: "0x1", ymm3: "0x1" } }, "regs has both xmm3 and ymm3"],
  [{ regs: { mm0: "0x1", st0: "0x1" } }, "regs has both st0 and mm0"],
  [{ regs: { fptw: "0x100" } }, "regs.fptw must fit in 8 bits"],
  [{ memory: [page("0x1000"), page("0x2001")] }, "memory[1].at must be a multiple of 4096"],
  [{ memory: [page("0x1000", { size: 100 })] }, "memory[0].size must be a multiple of 4096 above 0"],
  [{ memory: [page("0x1000", { size: 0 })] }, "memory[0].size must be a multiple of 4096 above 0"],
  [{ memory: [page("0x1000", { size: 2 << 20 })] }, "memory[0].size must be at most 1048576"],
  [{ memory: [page("0x1000", { access: "w" })] }, "memory[0].access must be one of r rw rx rwx"],
  [{ memory: [page("0x1000", { hex: "00", bytes: [] })] }, 'memory[0] has both "hex" and "bytes"'],
  [{ memory: [page("0x1000", { hex: "00".repeat(4097) })] }, "memory[0].hex has 4097 bytes; the region has 4096"],
  [{ memory: [page("0x1000", { bytes: [{ at: "0x1fff", hex: "0000" }] })] }, "memory[0].bytes has a run at 0x1fff"],
  [
    {
      memory: [
        page("0x1000", {
          bytes: [
            { at: "0x1001", hex: "00" },
            { at: "0x1000", hex: "0000" },
          ],
        }),
      ],
    },
    "memory[0].bytes has two runs with the byte at 0x1001",
  ],
  [{ memory: [page("0x1000", { size: 8192 }), page("0x2000")] }, "memory[1] overlaps memory[0]"],
  [{ memory: [page("0xfffffffffffff000", { size: 8192 })] }, "memory[0] passes the end of the address space"],
  [{ memory: Array.from({ length: 65 }, (_, n) => page(`0x${n + 1}000`)) }, "memory has 65 regions; at most 64"],
  [
    { memory: [page("0x100000", { size: 1 << 20 }), page("0x200000")] },
    "memory has 1052672 bytes in all; at most 1048576 (1 MiB) are allowed",
  ],
  [{ memory: [page("0x400000")] }, 'code lies in memory[0], whose access "rw" has no x'],
  [{ at: "0x400fff", memory: [page("0x400000", { access: "rx" })] }, "code lies only partly in memory[0]"],
  [{ at: "0x3fffff", memory: [page("0x400000", { access: "rx" })] }, "code lies only partly in memory[0]"],
  [{ limit: -1 }, "limit must be a whole number from 0"],
  [{ limit: 1.5 }, "limit must be a whole number from 0"],
  [{ features: "base" }, "features must be a list, not a string"],
  [{ host: [{ vector: "0x100" }] }, "host[0].vector must fit in 8 bits"],
  [{ host: [{ vector: "0x11", rbx: "0x0" }] }, 'host[0] has an unknown key "rbx"'],
  [
    { host: [{ vector: "0x11", memory: [{ at: "0x0", hex: "00" }] }] },
    "host[0].memory writes at 0x0, where the case has no memory",
  ],
])("%j is refused: %s", (changes, message) => {
  expect(() => read(changes)).toThrow(FormatError);
  expect(() => read(changes)).toThrow(message);
});

test.each(["", "{", "null", "[]", "7", '"a"'])("%s is no case", (line) => {
  expect(() => decodeCase(line)).toThrow(FormatError);
});

test("state that no engine has yet is named, unless it is what every processor starts with", () => {
  expect(read({ regs: { ymm0: "0x1", fpcw: "0x37f", st1: "0x0" } }).unknownState).toEqual(["ymm0"]);
  expect(read({ regs: { ymm0: "0x0" } }).unknownState).toBeUndefined();
});

test("code may lie in a region of the case that is executable", () => {
  expect(read({ memory: [page("0x400000", { access: "rx" })] }).memory).toHaveLength(1);
  expect(read({ memory: [page("0x401000"), page("0x3ff000")] }).memory).toHaveLength(2);
});

test("an error line keeps the id, as far as there is one", () => {
  expect([idOf('{"id":"x"'), idOf('{"id":"x","code":1}'), idOf('{"id":3}'), idOf("[]"), idOf("null")]).toEqual([
    null,
    "x",
    3,
    null,
    null,
  ]);
});

const word = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const bytes = (most: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: 1, maxLength: most });
const anyCase: fc.Arbitrary<MachineCase> = fc
  .record({
    id: fc.string({ unit: "binary" }),
    code: bytes(15),
    at: fc.constant(0x400000n),
    registers: fc.array(word, { minLength: 16, maxLength: 16 }),
    rflags: fc.constantFrom(0x202, 0x203, 0xed7),
    fsBase: word,
    gsBase: word,
    memory: fc
      .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 })
      .chain((pages) =>
        fc.tuple(
          ...pages.map((n) =>
            bytes(64).map((content) => ({ at: BigInt(n) * 4096n, size: 4096, access: "rw" as const, content })),
          ),
        ),
      ),
    until: fc.option(word, { nil: undefined }),
    limit: fc.nat(),
    profile: fc.boolean(),
  })
  .map(({ memory, until, profile, ...rest }) => ({
    ...rest,
    memory: memory.map(({ content, ...region }) => ({ ...region, runs: [{ at: region.at + 7n, bytes: content }] })),
    ...(until !== undefined && { until }),
    ...(profile && { features: ["base", "profile:full"], host: [{ vector: 0x27, rax: 1n, memory: [] }] }),
  }));

test("property: a case that is written is read again as it was", () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      expect(decodeCase(encodeCase(one))).toEqual(one);
    }),
  );
});

test("vectors and MXCSR are state of the case; what every processor starts with is left out", () => {
  const { vectors, mxcsr } = read({ regs: { xmm15: "0x123456789abcdef0fedcba9876543210", mxcsr: "0x9fc0" } });
  expect(vectors).toEqual([...new Array<bigint>(15).fill(0n), 0x1234_5678_9abc_def0_fedc_ba98_7654_3210n]);
  expect(mxcsr).toBe(0x9fc0);
  const plain = read({ regs: { xmm0: "0x0" } });
  expect([plain.vectors, encodeCase(plain)]).toEqual([undefined, encodeCase(read({}))]);
  expect(() => read({ regs: { xmm0: `0x1${"0".repeat(32)}` } })).toThrow("regs.xmm0 must fit in 128 bits");
});
