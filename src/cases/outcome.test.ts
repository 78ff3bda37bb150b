import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome, Reply } from "./case.ts";
import { decodeCase, decodeReply, encodeReply, FormatError, memoryHash } from "./codec.ts";

const CASE = decodeCase(`{"id":"a","code":"90","at":"0x400000",
  "memory":[{"at":"0x10000","size":131072,"access":"rw","hex":"00112233"}]}`);
const OUTCOME: Outcome = {
  id: "a",
  stop: { reason: "fault", at: 0x400000n, fault: "#PF", address: 0x20n, access: "write" },
  steps: 1,
  registers: Array.from({ length: 16 }, (_, n) => BigInt(n) << 60n),
  rip: 0x400000n,
  rflags: 0x246,
  fsBase: 1n,
  gsBase: 2n,
  memory: [{ at: 0x10001n, bytes: Uint8Array.of(0x12, 0x23) }],
};
const decoded = (line: object): Reply => decodeReply(JSON.stringify(line), CASE);
const asJson = (reply: Reply): Record<string, unknown> => JSON.parse(encodeReply(reply));

test("an outcome that is written is read again as it was", () => {
  expect(decoded(asJson({ ...OUTCOME, free: { registers: new Map([[3, 0xffn]]), rflags: 0x11, memory: [] } }))).toEqual(
    {
      ...OUTCOME,
      free: { registers: new Map([[3, 0xffn]]), rflags: 0x11, memory: [] },
    },
  );
});

test("the JSON is that of the format", () => {
  expect(asJson({ ...OUTCOME, stop: { reason: "interrupt", at: 1n, vector: 0x27 } })).toMatchObject({
    id: "a",
    stop: { reason: "interrupt", at: "0x1", vector: "0x27" },
    steps: 1,
    regs: { rax: "0x0", rcx: "0x1000000000000000", rip: "0x400000", rflags: "0x246", fsbase: "0x1" },
    memory: [{ at: "0x10001", hex: "1223" }],
    free: {},
  });
});

test("changed memory becomes maximal runs of the bytes that really differ", () => {
  const memory = [
    { at: "0x10003", hex: "44" },
    { at: "0x10000", hex: "001155" },
    { at: "0x10010", hex: "00" },
    { at: "0x400000", hex: "90" },
  ];
  expect((decoded({ ...asJson(OUTCOME), memory }) as Outcome).memory).toEqual([
    { at: 0x10002n, bytes: Uint8Array.of(0x55, 0x44) },
  ]);
});

test("more than 64 KiB of changes become a digest and the first 4 KiB", () => {
  const bytes = new Uint8Array(70_000).fill(1);
  const json = asJson({ ...OUTCOME, memory: [{ at: 0x10000n, bytes }] });
  expect(json.memory).toEqual([{ at: "0x10000", hex: "01".repeat(4096) }]);
  expect(json.memoryHash).toBe(memoryHash([{ at: 0x10000n, bytes }]));
  expect(json.memoryHash).not.toBe(memoryHash([{ at: 0x10001n, bytes }]));
  expect((decoded(json) as Outcome).memoryHash).toBe(json.memoryHash);
  const fewer = asJson({ ...OUTCOME, memory: [{ at: 0x10000n, bytes: bytes.subarray(0, 65_536) }] });
  expect(fewer.memoryHash).toBeUndefined();
});

test("undefined bits of memory that was written twice are free in either mask", () => {
  const memory = [
    { at: 0x10001n, bytes: Uint8Array.of(1, 0) },
    { at: 0x10000n, bytes: Uint8Array.of(2, 4) },
  ];
  const { free } = asJson({ ...OUTCOME, free: { registers: new Map(), rflags: 0, memory } });
  expect(free).toEqual({ memory: [{ at: "0x10000", hex: "0205" }] });
});

test("approximations are named by lane, all four when none is", () => {
  const free = { registers: new Map(), rflags: 0, memory: [] };
  const approximations = new Map([
    [0, 0b1111],
    [15, 0b0101],
  ]);
  const json = asJson({ ...OUTCOME, free: { ...free, approximations }, approximationWasRead: true });
  const bound = { lanes: "f32", relative: "0x1.8p-12" };
  expect(json.free).toEqual({ regs: { xmm0: bound, xmm15: { ...bound, which: [0, 2] } } });
  expect(decoded(json)).toEqual({ ...OUTCOME, free: { ...free, approximations }, approximationWasRead: true });
});

test.each<[object, string]>([
  [{ free: { regs: { xmm0: { lanes: "f64", relative: "0x1.8p-12" } } } }, "free.regs.xmm0.lanes must be one of f32"],
  [{ free: { regs: { xmm0: { lanes: "f32", relative: "0x1p-12" } } } }, "free.regs.xmm0.relative must be one of 0x1.8"],
  [{ free: { regs: { xmm0: { lanes: "f32", relative: "0x1.8p-12", which: [] } } } }, "must name a lane"],
  [{ id: "b" }, 'id must be "a", not "b"'],
  [{ id: undefined }, 'id must be "a", not nothing'],
  [{ stop: undefined }, "stop must be an object"],
  [{ stop: { reason: "done", at: "0x0" } }, "stop.reason must be one of until return"],
  [{ stop: { reason: "until" } }, "stop.at must be a hex string"],
  [{ stop: { reason: "fault", at: "0x0", fault: "SEGV" } }, "stop.fault must be one of #DE"],
  [{ stop: { reason: "interrupt", at: "0x0" } }, "stop.vector must be a hex string"],
  [{ stop: { reason: "skip", at: "0x0" } }, "stop.why must tell why"],
  [{ regs: { rax: "0x0" } }, "regs.rcx is missing"],
  [{ regs: undefined }, "regs must be an object"],
  [{ memory: undefined }, "memory must be a list"],
  [
    {
      memory: [
        { at: "0x10000", hex: "0101" },
        { at: "0x10001", hex: "01" },
      ],
    },
    "memory has two runs with the byte at 0x10001",
  ],
])("an answer with %j is none: %s", (changes, message) => {
  expect(() => decoded({ ...asJson(OUTCOME), ...changes })).toThrow(FormatError);
  expect(() => decoded({ ...asJson(OUTCOME), ...changes })).toThrow(message);
});

test("unknown keys of an answer are ignored, and a skip needs no state", () => {
  expect(decoded({ ...asJson(OUTCOME), colour: "red" })).toEqual({
    ...OUTCOME,
    free: { registers: new Map(), rflags: 0, memory: [] },
  });
  const skip = decoded({ id: "a", stop: { reason: "skip", why: "no stack" } }) as Outcome;
  expect([skip.stop, skip.rip, skip.memory]).toEqual([
    { reason: "skip", at: 0x400000n, why: "no stack" },
    0x400000n,
    [],
  ]);
});

test("failures travel as errors", () => {
  const died = { id: "a", failure: "died", error: "gone" } as const;
  expect(decoded(asJson(died))).toEqual(died);
  expect(decoded({ id: "a", error: "what is this?" })).toEqual({ id: "a", failure: "refused", error: "what is this?" });
});

test("property: whatever a program writes is a reply or a FormatError", () => {
  fc.assert(
    fc.property(
      fc.record({ id: fc.constant("a"), stop: fc.json(), regs: fc.jsonValue(), memory: fc.jsonValue() }),
      (answer) => {
        try {
          return "id" in decoded(answer);
        } catch (error) {
          return error instanceof FormatError;
        }
      },
    ),
  );
});
