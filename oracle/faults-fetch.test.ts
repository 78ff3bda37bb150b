/**
 * Fetching across an edge: every implemented row in every form, cut at each of its bytes by the end of a page behind which nothing is,
 * something that cannot be executed is, or addresses are not canonical. Whatever the operands would raise, the fetch comes first.
 */
import { describe, expect, test } from "vitest";
import { Memory } from "./memory.ts";
import { allEncodingsOf, hexOf, implemented } from "./testing/encodings.ts";
import { CODE_PAGE, LOW_END, SAFE } from "./testing/terrain.ts";
import { everyRegister, executeIn } from "./testing/trial.ts";

const PAGE = 4096n;
const codes: readonly Uint8Array[] = implemented.flatMap(allEncodingsOf).map(({ bytes }) => bytes);

/** Undefined opcodes have a length too: #UD comes when all of it has been fetched. */
const UNDEFINED = ["06", "0f04", "0f3900c0", "0f38ffc0", "0f3acdc000", "8dc0", "f00fa3c0", "ffff", "fef0", "d40a"].map(
  (hex) => Uint8Array.from(Buffer.from(hex, "hex")),
);

interface Edge {
  /** The last byte before it can be executed. */
  readonly at: bigint;
  /** What fetching behind it raises. */
  readonly fault: object;
  readonly behind?: "r" | "rw";
}

const pageFault = (address: bigint): object => ({ fault: "#PF", address, access: "execute" });

const EDGES: Readonly<Record<string, Edge>> = {
  "no page": { at: CODE_PAGE + PAGE, fault: pageFault(CODE_PAGE + PAGE) },
  "a page that is read only": { at: CODE_PAGE + PAGE, fault: pageFault(CODE_PAGE + PAGE), behind: "r" },
  "a page to read and write": { at: CODE_PAGE + PAGE, fault: pageFault(CODE_PAGE + PAGE), behind: "rw" },
  "addresses that are not canonical": { at: LOW_END, fault: { fault: "#GP" } },
};

function memoryOf({ at, behind }: Edge): Memory {
  const memory = new Memory();
  memory.map(at - PAGE, 4096, "rx");
  if (behind) memory.map(at, 4096, behind);
  return memory;
}

const NOWHERE = { registers: everyRegister(1n << 63n) };

/** What is wrong with the code when only `there` bytes of it lie before the edge; what lies behind is written too, where a page is. */
function wrongCut(memory: Memory, edge: Edge, code: Uint8Array, there: number): string[] {
  const start = edge.at - BigInt(there);
  memory.place(start, edge.behind ? code : code.subarray(0, there));
  const { stop, changed } = executeIn(memory, start, NOWHERE);
  const expected = { reason: "fault", at: start, ...edge.fault };
  const isRight =
    changed.length === 0 && Object.entries(expected).every(([key, value]) => stop[key as keyof typeof stop] === value);
  return isRight && Object.keys(stop).length === Object.keys(expected).length
    ? []
    : [`${hexOf(code)} cut at ${there}: ${stop.fault}`];
}

describe("an instruction that goes on in", () => {
  test.each(Object.entries(EDGES))("%s", (_, edge) => {
    const memory = memoryOf(edge);
    const cuts = [...codes, ...UNDEFINED].flatMap((code) => Array.from(code, (_, there) => [code, there] as const));
    expect(cuts.flatMap(([code, there]) => wrongCut(memory, edge, code, there))).toEqual([]);
    expect(cuts.length).toBeGreaterThan(5_000);
  });
});

/** Registers all point to memory: the outcome of the whole instruction, at the end of a page and in its middle. */
function outcomeAt(memory: Memory, start: bigint, code: Uint8Array): unknown {
  memory.rollback();
  memory.place(start, code);
  const { stop, state } = executeIn(memory, start, { registers: everyRegister(SAFE) });
  const { at: _, next: __, ...rest } = stop;
  return { ...rest, registers: state.registers, rflags: state.rflags };
}

/** RIP shows in what CALL pushes only, which is not compared. */
test("an instruction that ends with its page does what it does elsewhere", () => {
  const memory = memoryOf(EDGES["no page"]!);
  memory.map(SAFE - PAGE, 3 * 4096, "rw");
  const end = CODE_PAGE + PAGE;
  for (const code of codes)
    expect(outcomeAt(memory, end - BigInt(code.length), code), hexOf(code)).toEqual(outcomeAt(memory, CODE_PAGE, code));
});

describe("the limit of 15 bytes", () => {
  const memory = memoryOf(EDGES["no page"]!);
  const end = CODE_PAGE + PAGE;
  const prefixed = (code: Uint8Array, length: number): Uint8Array =>
    Uint8Array.from([...new Array<number>(length - code.length).fill(0x2e), ...code]);

  test("is #GP, not #PF, when the sixteenth byte lies behind the edge", () => {
    for (const code of codes) {
      memory.place(end - 15n, prefixed(code, 16).subarray(0, 15));
      const { stop, changed } = executeIn(memory, end - 15n, NOWHERE);
      expect(stop, hexOf(code)).toEqual({ reason: "fault", at: end - 15n, fault: "#GP" });
      expect(changed).toEqual([]);
    }
  });

  test("is #PF when the fifteenth does", () => {
    for (const code of codes) {
      memory.place(end - 14n, prefixed(code, 16).subarray(0, 14));
      expect(executeIn(memory, end - 14n, NOWHERE).stop).toEqual({ reason: "fault", at: end - 14n, ...pageFault(end) });
    }
  });
});

test("what cannot be executed is #PF at its first byte, even an undefined opcode", () => {
  const memory = new Memory();
  memory.map(SAFE, 4096, "rw");
  memory.map(CODE_PAGE, 4096, "r");
  for (const at of [SAFE, CODE_PAGE, 0x66_6000n]) {
    if (at !== 0x66_6000n) memory.place(at, Uint8Array.of(0x06));
    const { stop, changed } = executeIn(memory, at, NOWHERE);
    expect(stop).toEqual({ reason: "fault", at, ...pageFault(at) });
    expect(changed).toEqual([]);
  }
});
