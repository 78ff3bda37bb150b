/** Encodings that are not executed: planned and refused ones stop the run by name, undefined ones fault. */
import { expect, test } from "vitest";
import { Machine, Memory, State } from "../index.ts";
import type { Stop } from "../machine.ts";

const CODE = 0x400000n;
const machine = new Machine();

function stopOf(text: string): Stop {
  const memory = new Memory();
  const code = Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
  memory.map(CODE, 4096, "rx");
  memory.place(CODE, code);
  const state = new State(memory);
  state.rip = CODE;
  return machine.run(state, { until: CODE + BigInt(code.length), limit: 1 });
}

test.each([
  ["C5 FC 58 C1", "VADDPS (avx, planned)"],
  ["0F FC C1", "PADDB (mmx, planned)"],
  ["D9 FA", "FSQRT (x87, planned)"],
  ["9B", "FWAIT (x87, planned)"],
  ["0F 31", "RDTSC (base, refused: nondeterministic)"],
  ["F3 0F C7 F8", "RDPID (base, refused: nondeterministic)"],
  ["0F 05", "SYSCALL (base, refused: system call)"],
  ["FA", "CLI (base, refused: privileged)"],
  ["CB", "RETF (base, refused: far control transfer)"],
  ["8E D8", "MOV (base, refused: segment selectors)"],
  ["0F 20 C0", "MOV (base, refused: privileged)"],
  ["0F 20 00", "MOV (base, refused: privileged)"],
  ["62 F1 7C 48 58 C1", "EVEX (avx-512, refused: EVEX)"],
])("%s stops as unsupported: %s", (text, why) => {
  expect(stopOf(text)).toEqual({ reason: "unsupported", at: CODE, why });
});

test.each([
  "06",
  "0F 04",
  "8E C8",
  "F2 0F B8 C1",
  "66 0F AE E8",
  "F0 F3 0F B8 08",
  "C4 E2 74 F2 C2",
  "C4 E3 73 F0 C2 01",
  "0F 38 F0 C1",
])("%s raises #UD", (text) => {
  expect(stopOf(text)).toEqual({ reason: "fault", at: CODE, fault: "#UD" });
});

test.each(["0F BC C1", "F2 0F BC C1", "F3 0F BC C1", "66 F3 0F BD C1", "C4 E2 70 F2 C2", "F3 90", "0F 1F 00"])(
  "%s is executed",
  (text) => {
    expect(stopOf(text).reason).toBe("until");
  },
);
