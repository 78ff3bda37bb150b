import { expect, test } from "vitest";
import { disassemble } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { CARRIED } from "../certify/carried.ts";
import { MUTANTS } from "../certify/mutants.ts";
import { attribute, type Divergence } from "../compare/attribute.ts";
import { decodeCase } from "../compare/bucket.ts";
import { judge } from "../compare/judge.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { guiltyAddress } from "./guilty.ts";
import { minimise } from "./minimise.ts";

const oracle = new OracleRunner();
const engineOf = (name: string) =>
  oracleEngine([...MUTANTS, ...CARRIED].find((mutant) => mutant.name === name)!.oracle);

const noise = (n: number): bigint => BigInt.asUintN(64, 0x9e3779b97f4a7c15n * BigInt(n + 1));

/** A program with noise in all that it does not need: registers, flags, segment bases, three pages full of ones. */
function noisy(hex: string, given: Readonly<Record<number, bigint>>, rflags = 0x202 | 0x8d4): MachineCase {
  const code = Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
  const bytes = new Uint8Array(12288).fill(0xff);
  return {
    id: "t",
    code,
    at: 0x400123n,
    registers: Array.from({ length: 16 }, (_, n) => given[n] ?? noise(n)),
    rflags,
    fsBase: noise(17),
    gsBase: noise(18),
    memory: [{ at: 0x10000n, size: 12288, access: "rw", runs: [{ at: 0x10000n, bytes }] }],
    until: 0x400123n + BigInt(code.length),
    limit: 100,
  };
}

async function found(name: string, one: MachineCase): Promise<Divergence> {
  const expected = oracle.run(one);
  const [actual] = await engineOf(name).run([one]);
  const verdict = judge(oracle, one, expected, actual!);
  if (verdict.kind !== "diverge") throw new Error(`the mutant does not diverge: ${JSON.stringify(verdict)}`);
  const whole = { expected, actual: actual!, differences: verdict.differences };
  return (await attribute(oracle, engineOf(name), one, whole)).divergences[0]!;
}

const minimised = async (name: string, one: MachineCase): Promise<Divergence> =>
  minimise(await found(name, one), engineOf(name), oracle);

const textOf = ({ machineCase }: Divergence): string =>
  disassemble(decodeCase(oracle.machine.maps, machineCase)!, machineCase.at);
const bytesKept = ({ machineCase: { memory } }: Divergence): number =>
  memory.reduce((sum, { runs }) => runs.reduce((inner, { bytes }) => inner + bytes.length, sum), 0);

test("registers, flags, segment bases and memory that do not matter are gone, the bucket stays", async () => {
  const one = noisy("48ff44cb10", { 3: 0x10a08n, 1: 0x20n }, 0x202); // inc qword ptr [rbx+rcx*8+0x10], wrapping to 0
  const small = await minimised("inc-carry", one);
  expect(small.bucket).toBe((await found("inc-carry", one)).bucket);
  expect(textOf(small)).toBe("inc qword ptr [rax]");
  const { registers, rflags, fsBase, gsBase, memory } = small.machineCase;
  expect([registers.filter((value) => value !== 0n).length, rflags, fsBase, gsBase]).toEqual([1, 0x202, 0n, 0n]);
  expect([memory.length, memory[0]!.size, bytesKept(small)]).toEqual([1, 4096, 8]);
});

test("prefixes, registers and immediates become plain, the step ends where the shorter instruction does", async () => {
  const small = await minimised("add-af", noisy("2e 4f 81c5 78563412", {})); // add r13, 0x12345678, with CS and REX.RX
  expect(textOf(small)).toBe("add rax, 0");
  expect(small.machineCase).toMatchObject({ at: 0x400000n, until: 0x400007n, memory: [] });
  expect(small.machineCase.registers.every((value) => value === 0n)).toBe(true);
});

test("a value that matters keeps the bits that do", async () => {
  // cqo with bit 31 and bit 63 unlike
  const small = await minimised("cqo-low", noisy("4899", { 0: 0x7123_4567_f9ab_cdefn }));
  expect(small.machineCase.registers[0]).toBe(0x8000_0000n);
});

test("a branch keeps a distance: with 0 nobody could tell whether it was taken", async () => {
  // setb al; jmp over jb; jb: taken by the one that tests BE
  const small = await minimised("jb-be", noisy("0f92c0 eb06 0f8240000000 0f8210000000", {}, 0x246));
  expect(textOf(small)).toBe("jb 0x400007");
  expect(small.machineCase).toMatchObject({ at: 0x400000n, until: 0x400006n, rflags: 0x242, memory: [] });
});

test("what shows in a program only keeps the two instructions that do it; the second is the guilty one", async () => {
  // mov rsi, 5; inc ecx; jmp over a nop; inc rbx; adc r9, r10; nop; xchg rdi, rsi
  const one = noisy("48c7c605000000 ffc1 eb01 90 48ffc3 4d11d1 90 4887f7", {});
  const small = await minimised("carry-behind-inc", one);
  expect(small.isolated).toBe(false);
  expect(Buffer.from(small.machineCase.code).toString("hex")).toBe("48ffc24811c1");
  expect(await guiltyAddress(small, engineOf("carry-behind-inc"), oracle)).toBe(small.machineCase.at + 3n);
});

test("an interruption ends at once with what was found so far", async () => {
  const start = await found("add-af", noisy("4c03eb", {}));
  expect(await minimise(start, engineOf("add-af"), oracle, AbortSignal.abort())).toBe(start);
});
