/** The same contract on the oracle and on the processor: the same stops and states, at full speed and step by step. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CODE,
  DATA,
  EXECUTABLE,
  int,
  move,
  program,
  RET,
  section,
  WRITABLE,
} from "../../oracle/chain/testing/guest-program.ts";
import { escFile } from "../../oracle/contract/esc-file.ts";
import { type CallResult, LIMITS, OracleProcessor } from "../../oracle/index.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { firstDifference } from "./difference.ts";
import { NeedsStepping, openNativeGuest } from "./native-guest.ts";
import { type Observed, observe, randomContracts, STORE } from "./testing/guest-runs.ts";

function onProcessor(image: Uint8Array, steps: number, isStepping: boolean): Observed {
  const guest = openNativeGuest({ isStepping });
  try {
    return observe(image, guest, steps);
  } finally {
    guest.close();
  }
}

/** As `runCall` does it. */
function atFullSpeed(image: Uint8Array): Observed {
  try {
    return onProcessor(image, LIMITS.steps, false);
  } catch (error) {
    if (!(error instanceof NeedsStepping)) throw error;
    return onProcessor(image, LIMITS.steps, true);
  }
}

function expectSame(oracle: Observed, native: Observed): void {
  expect(firstDifference(oracle.observations, native.observations)).toBeUndefined();
  expect(native.result.error).toBe(oracle.result.error);
  expect(native.result.output).toEqual(oracle.result.output);
}

/** Step by step the limit is small, so that endless programs end. */
function runAll(image: Uint8Array, steps = 10_000): CallResult {
  const oracle = observe(image, new OracleProcessor(), steps);
  const stepped = onProcessor(image, steps, true);
  expectSame(oracle, stepped);
  expect(stepped.result.steps).toBe(oracle.result.steps);
  if (oracle.result.error !== "out_of_gas") expectSame(oracle, atFullSpeed(image));
  return oracle.result;
}

const SYSCALL = [0x0f, 0x05];
/** push rax; movups xmm0, [rsp]; int 27; movups [rsp], xmm0; pop rbx */
const THROUGH_XMM = [0x50, 0x0f, 0x10, 0x04, 0x24, ...int(0x27), 0x0f, 0x11, 0x04, 0x24, 0x5b];
/** push rax; fild qword [rsp]; int 27; fistp qword [rsp]; pop rbx */
const THROUGH_X87 = [0x50, 0xdf, 0x2c, 0x24, ...int(0x27), 0xdf, 0x3c, 0x24, 0x5b];

