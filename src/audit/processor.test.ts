import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type NativeEngine, nativeEngine } from "../engines/native/engine.ts";
import { isIntel } from "../engines/native/processor.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { OracleRunner } from "../engines/oracle.ts";
import type { Fault } from "./faults.ts";
import { probeOf } from "./opinion.ts";
import { type Asked, Opinions } from "./opinions.ts";
import { processorPart } from "./processor.ts";

const string = (text: string): Uint8Array => {
  const bytes = new Uint8Array(16);
  bytes.set(Buffer.from(text, "hex"));
  return bytes;
};

// lengths of undefined encodings are a maker's own affair, and ours are Intel's
const elsewhere = lacking === undefined && !isIntel();
const why = elsewhere ? " (skipped: the processor is not Intel's)" : because;

describe.skipIf(lacking !== undefined || elsewhere)(`our decoder against the processor${why}`, () => {
  let native: NativeEngine;
  beforeAll(async () => {
    native = await nativeEngine();
  });
  afterAll(() => native?.close());

  /** What the audit says of these strings when our readings of them are spoiled. */
  async function audited(texts: readonly string[], spoil = (asked: Asked): Asked => asked): Promise<readonly Fault[]> {
    const opinions = new Opinions(new OracleRunner(), native);
    const asked = opinions.prepare(texts.map(string));
    expect(asked).toHaveLength(texts.length);
    await opinions.ask(asked.map(spoil));
    return opinions.faults.sorted;
  }

  const withLength = (asked: Asked, length: number): Asked => ({
    ...asked,
    ours: { ...asked.ours, length },
    whole: probeOf(asked.bytes, length),
    cut: probeOf(asked.bytes, length - 1),
  });

  test("ordinary, undefined, privileged and endless bytes are read alike", async () => {
    const texts = [
      "90",
      "4801d8",
      "0f0b",
      "06",
      "f4",
      "fa",
      "0fa2",
      "0f05",
      "cd80",
      "cc",
      "f00fb1c3",
      "ffe0",
      "c3",
      "ebfe",
    ];
    expect(await audited([...texts, "66".repeat(16), "c5f877", "66c5f877", "c4e4", "f3a4", "0f31"])).toEqual([]);
  });

  test("a length that is one too long or too short is a contradiction", async () => {
    const texts = ["4801d8", "c4e4", "0f0b", "8b0425", "06"];
    const longer = await audited(texts, (asked) => withLength(asked, asked.ours.length + 1));
    expect(longer.map(({ status, what, rows }) => [status, what, rows.size])).toEqual([
      ["contradiction", "the processor wants fewer bytes", 5],
    ]);
    const shorter = await audited(["4801d8", "8b0425", "c4e4"], (asked) => withLength(asked, asked.ours.length - 1));
    expect(shorter.map(({ status, what, rows }) => [status, what, rows.size])).toEqual([
      ["contradiction", "the processor wants more bytes", 3],
    ]);
  });

  test("an instruction that is none to us, and the other way round, is a contradiction", async () => {
    const none = await audited(["4801d8"], (asked) => ({ ...asked, ours: { ...asked.ours, reading: "undefined" } }));
    expect(none).toMatchObject([{ status: "contradiction", what: "ours #UD, the processor other" }]);
    // FLD1, which every processor has
    const [known] = new Opinions(new OracleRunner(), native).prepare([string("d9e8")]);
    const { reading } = known!.ours;
    const some = await audited(["06"], (asked) => ({ ...asked, ours: { ...asked.ours, reading } }));
    expect(some).toMatchObject([{ status: "contradiction", what: "ours other, the processor #UD" }]);
  });

  test("what asks a hypervisor is not executed", () => {
    const opinions = new Opinions(new OracleRunner(), native);
    expect(opinions.prepare(["0f01c1", "0f01d9", "0f01d4", "90"].map(string))).toHaveLength(1);
    expect(opinions.counts["not executed"]).toBe(3);
  });

  test("a sample of the sweep, and of random strings, has no contradiction", async () => {
    const { counts, faults } = await processorPart.run({
      seed: 5,
      cases: 6_000,
      stride: 401,
      oracle: new OracleRunner(),
      draw: () => [],
      open: async () => native,
      isStopped: () => false,
      tick: async () => {},
    });
    expect(faults.filter(({ status }) => status !== "known")).toEqual([]);
    expect(counts["swept encodings"]).toBeGreaterThan(3_000);
    expect(counts.encodings).toBeGreaterThan(6_000);
  });
});
