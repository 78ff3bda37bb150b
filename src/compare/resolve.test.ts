/** Undefined bits that were read: whatever an engine has chosen for them is found, and nothing else is accepted. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { flags, type Resolve } from "../../oracle/index.ts";
import type { MachineCase, Outcome } from "../cases/case.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { judge } from "./judge.ts";

const STACK = 0x50_0000n;
/** Of MUL: SF, ZF, AF, PF. */
const OPEN = flags.flagMask("SF ZF AF PF");

/** mul rbx; pushfq: three times. Each stores four undefined flags. */
const one: MachineCase = {
  id: "",
  code: Uint8Array.from(Buffer.from("48f7e39c".repeat(3), "hex")),
  at: 0x40_0000n,
  until: 0x40_000cn,
  registers: new Array<bigint>(16).fill(3n).with(4, STACK + 0x800n),
  rflags: 0x202,
  fsBase: 0n,
  gsBase: 0n,
  memory: [{ at: STACK, size: 4096, access: "rw", runs: [] }],
  limit: 100,
};

/** The n-th time that flags are left undefined they are those of `chosen[n]`. */
function choosing(chosen: readonly number[]): Resolve {
  let event = 0;
  return (policy, mask) => (policy & ~mask) | (BigInt(chosen[event++]!) & mask);
}

const flipped = (bytes: Uint8Array, bits: number): Uint8Array => bytes.with(0, bytes[0]! ^ bits);

const judged = (actual: Outcome): string => {
  const oracle = new OracleRunner();
  return judge(oracle, one, oracle.run(one), actual).kind;
};

const choice = fc.array(fc.nat(0xff), { minLength: 3, maxLength: 3 });

test("any choice of twelve flags is found", () => {
  fc.assert(
    fc.property(choice, (chosen) => {
      expect(judged(new OracleRunner().run(one, choosing(chosen)))).toBe("agree");
    }),
    { numRuns: 50 },
  );
});

test("a choice is found flag by flag, not among all combinations", () => {
  const oracle = new OracleRunner();
  const actual = new OracleRunner().run(one, choosing([OPEN, 0, flags.ZF]));
  const expected = oracle.run(one);
  const run = vi.spyOn(oracle, "run");
  expect(judge(oracle, one, expected, actual).kind).toBe("agree");
  expect(run.mock.calls.length).toBeLessThan(200);
});

test("a flag that is defined is no choice", () => {
  const actual = new OracleRunner().run(one, choosing([0, OPEN, 0]));
  // CF of the second PUSHFQ
  const memory = actual.memory.map((run, n) => (n === 1 ? { ...run, bytes: flipped(run.bytes, flags.CF) } : run));
  expect(judged({ ...actual, memory })).toBe("diverge");
});
