/** Moves: what is written, what stays, what becomes 0; alignment; MASKMOVDQU. */
import { describe, expect, test } from "vitest";
import { DATA, quadwordAt } from "../testing/guest.ts";
import { runWithVectors } from "../testing/vector-guest.ts";

const [LOW, HIGH] = [0x1122_3344_5566_7788n, 0x99aa_bbcc_ddee_ff00n];
const A = (HIGH << 64n) | LOW;
const B = 0xb15_b14_b13n << 64n;
const IN_MEMORY = [
  [DATA, LOW],
  [DATA + 8n, HIGH],
] as const;

/** xmm1 is A, xmm2 is B; rbx points to A in memory. */
const run = (hex: string, at = DATA) =>
  runWithVectors(hex, { 1: A, 2: B }, { registers: { rbx: at, rax: LOW }, memory: IN_MEMORY });

/** Into xmm2. */
test.each([
  ["movss xmm2, xmm1 keeps the rest", "f30f10d1", B | 0x5566_7788n],
  ["movss xmm2, [rbx] clears it", "f30f1013", 0x5566_7788n],
  ["movsd xmm2, xmm1 keeps the rest", "f20f10d1", B | LOW],
  ["movsd xmm2, [rbx] clears it", "f20f1013", LOW],
  ["movlps xmm2, [rbx]", "0f1213", B | LOW],
  ["movhpd xmm2, [rbx]", "660f1613", LOW << 64n],
  ["movhlps xmm2, xmm1", "0f12d1", B | HIGH],
  ["movlhps xmm2, xmm1", "0f16d1", LOW << 64n],
  ["movd xmm2, eax", "660f6ed0", 0x5566_7788n],
  ["movq xmm2, rax", "66480f6ed0", LOW],
  ["movq xmm2, xmm1", "f30f7ed1", LOW],
  ["movq xmm2, xmm1, the other way", "660fd6ca", LOW],
  ["movaps xmm2, xmm1", "0f28d1", A],
  ["movdqu xmm2, [rbx]", "f30f6f13", A],
  ["movntdqa xmm2, [rbx]", "660f382a13", A],
  ["pmovzxwq xmm2, [rbx] reads four bytes", "660f383413", (0x5566n << 64n) | 0x7788n],
])("%s", (_, hex, expected) => expect(run(hex).state.vectors[2]).toBe(expected));

/** From xmm1 to [rbx+16]. */
test.each([
  ["movss", "f30f114b10", 0x5566_7788n, 0n],
  ["movsd", "f20f114b10", LOW, 0n],
  ["movhps", "0f174b10", HIGH, 0n],
  ["movd", "660f7e4b10", 0x5566_7788n, 0n],
  ["movq", "660fd64b10", LOW, 0n],
  ["movupd", "660f114b10", LOW, HIGH],
  ["movntps", "0f2b4b10", LOW, HIGH],
  ["pextrb [rbx+16], xmm1, 9", "660f3a144b1009", 0xffn, 0n],
])("%s to memory", (_, hex, low, high) => {
  const { state } = run(hex);
  expect([quadwordAt(state, DATA + 16n), quadwordAt(state, DATA + 24n)]).toEqual([low, high]);
});

test("movd eax, xmm1 clears the upper half, movnti stores a general register", () => {
  expect(run("660f7ec8").state.registers[0]).toBe(0x5566_7788n);
  expect(quadwordAt(run("480fc34310").state, DATA + 16n)).toBe(LOW);
});

describe("alignment", () => {
  test.each([
    ["movaps xmm2, [rbx]", "0f2813"],
    ["movdqa [rbx], xmm1", "660f7f0b"],
    ["movntdq [rbx], xmm1", "660fe70b"],
    ["paddb xmm2, [rbx]", "660ffc13"],
    ["psllw xmm2, [rbx], though eight bytes count", "660ff113"],
    ["punpckldq xmm2, [rbx], though eight bytes count", "660f6213"],
  ])("%s must be aligned", (_, hex) => {
    const { state, stop } = run(hex, DATA + 8n);
    expect(stop).toMatchObject({ reason: "fault", fault: "#GP" });
    expect(state.vectors[2]).toBe(B);
    expect(state.memory.changes()).toEqual([]);
  });

  test.each([
    ["movups xmm2, [rbx]", "0f1013"],
    ["lddqu xmm2, [rbx]", "f20ff013"],
    ["movdqu [rbx], xmm1", "f30f7f0b"],
    ["movq xmm2, [rbx]", "f30f7e13"],
  ])("%s may lie anywhere", (_, hex) => expect(run(hex, DATA + 3n).stop.reason).toBe("limit"));
});

describe("MASKMOVDQU", () => {
  const END = DATA + 0x2000n;
  /** Bytes 0, 9 and 15 are chosen; only bit 7 counts. */
  const CHOICE = (0x80n << 120n) | (0xffn << 72n) | (0x7fn << 40n) | 0x80n;
  const store = (rdi: bigint, choice = CHOICE) =>
    runWithVectors("660ff7ca", { 1: A, 2: choice }, { registers: { rdi } }); // maskmovdqu xmm1, xmm2

  test("stores the chosen bytes", () => {
    const { state } = store(DATA + 5n);
    expect([quadwordAt(state, DATA + 5n), quadwordAt(state, DATA + 13n)]).toEqual([0x88n, (0x99n << 56n) | 0xff00n]);
  });

  test("faults for bytes that it does not store, the upper quadword first", () => {
    expect(store(END - 16n, 0n).stop.reason).toBe("limit");
    expect(store(END - 15n, 0n).stop).toMatchObject({ fault: "#PF", access: "write", address: END });
    expect(store(END + 16n, 0n).stop).toMatchObject({ fault: "#PF", address: END + 24n });
    expect(store(DATA - 8n).stop).toMatchObject({ fault: "#PF", address: DATA - 8n });
    expect(store(END - 15n).state.memory.changes()).toEqual([]);
  });

  test("each quadword's address is cut to the address size by itself", () => {
    const wrapped = runWithVectors("67660ff7ca", { 1: A, 2: CHOICE }, { registers: { rdi: 0xffff_fff8n } });
    expect(wrapped.stop).toMatchObject({ fault: "#PF", address: 0n });
  });
});
