/** MOVBE, MOVDIRI, MOVDIR64B on memory. The order of MOVDIR64B's faults is measured on a Sapphire Rapids. */
import { describe, expect, test } from "vitest";
import { Machine } from "../machine.ts";
import { DATA, prepare, quadwordAt, run } from "../testing/guest.ts";

const BYTES = 0x8877_6655_4433_2211n;
const memory = [[DATA, BYTES]] as const;

test.each<[string, string, bigint]>([
  ["movbe ax, [rbx]", "660f38f003", 0xffff_ffff_ffff_1122n],
  ["movbe eax, [rbx]", "0f38f003", 0x1122_3344n],
  ["movbe rax, [rbx]", "480f38f003", 0x1122_3344_5566_7788n],
  ["movbe rax, [rbx] with 66", "66480f38f003", 0x1122_3344_5566_7788n],
])("%s", (_, hex, expected) => {
  expect(run(hex, { registers: { rax: -1n, rbx: DATA }, memory }).get("rax")).toBe(expected);
});

test.each<[string, string, bigint]>([
  ["movbe [rbx], ax", "660f38f103", 0x8877_6655_4433_8899n],
  ["movbe [rbx], eax", "0f38f103", 0x8877_6655_8899_aabbn],
  ["movbe [rbx], rax", "480f38f103", 0x8899_aabb_ccdd_eeffn],
  ["movdiri [rbx], eax", "0f38f903", 0x8877_6655_ccbb_aa99n],
  ["movdiri [rbx], rax", "480f38f903", 0xffee_ddcc_bbaa_9988n],
])("%s", (name, hex, expected) => {
  const rax = name.startsWith("movdiri [rbx], e") ? 0xccbb_aa99n : 0xffee_ddcc_bbaa_9988n;
  const { state } = run(hex, { registers: { rax, rbx: DATA }, memory });
  expect(quadwordAt(state, DATA)).toBe(expected);
});

describe("MOVDIR64B", () => {
  const CODE = "660f38f803"; // movdir64b rax, [rbx]
  const EVERY = [0, 8, 16, 24, 32, 40, 48, 56].map((n) => BigInt(n));
  const source = EVERY.map((offset) => [DATA + offset, BYTES + offset] as const);
  const words = (state: ReturnType<typeof prepare>, at: bigint): bigint[] =>
    EVERY.map((offset) => quadwordAt(state, at + offset));

  test("copies 64 bytes, also from an odd address", () => {
    const { state } = run(CODE, { registers: { rax: DATA + 128n, rbx: DATA }, memory: source });
    expect(words(state, DATA + 128n)).toEqual(source.map(([, value]) => value));
    const odd = run(CODE, { registers: { rax: DATA + 128n, rbx: DATA + 1n }, memory: source });
    expect(quadwordAt(odd.state, DATA + 128n)).toBe((BYTES >> 8n) | (0x19n << 56n));
  });

  test("reads all of it before it writes", () => {
    const { state } = run(CODE, { registers: { rax: DATA, rbx: DATA + 8n }, memory: source });
    expect(words(state, DATA)).toEqual([...source.slice(1).map(([, value]) => value), 0n]);
  });

  test("takes an override for its source alone, and cuts both addresses with 67", () => {
    const registers = { rax: (1n << 40n) + DATA + 128n, rbx: (1n << 40n) + 8n };
    const state = prepare(`6567${CODE}`, { registers, memory: source });
    state.gsBase = DATA - 8n;
    expect(new Machine().run(state, { limit: 1 }).reason).toBe("limit");
    expect(words(state, DATA + 128n)).toEqual(source.map(([, value]) => value));
  });

  const NOWHERE = 0x6_6000n;
  const NON_CANONICAL = 0xdead_0000_0000_0000n;
  test.each<[string, bigint, bigint, object]>([
    ["destination odd", DATA + 1n, DATA, { fault: "#GP" }],
    ["destination odd, in no page", NOWHERE + 1n, DATA, { fault: "#GP" }],
    ["destination odd, source in no page", DATA + 1n, NOWHERE, { fault: "#PF", address: NOWHERE, access: "read" }],
    ["both in no page", NOWHERE, NOWHERE + 8n, { fault: "#PF", address: NOWHERE + 8n, access: "read" }],
    ["destination not canonical", NON_CANONICAL, DATA, { fault: "#GP" }],
    ["destination not canonical, source in no page", NON_CANONICAL, NOWHERE, { fault: "#PF", address: NOWHERE }],
    ["destination in no page", NOWHERE, DATA, { fault: "#PF", address: NOWHERE, access: "write" }],
  ])("%s", (_, rax, rbx, stop) => {
    expect(run(CODE, { registers: { rax, rbx } }).stop).toMatchObject({ reason: "fault", ...stop });
  });
});
