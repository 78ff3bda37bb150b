import { expect, test } from "vitest";
import { Machine } from "./machine.ts";
import { Memory } from "./memory.ts";
import { State } from "./state.ts";

/** What a recorder is told while these bytes run to their end. */
function told(hex: string): string[] {
  const code = Buffer.from(hex.replaceAll(" ", ""), "hex");
  const memory = new Memory();
  memory.map(0x1000n, 4096, "rx");
  memory.place(0x1000n, code);
  const state = new State(memory);
  state.rip = 0x1000n;
  const machine = new Machine();
  const seen: string[] = [];
  machine.recorder = {
    completed: ({ row }, { rip, nextRip, flagsWritten }) =>
      void seen.push(`${row.mnemonic} ${rip.toString(16)} ${nextRip.toString(16)} ${flagsWritten.toString(16)}`),
    stopped: ({ row }, { reason, fault }) => void seen.push(`${row.mnemonic} ${fault ?? reason}`),
  };
  machine.run(state, { until: 0x1000n + BigInt(code.length), limit: 10 });
  return seen;
}

test("what completed is told with its own address, where it goes on, and the flags that it wrote", () => {
  expect(told("4801d8 eb00 90")).toEqual(["ADD 1000 1003 8d5", "JMP 1003 1005 0", "NOP 1005 1006 0"]);
});

test("what was decoded and did not complete is told with its stop", () => {
  expect(told("90 488b00")).toEqual(["NOP 1000 1001 0", "MOV #PF"]);
  expect(told("f7f3")).toEqual(["DIV #DE"]);
  expect(told("cd61")).toEqual(["INT interrupt"]);
  expect(told("0fa2")).toEqual(["CPUID unsupported"]);
});

test("bytes that are no instruction are not told", () => {
  expect(told("90 06")).toEqual(["NOP 1000 1001 0"]);
});
