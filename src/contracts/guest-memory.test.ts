/** Memory that guests write without our seeing it: what is told of it is what a plain array says, wherever the pages lie. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Run } from "../../oracle/index.ts";
import { GuestFile } from "./guest-file.ts";
import { GuestMemory, type Held } from "./guest-memory.ts";
import { type GuestPages, PlainPages } from "./guest-pages.ts";

const KINDS: [string, () => GuestPages][] = [["anywhere", () => new PlainPages()]];
if (process.platform === "linux") KINDS.push(["in a file", () => new GuestFile()]);

const AT = 0x40_0000n;
const PAGES = 6;
const SIZE = PAGES * 4096;

interface Write {
  readonly by: "guest" | "host";
  readonly at: number;
  readonly bytes: Uint8Array;
}

const writes = fc.array(
  fc.record({
    by: fc.constantFrom("guest" as const, "host" as const),
    at: fc.oneof(fc.nat(SIZE - 40), fc.integer({ min: 8150, max: 8220 })),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  { maxLength: 8 },
);

/** Two regions side by side, the upper one mapped first, so that the order of addresses is not that of the pages. */
function twoRegions(pages: GuestPages): { memory: GuestMemory; regions: Held[] } {
  const memory = new GuestMemory(pages);
  const upper = memory.map(AT + 8192n, SIZE - 8192, "rw");
  return { memory, regions: [memory.map(AT, 8192, "rwx"), upper] };
}

/** As the processor does it, below us. */
function writeAsGuest(regions: readonly Held[], { at, bytes }: Write): void {
  bytes.forEach((byte, n) => {
    const region = regions.find(({ end }) => AT + BigInt(at + n) < end)!;
    region.live[Number(AT + BigInt(at + n) - region.at)] = byte;
  });
}

function changesBetween(before: Uint8Array, after: Uint8Array): Run[] {
  const runs: { at: bigint; bytes: number[] }[] = [];
  after.forEach((byte, n) => {
    if (byte === before[n]) return;
    const last = runs.at(-1);
    if (last && last.at + BigInt(last.bytes.length) === AT + BigInt(n)) last.bytes.push(byte);
    else runs.push({ at: AT + BigInt(n), bytes: [byte] });
  });
  return runs.map(({ at, bytes }) => ({ at, bytes: Uint8Array.from(bytes) }));
}

describe.each(KINDS)("pages %s", (_, open) => {
  test("changes are those since they were last asked for, whoever made them", () => {
    fc.assert(
      fc.property(fc.array(writes, { maxLength: 4 }), (rounds) => {
        const pages = open();
        const { memory, regions } = twoRegions(pages);
        const plain = new Uint8Array(SIZE);
        for (const round of rounds) {
          const before = plain.slice();
          for (const one of round) {
            if (one.by === "host") memory.write(AT + BigInt(one.at), one.bytes);
            else writeAsGuest(regions, one);
            plain.set(one.bytes, one.at);
          }
          expect(memory.takeChanges()).toEqual(changesBetween(before, plain));
          expect(Buffer.compare(memory.read(AT, SIZE), plain)).toBe(0);
        }
        pages.close();
      }),
      { numRuns: 60 },
    );
  });

  test("the host's writes to what the guest cannot write are seen", () => {
    const memory = new GuestMemory(open());
    memory.map(AT, 4096, "rx");
    expect(memory.write(AT + 7n, Uint8Array.of(1, 2))).toHaveLength(1);
    expect(memory.takeChanges()).toEqual([{ at: AT + 7n, bytes: Uint8Array.of(1, 2) }]);
    expect(memory.takeChanges()).toEqual([]);
  });

  test("code is read up to where it ends, over the edge of a region", () => {
    const memory = new GuestMemory(open());
    memory.map(AT, 4096, "rx");
    memory.map(AT + 4096n, 4096, "rwx");
    memory.map(AT + 8192n, 4096, "rw");
    memory.write(AT + 4095n, Uint8Array.of(5, 6));
    expect(memory.code(AT + 4095n, 3)).toEqual(Uint8Array.of(5, 6, 0));
    expect(memory.code(AT + 8190n, 15)).toHaveLength(2);
    expect(memory.code(AT - 1n, 15)).toHaveLength(0);
  });

  test("pages that were emptied are zero again", () => {
    const pages = open();
    pages.grow(8192).fill(7);
    pages.empty();
    expect(pages.grow(8192).every((byte) => byte === 0)).toBe(true);
    pages.close();
  });

  test("what is not mapped is no memory", () => {
    const memory = new GuestMemory(open());
    memory.map(AT, 4096, "rw");
    expect(() => memory.read(AT + 4095n, 2)).toThrow("0x401000 is not mapped");
  });
});

test.runIf(process.platform === "linux")(
  "a file tells which pages were touched, and has room for larger guests",
  () => {
    const pages = new GuestFile();
    pages.grow(1 << 20)[5000] = 1;
    pages.grow(64 << 20)[(64 << 20) - 1] = 2;
    expect(pages.touched()).toEqual([
      { from: 4096, to: 8192 },
      { from: (65 << 20) - 4096, to: 65 << 20 },
    ]);
    expect(() => pages.grow(1 << 30)).toThrow(RangeError);
    pages.close();
  },
);
