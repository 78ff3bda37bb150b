/** What Unicorn makes of prefixes and of undefined encodings, in every form that an entry speaks of; the processor sees them in --check. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../../cases/case.ts";
import { decodeCase } from "../../cases/codec.ts";
import type { Engine } from "../../engines/engine.ts";
import { openEngine } from "../../engines/open.ts";
import { OracleRunner } from "../../engines/oracle.ts";
import { judge } from "../judge.ts";
import { judgeStep } from "../judge-step.ts";

const UNICORN = { name: "unicorn", version: "2.0.1" };
const oracle = new OracleRunner();
let unicorn: Engine;
beforeAll(async () => {
  unicorn = await openEngine("unicorn");
});
afterAll(() => unicorn.close());

const REGISTERS = {
  rax: "0x500010",
  rcx: "0x2",
  rbx: "0x1234",
  rsp: "0x500800",
  rsi: "0x500000",
  rdi: "0x500004",
  fsbase: "0x24",
};

/** One step from 0x400000, with targets of branches behind it; nothing below 0x10000 is mapped. */
const step = (code: string, more: object = {}): MachineCase =>
  decodeCase(
    JSON.stringify({
      id: code,
      code,
      at: "0x400000",
      until: `0x${(0x400000 + code.length / 2).toString(16)}`,
      limit: 1,
      regs: REGISTERS,
      memory: [{ at: "0x500000", size: 4096, access: "rw", hex: "01020304050607080910111213141516".repeat(200) }],
      ...more,
    }),
  );

const END = 0x40000fn;
const UNTIL = { reason: "until", at: END } as const;
const SHORTER = { reason: "limit", at: 0x40000cn } as const;
const FAULT = { reason: "fault", at: 0x400000n } as const;
const NEXT_PAGE = { ...FAULT, fault: "#PF", address: 0x401000n, access: "execute" } as const;
const ONE = Uint8Array.of(0xaa);

async function verdictOf(one: MachineCase): Promise<unknown> {
  const [reply] = (await unicorn.run([one])) as [Reply];
  if (isFailure(reply)) return reply;
  if (judge(oracle, one, oracle.run(one), reply).kind === "agree") return "agrees";
  return judgeStep(oracle, UNICORN, one, one, reply);
}

const BRANCHES: readonly (readonly [string, string])[] = [
  ["jmp rel8", "66eb10"],
  ["jmp rel16", "66e910000000"],
  ["jz that is not taken", "660f8410000000"],
  ["jnz that is taken", "660f8510000000"],
  ["jnz rel8 that is taken", "667510"],
  ["loop", "66e210"],
  ["loop with ecx", "6766e210"],
  ["call", "66e810000000"],
  ["call register", "66ffd0"],
  ["call memory", "66ff10"],
  ["jmp register", "66ffe0"],
  ["jmp memory", "66ff20"],
  ["ret", "66c3"],
  ["ret with a drop", "66c20800"],
];

describe("66 before a near branch", () => {
  test.each(BRANCHES)("%s", async (_, code) =>
    expect(await verdictOf(step(code))).toMatchObject({ kind: "excused", by: ["unicorn-branch-word"] }),
  );

  test("what is not taken and as long as it was agrees; so does everything with REX.W", async () => {
    expect(await verdictOf(step("667410"))).toBe("agrees");
    expect(await verdictOf(step("6648eb00"))).toBe("agrees");
  });

  test.each(["660f8510000000", "66e810000000", "66c3"])("%s that goes elsewhere is not excused", async (code) => {
    const one = step(code);
    const [reply] = (await unicorn.run([one])) as [Reply];
    if (isFailure(reply)) throw new Error(reply.error);
    const wrong = { ...reply, rip: reply.rip + 1n, stop: { ...reply.stop, at: reply.rip + 1n } };
    expect(judgeStep(oracle, UNICORN, one, one, wrong)).toMatchObject({ kind: "diverge" });
  });
});

