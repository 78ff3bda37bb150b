/** Memory against a model that knows nothing of pages: a map from address to byte. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { truncate, type Width } from "./bits.ts";
import { GuestFault } from "./fault.ts";
import { Memory, type Run } from "./memory.ts";

const PAGE = 0x1000n;
const BASE = 0x1_0000n;

/** Two pages read and write, one read only, one executable and writable; nothing before and behind. */
function mapped(): Memory {
  const memory = new Memory();
  memory.map(BASE, 8192, "rw");
  memory.map(BASE + 2n * PAGE, 4096, "r");
  memory.map(BASE + 8n * PAGE, 4096, "rwx");
  memory.commit();
  return memory;
}

function faultOf(access: () => unknown): GuestFault | undefined {
  try {
    access();
    return undefined;
  } catch (fault) {
    if (fault instanceof GuestFault) return fault;
    throw fault;
  }
}

class Model {
  readonly bytes = new Map<bigint, number>();
  store(at: bigint, width: Width, value: bigint): void {
    for (let n = 0n; n < BigInt(width / 8); n++) this.bytes.set(at + n, Number((value >> (8n * n)) & 0xffn));
  }
  load(at: bigint, width: Width): bigint {
    let value = 0n;
    for (let n = BigInt(width / 8) - 1n; n >= 0n; n--) value = value * 256n + BigInt(this.bytes.get(at + n) ?? 0);
    return value;
  }
  /** Maximal runs of bytes that are not 0, which they all were at the start. */
  changes(): Run[] {
    const runs: { at: bigint; bytes: number[] }[] = [];
    for (const at of [...this.bytes.keys()]
      .filter((key) => this.bytes.get(key) !== 0)
      .sort((a, b) => (a < b ? -1 : 1))) {
      const last = runs.at(-1);
      if (last && last.at + BigInt(last.bytes.length) === at) last.bytes.push(this.bytes.get(at)!);
      else runs.push({ at, bytes: [this.bytes.get(at)!] });
    }
    return runs.map(({ at, bytes }) => ({ at, bytes: Uint8Array.from(bytes) }));
  }
}

const width = fc.constantFrom<Width>(8, 16, 32, 64);
/** Half of the addresses near the edge between the first two pages. */
const address = fc.oneof(fc.bigInt(BASE, BASE + 0x1ff8n), fc.bigInt(BASE + 0xff0n, BASE + 0x1008n));
const write = fc.record({ at: address, width, value: fc.bigInt(0n, (1n << 64n) - 1n) });

test("stores, loads, changes and rollback agree with a map of bytes", () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 20 }), (writes) => {
      const [memory, model] = [mapped(), new Model()];
      for (const { at, width: size, value } of writes) {
        memory.store(at, size, truncate(size, value));
        model.store(at, size, value);
        expect(memory.load(at + 1n, 16)).toBe(model.load(at + 1n, 16));
        expect(memory.load(at, size)).toBe(model.load(at, size));
      }
      expect(memory.changes()).toEqual(model.changes());
      memory.rollback();
      expect(memory.changes()).toEqual([]);
      for (const { at } of writes) expect(memory.load(at, 64)).toBe(0n);
    }),
  );
});

test("commit makes what is there the start of the next comparison", () => {
  const memory = mapped();
  memory.store(BASE, 16, 0x2211n);
  memory.commit();
  memory.store(BASE, 8, 0x33n);
  memory.store(BASE + 1n, 8, 0x22n);
  expect(memory.changes()).toEqual([{ at: BASE, bytes: Uint8Array.of(0x33) }]);
  memory.rollback();
  expect(memory.load(BASE, 16)).toBe(0x2211n);
});

test("a change that meets the next page is one run", () => {
  const memory = mapped();
  memory.store(BASE + PAGE - 2n, 32, 0x44332211n);
  expect(memory.changes()).toEqual([{ at: BASE + PAGE - 2n, bytes: Uint8Array.of(0x11, 0x22, 0x33, 0x44) }]);
});

describe("faults", () => {
  const memory = mapped();
  const end = BASE + 2n * PAGE;

  test.each<[string, bigint, bigint]>([
    ["before the first page", BASE - 1n, BASE - 1n],
    ["behind the last", BASE + 3n * PAGE, BASE + 3n * PAGE],
    ["over the last edge, at the first byte that is not there", BASE + 3n * PAGE - 3n, BASE + 3n * PAGE],
  ])("a load %s is #PF", (_, at, first) => {
    expect(faultOf(() => memory.load(at, 64))).toMatchObject({ fault: "#PF", address: first, access: "read" });
  });

  test("a store to a page that can only be read is #PF, changes nothing, and names the first byte there", () => {
    expect(faultOf(() => memory.store(end - 2n, 32, 0xffff_ffffn))).toMatchObject({
      fault: "#PF",
      address: end,
      access: "write",
    });
    expect(memory.load(end - 2n, 16)).toBe(0n);
    expect(memory.load(end, 64)).toBe(0n);
  });

  test.each<[string, bigint, Width]>([
    ["the first address above the lower half", 0x8000_0000_0000n, 8],
    ["a word that reaches into it", 0x7fff_ffff_ffffn, 16],
    ["the last address below the upper half", 0xffff_7fff_ffff_ffffn, 8],
  ])("%s is not canonical: #GP, #SS for the stack", (_, at, size) => {
    expect(faultOf(() => memory.load(at, size))).toMatchObject({ fault: "#GP", address: undefined });
    expect(faultOf(() => memory.store(at, size, 0n, true))).toMatchObject({ fault: "#SS" });
  });

  test("addresses wrap at 2^64: from a page that is not there to one that is not there", () => {
    expect(faultOf(() => memory.load((1n << 64n) - 1n, 16))).toMatchObject({ fault: "#PF", address: (1n << 64n) - 1n });
  });

  test("what cannot be executed cannot be fetched", () => {
    expect(memory.executablePage(BASE)).toBeUndefined();
    expect(memory.executablePage(BASE + 8n * PAGE)).toHaveLength(4096);
    expect(faultOf(() => memory.check(BASE, 1, "execute"))).toMatchObject({ fault: "#PF", access: "execute" });
  });
});

test("mapping twice or unaligned is the caller's mistake", () => {
  expect(() => mapped().map(BASE, 4096, "r")).toThrow("0x10000 is already mapped");
  expect(() => mapped().map(BASE + 1n, 4096, "r")).toThrow("page-aligned");
});

test("the host reads and writes whatever the permissions, but only what is mapped", () => {
  const memory = mapped();
  memory.poke(BASE + 2n * PAGE, Uint8Array.of(1, 2));
  expect(memory.peek(BASE + 2n * PAGE - 1n, 3)).toEqual(Uint8Array.of(0, 1, 2));
  expect(memory.peek(BASE - 1n, 2)).toBeUndefined();
  expect(() => memory.poke(BASE - 1n, Uint8Array.of(1))).toThrow("no page at 0xffff");
});
