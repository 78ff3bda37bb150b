/** A program that runs again from another start: Unicorn keeps its translations, and nobody may see it. */
import { expect, test } from "vitest";
import type { MachineCase, Region, Reply } from "../../cases/case.ts";
import { makeGenerator, STARTS } from "../../generate/case.ts";
import { buildPool } from "../../generate/pool.ts";
import { loadUnicorn } from "./locate.ts";
import { UnicornRunner } from "./run-case.ts";

const runner = new UnicornRunner(loadUnicorn());
const PAGE = 0x40_0000n;

/** The same case in arrays of its own: whatever was kept of it is forgotten. */
const anew = (one: MachineCase): MachineCase => ({ ...one, code: one.code.slice() });

const caseOf = (hex: string, at: bigint, memory: readonly Region[], more: Partial<MachineCase> = {}): MachineCase => {
  const code = Uint8Array.from(Buffer.from(hex, "hex"));
  const registers = Array.from({ length: 16 }, (_, n) => BigInt(n));
  const until = at + BigInt(code.length);
  return { id: "", code, at, until, registers, rflags: 0x202, fsBase: 0n, gsBase: 0n, memory, limit: 100, ...more };
};

const withRax = (one: MachineCase, rax: bigint): MachineCase => ({
  ...one,
  registers: [rax, ...one.registers.slice(1)],
});

test("generated programs end as on a Unicorn that has not seen them", async () => {
  const { draw } = makeGenerator(await buildPool({ seed: 12 }), { raw: 5 });
  const cases = Array.from({ length: 300 * STARTS }, (_, n) => draw(n));
  const precise = (n: number): boolean => n % (2 * STARTS) >= STARTS;
  const kept = cases.map((one, n) => runner.run(one, precise(n)));
  const fresh = cases.map((one, n) => runner.run(anew(one), precise(n)));
  expect(kept).toEqual(fresh);
});

const both = (one: MachineCase): [Reply, Reply] => [runner.run(one), runner.run(withRax(one, 0x4141_4141_4141_4141n))];

test.each([
  // mov [rip], al; nop: the store hits the NOP, which becomes 00 (ADD, with what follows) or 41 (REX)
  ["rewrites itself", caseOf("88050000000090900000", PAGE, [{ at: PAGE, size: 4096, access: "rwx", runs: [] }])],
  ["runs off its page", caseOf("9048ffc090", PAGE + 0xffcn, [], { until: PAGE + 0x2000n })],
  [
    "is rewritten by the host",
    caseOf("cd8090", PAGE, [], { host: [{ vector: 0x80, memory: [{ at: PAGE + 2n, bytes: Uint8Array.of(0xf4) }] }] }),
  ],
])("a program that %s does so again", (_, one) => {
  const first = both(one);
  expect(both(one)).toEqual(first);
  expect(both(anew(one))).toEqual(first);
  expect(both(caseOf("90", PAGE, []))[0]).toMatchObject({ stop: { reason: "until" } });
  expect(both(one)).toEqual(first);
});

test("what one start rewrites, another finds as the case has it", () => {
  // jz over it; mov [rip], al: HLT where the NOP is; nop; inc rax
  const one = caseOf("7406880500000000" + "9048ffc0", PAGE, [{ at: PAGE, size: 4096, access: "rwx", runs: [] }]);
  const rewriting = withRax(one, 0xf4n);
  expect(runner.run(rewriting)).toMatchObject({ stop: { fault: "#GP", at: PAGE + 8n } });
  expect(runner.run({ ...rewriting, rflags: 0x242 })).toMatchObject({ stop: { reason: "until" }, rip: one.until });
});

test("what the host rewrites in one case, the next finds as it was", () => {
  const poked = { vector: 0x80, memory: [{ at: PAGE + 2n, bytes: Uint8Array.of(0xf4) }] };
  const one = caseOf("cd80909048ffc0", PAGE, [], { host: [poked] });
  expect(runner.run(one)).toMatchObject({ stop: { fault: "#GP", at: PAGE + 2n } });
  expect(runner.run({ ...one, host: [{ vector: 0x80, memory: [] }] })).toMatchObject({ stop: { reason: "until" } });
});

test("code of which only the end differs is another program", () => {
  const one = caseOf("48ffc048ffc0", PAGE, []);
  const values = [one, { ...one, until: PAGE + 3n }, one].map((each) => runner.run(each));
  expect(values).toMatchObject([{ rip: PAGE + 6n }, { rip: PAGE + 3n }, { rip: PAGE + 6n }]);
});