test.each([
  ["lock-ignored", "f08bc3"],
  ["lock-ignored", "64f04803030000"],
  ["segment-cancelled", "643e8b00"],
  ["segment-cancelled", "65642e268b00"],
  ["repeat-both", "f2f3a6"],
  ["repeat-both", "f2f366a7"],
  ["fence-prefix", "660faee8"],
  ["fence-prefix", "f20faefd"],
  ["digit-ignored", "8fe3"],
  ["digit-ignored", "48c7ff3f000064"],
  ["vex-ignored", "c50fa3ef"],
  ["vex-ignored", "c4a179afc3"],
  ["vex-refused", "c5f809"],
  ["vex-refused", "3ec51a1a21"],
  ["vex-refused", "c55a03c1"],
  ["repeat-both", "f3f20f38f0c1"],
  ["repeat-both", "66f2f30f38f1c1"],
  ["fence-prefix", "f20fae18"],
  ["group-prefix", "c4e279f3c9"],
  ["undefined-vector", `${"f2".repeat(8)}480fd6150b0010`],
])("unicorn-%s: %s", async (id, code) => {
  expect(await verdictOf(step(code))).toMatchObject({ kind: "excused", by: [`unicorn-${id}`] });
});

const UNMAPPED = { regs: { ...REGISTERS, rax: "0x700000" } };
const AT_PAGE_END = (size: number): object => ({ at: `0x${(0x401000 - size).toString(16)}`, until: "0x401000" });

test.each<[string, string, object]>([
  ["fetched-partly", `${"26".repeat(13)}6b0001`, UNMAPPED],
  ["fetched-partly", `${"f2".repeat(13)}0fe100`, {}],
  ["fetched-partly", `${"26".repeat(12)}41f6cc01`, {}],
  ["fetched-partly", `${"26".repeat(13)}449a`, AT_PAGE_END(15)],
  ["fetched-partly", "490f22", AT_PAGE_END(3)],
  ["fetched-partly", "d5", AT_PAGE_END(1)],
  ["fetched-partly", "f608", { ...UNMAPPED, ...AT_PAGE_END(2) }],
  ["fetched-partly", `f3${"26".repeat(6)}c4c218f3887fffff`, {}],
  ["fetched-partly", `f2${"67".repeat(9)}c4a260f754`, {}],
  ["fetched-partly", `${"67".repeat(9)}420fc4448138`, { regs: { ...REGISTERS, rcx: "0x700000" } }],
  ["undefined-reads", "0fba0001", UNMAPPED],
  ["undefined-reads", "ff38", UNMAPPED],
  ["undefined-reads", "3e660fae08", UNMAPPED],
  ["undefined-reads", "f20fae06", { regs: { ...REGISTERS, rsi: "0x500004" } }],
])("unicorn-%s: %s where something cannot be reached", async (id, code, more) => {
  expect(await verdictOf(step(code, more))).toMatchObject({ kind: "excused", by: [`unicorn-${id}`] });
});

/** [what, code, what a wrong engine might answer]: nothing that Unicorn does, and so excused by nothing. */
test.each<[string, string, Partial<Outcome>]>([
  [
    "a shift of a register that is too long ends",
    `${"26".repeat(11)}660f71d3c8`.slice(0, 30),
    { stop: UNTIL, rip: END },
  ],
  [
    "a store of MOVQ that is too long stores",
    `${"66".repeat(8)}480fd6150b0010`,
    { memory: [{ at: 0x500000n, bytes: ONE }] },
  ],
  ["a store of MOVQ that is too long is over", `${"66".repeat(8)}480fd6150b0010`, { stop: SHORTER, rip: SHORTER.at }],
  ["an undefined VEX completes", "c5f8c8", { stop: { reason: "until", at: 0x400003n }, rip: 0x400003n }],
  ["a too long load is a division error", `${"26".repeat(10)}660f6f0425`, { stop: { ...FAULT, fault: "#DE" } }],
  ["an undefined VEX in the middle of a page reaches the next", "643ec5b1ca91db882cbdedfe24b600", { stop: NEXT_PAGE }],
])("%s: excused by nothing", (_, code, wrong) => {
  const one = step(code);
  const actual = { ...oracle.run(one), ...wrong };
  expect(judgeStep(oracle, UNICORN, one, one, actual)).toMatchObject({ kind: "diverge" });
});
