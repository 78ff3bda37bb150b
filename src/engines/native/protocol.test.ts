import { afterEach, describe, expect, test } from "vitest";
import { ZERO_VECTORS } from "../../../oracle/index.ts";
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

  test("XMM and MXCSR go in and come back", async () => {
    // addps xmm0, xmm1; xorps xmm2, xmm2
    const vectors = ZERO_VECTORS.with(0, 0x3fc0_0000n)
      .with(1, 0x4010_0000n)
      .with(2, 2n ** 128n - 1n);
    const one = { ...makeCase("0f58c1" + "0f57d2"), vectors, mxcsr: 0x1fa0 };
    runner = new RunnerProcess(locateRunner());
    const pieces = await runner.ask(packRequest(new Packer(), [one], true), 1, 5000);
    if (isLoss(pieces)) throw new Error(pieces.how);
    const [outcome] = unpackReply(pieces[0]!.bytes as Uint8Array<ArrayBuffer>, [one]);
    expect(outcome!.vectors).toEqual(vectors.with(0, 0x4070_0000n).with(2, 0n));
    expect(outcome!.mxcsr).toBe(0x1fa0);
  });

  test("a request that is none ends the runner with a word", async () => {
    runner = new RunnerProcess(locateRunner());
    expect(await runner.ask(new Uint8Array(16), 1, 5000)).toMatchObject({
      lost: "died",
      how: expect.stringContaining("request is none"),
    });
  });
});
