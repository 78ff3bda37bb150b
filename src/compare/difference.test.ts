import { expect, test } from "vitest";
import type { Outcome } from "../cases/case.ts";
import { decodeCase, decodeReply, encodeReply, memoryHash } from "../cases/codec.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { agrees, differences } from "./difference.ts";

const outcome = (changes: Partial<Outcome> = {}): Outcome => ({
  id: "x",
  stop: { reason: "until", at: 0x400003n },
  steps: 1,
  registers: new Array<bigint>(16).fill(0n),
  rip: 0x400003n,
  rflags: 0x202,
  fsBase: 0n,
  gsBase: 0n,
  memory: [],
  ...changes,
});

/** The quick answer, whether there is any, is held against the whole one every time. */
function fields(expected: Outcome, actual: Outcome): string[] {
  const found = differences(expected, actual).map(({ field }) => field);
  expect(agrees(expected, actual)).toBe(found.length === 0);
  return found;
}

test("equal outcomes have no differences", () => {
  expect(differences(outcome(), outcome())).toEqual([]);
});

test("every field of the state is compared", () => {
  for (let n = 0; n < 16; n++) {
    const registers = outcome().registers.map((value, index) => (index === n ? 1n << 63n : value));
    expect(fields(outcome(), outcome({ registers }))).toHaveLength(1);
  }
  expect(fields(outcome(), outcome({ rip: 1n }))).toEqual(["rip"]);
  expect(fields(outcome(), outcome({ rflags: 0x203 }))).toEqual(["CF"]);
  expect(fields(outcome(), outcome({ rflags: 0x202 | 0x400 | 0x200000 }))).toEqual(["DF", "ID"]);
  expect(fields(outcome(), outcome({ fsBase: 1n, gsBase: 1n }))).toEqual(["fsbase", "gsbase"]);
  expect(fields(outcome(), outcome({ steps: 2 }))).toEqual(["steps"]);
  expect(fields(outcome(), outcome({ stop: { reason: "limit", at: 0x400003n } }))).toEqual(["stop"]);
});

test("an engine that does not count steps is not held to them", () => {
  const { steps: _, ...uncounted } = outcome();
  expect(fields(outcome(), uncounted)).toEqual([]);
});

test("faults are compared by name, page and kind of access", () => {
  const fault = (changes: object): Outcome =>
    outcome({ stop: { reason: "fault", at: 1n, fault: "#PF", address: 0x1008n, access: "read", ...changes } });
  expect(fields(fault({}), fault({ address: 0x1fffn }))).toEqual([]);
  expect(fields(fault({}), fault({ address: 0x2000n }))).toEqual(["address"]);
  expect(fields(fault({}), fault({ access: "write" }))).toEqual(["access"]);
  expect(fields(fault({}), fault({ fault: "#GP" }))).toEqual(["fault"]);
});

test("vectors and MXCSR are compared where both sides tell them", () => {
  const vectors = (xmm3: bigint): bigint[] => new Array<bigint>(16).fill(0n).with(3, xmm3);
  const told = (xmm3: bigint, mxcsr = 0x1f80): Outcome => outcome({ vectors: vectors(xmm3), mxcsr });
  expect(fields(told(1n << 127n), told(1n << 127n))).toEqual([]);
  expect(fields(told(1n << 127n), told(0n))).toEqual(["xmm3"]);
  expect(fields(told(0n), told(0n, 0x1fa0))).toEqual(["mxcsr"]);
  expect(fields(told(1n), outcome())).toEqual([]);
});

test("undefined bits are left out, the others of the same register are not", () => {
  const free = { registers: new Map([[0, 0xffffn]]), rflags: 0x811, memory: [] };
  const expected = outcome({ free });
  const registers = (rax: bigint): bigint[] => [rax, ...new Array<bigint>(15).fill(0n)];
  expect(fields(expected, outcome({ registers: registers(0xabcdn), rflags: 0x202 | 0x811 }))).toEqual([]);
  expect(fields(expected, outcome({ registers: registers(0x1abcdn) }))).toEqual(["rax"]);
  expect(fields(expected, outcome({ rflags: 0x202 | 0x40 }))).toEqual(["ZF"]);
});

test("memory is compared byte by byte; what only one side wrote differs", () => {
  const wrote = (at: bigint, ...bytes: number[]): Outcome =>
    outcome({ memory: [{ at, bytes: Uint8Array.from(bytes) }] });
  expect(fields(wrote(8n, 1, 2, 3), wrote(8n, 1, 2, 3))).toEqual([]);
  expect(differences(wrote(8n, 1, 2, 3), wrote(8n, 1, 9))).toEqual([
    { field: "memory:0x9", expected: "0203", actual: "09.." },
  ]);
  const free = { registers: new Map(), rflags: 0, memory: [{ at: 9n, bytes: Uint8Array.of(0xff) }] };
  expect(fields({ ...wrote(8n, 1, 2, 3), free }, wrote(8n, 1, 7, 3))).toEqual([]);
  expect(fields({ ...wrote(8n, 1, 2, 3), free }, wrote(8n, 1, 7, 4))).toEqual(["memory:0xa"]);
});

test("where one side sent a digest of very much memory, digests are compared", () => {
  const memory = [{ at: 0x10000n, bytes: new Uint8Array(70_000).fill(7) }];
  const listed = [{ at: 0x10000n, bytes: memory[0]!.bytes.subarray(0, 4096) }];
  const hashed = outcome({ memory: listed, memoryHash: memoryHash(memory) });
  expect(fields(outcome({ memory }), hashed)).toEqual([]);
  expect(fields(hashed, outcome({ memory }))).toEqual([]);
  const other = [{ at: 0x10000n, bytes: memory[0]!.bytes.with(69_999, 8) }];
  expect(differences(outcome({ memory: other }), hashed)).toEqual([
    { field: "memoryHash", expected: memoryHash(other), actual: memoryHash(memory) },
  ]);
  expect(fields(outcome(), outcome({ memoryHash: memoryHash(memory) }))).toEqual(["memoryHash"]);
});

test("what a program sends of a case that changes much agrees with what the oracle holds", () => {
  // std is clear: rep stosb over 20 pages
  const line =
    '{"id":"x","code":"f3aa","at":"0x400000","until":"0x400002","regs":{"rcx":"0x14000","rdi":"0x10000","rax":"0x41"},' +
    '"memory":[{"at":"0x10000","size":81920,"access":"rw"}]}';
  const one = decodeCase(line);
  const expected = new OracleRunner().run(one);
  const sent = decodeReply(encodeReply(expected), one) as Outcome;
  expect(sent.memoryHash).toMatch(/^[0-9a-f]{64}$/);
  expect(fields(expected, sent)).toEqual([]);
});
