import fc from "fast-check";
import { expect, test } from "vitest";
import { Machine } from "../machine.ts";
import { Memory } from "../memory.ts";
import { RCX, RDI, RSI, RSP, State } from "../state.ts";
import { GAS_SCHEDULE } from "./gas-schedule.ts";
import { priceOf } from "./instruction-price.ts";
import { memoryChain } from "./memory-chain.ts";
import { OracleProcessor } from "./oracle-processor.ts";
import { CONTRACT, DATA } from "./testing/guest-program.ts";
import { type Script, script } from "./testing/script.ts";

/** One for all runs: it remembers what it decoded. */
const MACHINE = new Machine();
const CODE = 0x40_0000n;
const BYTES = 0x50_0000n;

/** Whatever their operands are, they stay in the page of data: RSI and RDI come back to its middle. */
const PIECES = [
  "4801d8", // add rax, rbx
  "480fafc3", // imul rax, rbx
  "488906", // mov [rsi], rax
  "f0480106", // lock add [rsi], rax
  "50", // push rax
  "5b", // pop rbx
  "488d1c18", // lea rbx, [rax+rbx]
  "85c07502ffc0", // test eax, eax; jne over; inc eax
  "48c7c10500000048ffc975fb", // mov rcx, 5; loop: dec rcx; jne loop
  "48c7c10900000048c7c70008500048c7c600085000f3a4", // rep movsb, 9 times
  "48c7c10700000048c7c700085000fdf348abfc", // std; rep stosq, 7 times; cld
  "48c7c10800000048c7c600085000f3ac", // rep lodsb
  "48c7c10600000048c7c700085000f2ae", // repne scasb: ends where al is found
  "48c7c10600000048c7c70008500048c7c600085000f3a6", // repe cmpsb
  "4831c9f3a4", // rep movsb, no iteration
] as const;

/** mov rsp, 0x500ff8; ret: a word of 0 that no piece reaches. */
const END = "48c7c4f80f5000c3";

const programs = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 })
  .map((pieces) => Buffer.from(`${pieces.join("")}${END}`, "hex"));

interface Placed {
  readonly state: State;
}

function prepare(target: Placed, program: Uint8Array): void {
  const { memory, registers } = target.state;
  memory.map(CODE, 4096, "rx");
  memory.map(BYTES, 4096, "rw");
  memory.place(CODE, program);
  [registers[RSI], registers[RDI], registers[RSP]] = [BYTES + 0x800n, BYTES + 0x800n, BYTES + 0xf00n];
  registers[0] = 0x1234_5678_9abc_def0n;
  target.state.rip = CODE;
}

/** Bytes as text: Vitest takes 10 ms to compare a page of them. */
const seen = ({ registers, rflags, rip, memory }: State): unknown => [
  registers,
  rflags,
  rip,
  Buffer.from(memory.peek(BYTES, 4096)!).toString("hex"),
];

/** What the limit pays for, by another way: whole instructions are priced and stepped, iterations are counted out by RCX. */
function longestPrefix(program: Uint8Array, work: number): State {
  const state = new State(new Memory());
  prepare({ state }, program);
  for (let left = work; ; ) {
    const instruction = MACHINE.fetch(state);
    left -= priceOf(GAS_SCHEDULE, instruction);
    if (left < 0) return state;
    const isRepeated = instruction.row.rep && instruction.prefixes.repeat !== "none";
    const before = state.registers[RCX]!;
    const most = BigInt(Math.floor(left / GAS_SCHEDULE.iteration));
    const at = state.rip;
    if (isRepeated && before > most) state.registers[RCX] = most;
    const allowed = state.registers[RCX]!;
    if (MACHINE.step(state, true)) return state;
    if (!isRepeated) continue;
    const done = allowed - state.registers[RCX]!;
    left -= Number(done) * GAS_SCHEDULE.iteration;
    if (allowed === before) continue;
    state.registers[RCX] = before - done;
    if (done < most || endedEarly(state, instruction.row.mnemonic, instruction.prefixes.repeat)) continue;
    state.rip = at;
    return state;
  }
}

