import { afterEach, describe, expect, test } from "vitest";
import { EnvironmentLacks } from "../engine.ts";
import { stopOf } from "./ending.ts";
import { nativeEngine } from "./engine.ts";
import { locateRunner } from "./locate.ts";
import { Packer } from "./packer.ts";
import { missingFeature } from "./processor.ts";
import { Damaged, unpackReply } from "./reply.ts";
import { packRequest, ROOM, sizeOf } from "./request.ts";
import { isLoss, RunnerProcess } from "./runner-process.ts";
import { because, lacking } from "./testing/available.ts";
import { makeCase, PAGE } from "./testing/cases.ts";

test("other systems and processors are refused politely, and a missing runner says how to get a compiler", () => {
  expect(() => locateRunner("darwin", "arm64")).toThrow(EnvironmentLacks);
  expect(() => locateRunner("linux", "arm64")).toThrow(/needs Linux on x86-64, and this is linux on arm64/);
  expect(() => locateRunner("linux", "x64", "/nowhere")).toThrow(/apt-get install gcc/);
});

test("a packer grows and keeps what it has", () => {
  const packer = new Packer();
  packer.pair(1, 2);
  packer.bytes(new Uint8Array(3 << 20).fill(7));
  packer.word(5n);
  expect(packer.size).toBe(8 + (3 << 20) + 8);
  const words = new BigUint64Array(packer.written.slice().buffer);
  expect([words[0], words[1], words.at(-1)]).toEqual([0x2_0000_0001n, 0x0707_0707_0707_0707n, 5n]);
});

test("the size of a case is never told too small", () => {
  const answer = { vector: "0x61", memory: [{ at: "0x10000", hex: "0011223344" }] };
  const one = makeCase("cd61", { memory: [{ ...PAGE, hex: "00112233" }], host: [answer, answer] });
  const request = packRequest(new Packer(), [one], true);
  expect(request.length).toBeLessThanOrEqual(sizeOf(one) + 16);
});

test("what cannot be asked is told", () => {
  const runs = [{ at: 0x10000n, bytes: new Uint8Array(ROOM) }];
  expect(sizeOf({ ...makeCase("90"), memory: [{ at: 0x10000n, size: ROOM, access: "rw", runs }] })).toBeGreaterThan(
    ROOM,
  );
  expect(missingFeature(["base", "cx16"])).toBeUndefined();
});

test("an ending that there is not, and replies of another length, are no outcomes", () => {
  expect(stopOf({ ending: 99, rip: 0n, trap: 0, error: 0, address: 0n })).toBeUndefined();
  expect(stopOf({ ending: 12, rip: 0n, trap: 0, error: 12, address: 0x1000n })?.why).toMatch("errno 12");
  const one = makeCase("90");
  expect(() => unpackReply(new Uint8Array(200), [one])).toThrow(Damaged);
  expect(() => unpackReply(new Uint8Array(192), [one])).toThrow("cut short");
  expect(() => unpackReply(new Uint8Array(8), [])).toThrow("more than it was asked for");
});

test.each([
  ["/bin/false", /exit code 1/],
  ["/bin/cat", /protocol/],
  ["/nowhere/runner", /ENOENT/],
])("%s is no runner", async (runner, why) => {
  await expect(nativeEngine({ runner })).rejects.toThrow(why);
});

test("a runner that does not answer is given up", async () => {
  await expect(nativeEngine({ runner: "/usr/bin/yes", patience: 50 })).rejects.toThrow(/protocol|no answer/);
});

describe.skipIf(lacking !== undefined)(`the frames of the runner${because}`, () => {
  let runner: RunnerProcess | undefined;
  afterEach(() => runner?.close());

  /** A request with vector registers: no case has them yet. */
  function withVectors(): Uint8Array {
    const packer = new Packer();
    // addps xmm0, xmm1; xorps xmm2, xmm2
    packRequest(packer, [makeCase("0f58c1" + "0f57d2")], true);
    const request = Buffer.from(packer.written);
    const code = request.subarray(request.length - 8);
    const record = request.subarray(0, request.length - 8);
    record.writeUInt32LE(1 | 2 | 4, record.length - 8);
    const vectors = Buffer.alloc(16 * 16 + 8);
    vectors.writeFloatLE(1.5, 0);
    vectors.writeFloatLE(2.25, 16);
    vectors.writeUInt32LE(0x1f80, 256);
    vectors.fill(0xff, 32, 48);
    const out = Buffer.concat([record, vectors, code]);
    out.writeUInt32LE(out.length - 16, 4);
    return out;
  }

  test("XMM and MXCSR go in and come back", async () => {
    runner = new RunnerProcess(locateRunner());
    const pieces = await runner.ask(withVectors(), 1, 5000);
    if (isLoss(pieces)) throw new Error(pieces.how);
    const reply = Buffer.from(pieces[0]!.bytes);
    const vectors = reply.subarray(200, 200 + 264);
    expect([vectors.readFloatLE(0), vectors.readFloatLE(16), vectors.readUInt32LE(32)]).toEqual([3.75, 2.25, 0]);
    expect(vectors.readUInt32LE(256)).toBe(0x1f80);
    expect(reply.readUInt32LE(22 * 8)).toBe(1);
  });

  test("a request that is none ends the runner with a word", async () => {
    runner = new RunnerProcess(locateRunner());
    expect(await runner.ask(new Uint8Array(16), 1, 5000)).toMatchObject({
      lost: "died",
      how: expect.stringContaining("request is none"),
    });
  });
});