describe.skipIf(lacking !== undefined)(`the processor as a processor of contracts${because}`, () => {
  test.each<[string, Uint8Array, string]>([
    ["a return", program(RET), "return"],
    ["an int in the middle", program([...int(0x27), 0x89, 0xc1, ...STORE, ...int(0x2e), ...RET]), "return"],
    ["int3", program([0x90, 0xcc]), "interrupt"],
    ["int1 with a prefix", program([0x66, 0xf1]), "interrupt"],
    ["an int with prefixes", program([0x66, 0x48, ...int(0x27), ...RET]), "return"],
    ["an endless loop", program([0xeb, 0xfe]), "limit"],
    ["a jump to 0", program([0x31, 0xc0, 0xff, 0xe0]), "fault"],
    ["a call of 0", program([0x31, 0xc0, 0xff, 0xd0]), "fault"],
    ["a return of a 0 that was pushed", program([0x6a, 0x00, ...RET]), "return"],
    [
      "a repeated store is one step",
      program([...move(1, 500n), ...move(7, DATA), 0xf3, 0xaa, ...int(0x27), ...RET]),
      "return",
    ],
    ["a read over the end of all addresses", program([...move(4, (1n << 64n) - 4n), 0x58]), "fault"],
    ["a return that takes bytes along", program([0xc2, 0x00, 0x10]), "return"],
    ["a call of the page of old system calls", program([...move(0, 0xffffffffff600000n), 0xff, 0xd0, ...RET]), "fault"],
    ["a repeated store off the page", program([...move(1, 5000n), ...move(7, DATA), 0xf3, 0xaa]), "fault"],
    ["a straddling store off the page", program([0x48, 0x89, 0x0c, 0x25, 0xfc, 0x3f, 0x40, 0x00]), "fault"],
    ["a store to constants", program([0x48, 0x89, 0x0c, 0x25, 0x00, 0x30, 0x40, 0x00]), "fault"],
    ["a store to code", program([0x48, 0x89, 0x0c, 0x25, 0x00, 0x10, 0x40, 0x00]), "fault"],
    ["a division by zero", program([0x90, 0x48, 0xf7, 0xf1]), "fault"],
    ["ud2", program([0x90, 0x0f, 0x0b]), "fault"],
    ["hlt", program([0x90, 0xf4]), "fault"],
    ["a jump that is not canonical", program([...move(0, 1n << 47n), 0xff, 0xe0]), "fault"],
    ["a return that is not canonical", program([...move(0, 1n << 63n), 0x50, ...RET]), "fault"],
    ["a stack that is not canonical", program([...move(4, 1n << 47n), 0x50]), "fault"],
    ["a stack that is gone", program([...move(4, 0n), 0x50]), "fault"],
    ["an int without a stack", program([...move(4, 0n), ...int(0x27), 0x90, 0x0f, 0x0b]), "fault"],
    ["pushed flags", program([0x9c, ...int(0x27), 0x58, ...int(0x27), ...RET]), "return"],
    [
      "flags through an int",
      program([0x48, 0x39, 0xe4, ...int(0x27), 0x0f, 0x94, 0xc1, ...int(0x27), ...RET]),
      "return",
    ],
  ])("%s", (_, image, reason) => {
    expect(runAll(image).stop?.reason).toBe(reason);
  });

  test.each([0, 1, 2, 3, 4, 5])("a limit of %i steps ends both at the same instruction", (steps) => {
    const image = program([0x90, 0x90, 0x90, ...int(0x27), 0x90, ...RET]);
    const oracle = observe(image, new OracleProcessor(), steps);
    const native = onProcessor(image, steps, false);
    expectSame(oracle, native);
    expect(native.result).toMatchObject({ steps: oracle.result.steps, stop: oracle.result.stop });
  });

  test("the service that is a system call of Linux keeps all of rax, and is the chain's", () => {
    const image = program([...move(7, DATA + 64n), ...move(0, 1n << 60n), ...int(0x80), ...int(0x27), ...RET]);
    runAll(image);
    const [first] = atFullSpeed(image).observations;
    expect(first).toMatchObject({ stop: { reason: "interrupt", vector: 0x80 } });
    expect(first?.registers[0]).toBe(1n << 60n);
  });

  test.each([
    ["a vector register", THROUGH_XMM],
    ["an x87 register", THROUGH_X87],
  ])("%s lives through a service", (_, code) => {
    for (const isStepping of [true, false]) {
      const image = program([...move(0, 77n), ...code, ...int(0x27), ...RET]);
      const { observations } = onProcessor(image, LIMITS.steps, isStepping);
      expect(observations[1]?.registers[3]).toBe(77n);
    }
  });

  test("vectors are seen at every stop, and the oracle's are the same", () => {
    const image = program([...move(0, 77n), ...THROUGH_XMM, ...int(0x27), ...RET]);
    runAll(image);
    const { observations } = onProcessor(image, LIMITS.steps, false);
    expect(observations.map(({ vectors }) => vectors?.[0])).toEqual([77n, 77n, 77n]);
  });

  test("the heap grows while the guest runs, and what it writes there is seen", () => {
    const fill = [0x48, 0x89, 0xc7, 0x48, 0x89, 0xc3, 0xb0, 0x5a, ...move(1, 150_000n), 0xf3, 0xaa];
    const image = program([
      ...move(7, 200_000n),
      ...int(0x11),
      ...fill,
      ...int(0x27),
      0x48,
      0x89,
      0xdf,
      ...int(0x13),
      ...RET,
    ]);
    const { observations, result } = atFullSpeed(image);
    expect(result.error).toBe("none");
    expect(observations[1]?.changes.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(150_000);
    expectSame(observe(image, new OracleProcessor(), LIMITS.steps), { observations, result });
  });

  test("code that the guest has written into its image runs as it stands then", () => {
    // mov byte [rip + 0], 0x58: the push rbx behind it becomes a pop rax
    const code = [0xc6, 0x05, 0x00, 0x00, 0x00, 0x00, 0x58, 0x53, ...int(0x27), ...RET];
    const image = escFile({ entry: CODE, sections: [section(CODE, code, EXECUTABLE | WRITABLE)], symbols: [] });
    const oracle = observe(image, new OracleProcessor(), 100);
    expectSame(oracle, onProcessor(image, LIMITS.steps, false));
  });

  test.each([
    ["syscall", [...move(0, 60n), ...move(7, 0n), ...SYSCALL]],
    ["sysenter", [0x0f, 0x34]],
    ["cpuid", [0x0f, 0xa2]],
  ])("%s is not executed: the call ends, and nothing else does", (_, code) => {
    const { result } = atFullSpeed(program(code));
    expect(["unsupported", "fault"]).toContain(result.stop?.reason);
  });

  test.each([
    ["its code", 0x6ec000001000n],
    ["its view of the guest's memory", 0x6ec010000000n],
  ])("a guest that reaches %s in the runner costs its own call at most", (_, at) => {
    const wild = program([...move(7, at), ...move(1, 1n << 28n), 0xf3, 0xaa, ...RET]);
    const ended = (): unknown => {
      try {
        return atFullSpeed(wild).result.error;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(ended()).toMatch(/memory_invalid_access|the native runner has ended/);
    expect(atFullSpeed(program(RET)).result.error).toBe("none");
  });

  test("an endless loop ends by time as the others end by steps", () => {
    const { result } = atFullSpeed(program([...int(0x27), 0xeb, 0xfe]));
    expect(result.error).toBe("out_of_gas");
  });

  test("contracts of moves and services go through the same states", () => {
    fc.assert(
      fc.property(randomContracts(), (image) => {
        runAll(image);
      }),
      { numRuns: 40 },
    );
  });
});