/** The last iteration that could be paid was the last one anyway. */
function endedEarly({ rflags }: State, mnemonic: string, repeat: string): boolean {
  const isEqual = (rflags & 0x40) !== 0;
  return (mnemonic === "SCAS" || mnemonic === "CMPS") && isEqual !== (repeat === "f3");
}

function costOf(program: Uint8Array): bigint {
  const processor = new OracleProcessor({ machine: MACHINE, schedule: GAS_SCHEDULE });
  prepare(processor, program);
  expect(processor.resume(CODE, 10_000, 1n << 60n).reason).toBe("return");
  return processor.work;
}

test("below its cost a program is where the longest prefix that was paid for has brought it", () => {
  fc.assert(
    fc.property(programs, fc.double({ min: 0, max: 1, noNaN: true }), (program, part) => {
      const work = Math.floor(Number(costOf(program) - 1n) * part);
      const processor = new OracleProcessor({ machine: MACHINE, schedule: GAS_SCHEDULE });
      prepare(processor, program);
      const stop = processor.resume(CODE, 10_000, BigInt(work));
      expect(stop).toEqual({ reason: "gas", at: processor.state.rip });
      expect(Number(processor.work)).toBeLessThanOrEqual(work);
      expect(seen(processor.state)).toEqual(seen(longestPrefix(program, work)));
    }),
    { numRuns: 300 },
  );
});

test("a program that is left for want of gas and goes on later ends as if it had never been left", () => {
  fc.assert(
    fc.property(programs, fc.integer({ min: 1000, max: 40_000 }), (program, slice) => {
      const [whole, sliced] = [
        new OracleProcessor({ machine: MACHINE }),
        new OracleProcessor({ machine: MACHINE, schedule: GAS_SCHEDULE }),
      ];
      for (const one of [whole, sliced]) prepare(one, program);
      whole.resume(CODE, 10_000);
      let at = CODE;
      // 12,000 pay for the dearest instruction here
      for (let left = slice + 12_000; ; left = slice + 12_000) {
        const stop = sliced.resume(at, 10_000, BigInt(left));
        if (stop.reason === "return") break;
        expect(stop.reason).toBe("gas");
        at = stop.at;
      }
      expect(seen(sliced.state)).toEqual(seen(whole.state));
    }),
    { numRuns: 100 },
  );
});

/** Stores, copies, returns, pays and logs: everything that must leave no trace when the gas is not enough. */
const contract = (pieces: readonly ((s: Script) => Script)[]): Script => pieces.reduce((s, one) => one(s), script());

const SERVED = [
  (s: Script) => s.service(0x30, "key", new Uint8Array([1, 2, 3]), 3n),
  (s: Script) => s.service(0x16, DATA, 7n, 300n),
  (s: Script) => s.service(0x59, 5n),
  (s: Script) => s.service(0x7a, "event").service(0x79, 1n).service(0x7b),
  (s: Script) => s.service(0x21, "1.2.10", "1.3.0", 1n),
] as const;

const fresh = () => memoryChain({ balances: new Map([[CONTRACT, new Map([["1.3.0", 100n]])]]) });

test("a call that runs out of gas leaves the chain as it was, and has used all of its limit", () => {
  const pieces = fc.array(fc.constantFrom(...SERVED), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(pieces, fc.double({ min: 0, max: 1, noNaN: true }), (chosen, part) => {
      const one = contract(chosen);
      const paid = one.run({ chain: fresh(), schedule: GAS_SCHEDULE });
      expect(paid.error).toBe("none");
      const gas = BigInt(Math.floor(Number(paid.gasUsed - 1n) * part));
      const chain = fresh();
      const poor = one.run({ chain, schedule: GAS_SCHEDULE, gas });
      expect(poor).toMatchObject({ error: "out_of_gas", gasUsed: gas, logs: [], operations: [], ranOutOfGas: true });
      expect(chain.stored(CONTRACT, new TextEncoder().encode("key"))).toBeUndefined();
      expect([chain.balance(CONTRACT, "1.3.0"), chain.balance("1.2.10", "1.3.0")]).toEqual([100n, 0n]);
      const exact = one.run({ chain: fresh(), schedule: GAS_SCHEDULE, gas: paid.gasUsed });
      expect([exact.error, exact.gasUsed]).toEqual(["none", paid.gasUsed]);
    }),
    { numRuns: 60 },
  );
});
