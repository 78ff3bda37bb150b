/** The same contract on the oracle and on Unicorn: the same stops, steps and states, in the corners where Unicorn needs help. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CODE,
  CONSTANTS,
  DATA,
  EXECUTABLE,
  int,
  move,
  program,
  RET,
  section,
} from "../../oracle/chain/testing/guest-program.ts";
import { escFile } from "../../oracle/contract/esc-file.ts";
import { OracleProcessor } from "../../oracle/index.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { firstDifference } from "./difference.ts";
import { observe, randomContracts, STORE } from "./testing/guest-runs.ts";
import { openUnicornGuest } from "./unicorn-guest.ts";

function runBoth(image: Uint8Array, steps = 10_000) {
  const oracle = observe(image, new OracleProcessor(), steps);
  const unicorn = observe(image, openUnicornGuest(), steps);
  expect(firstDifference(oracle.observations, unicorn.observations)).toBeUndefined();
  expect(unicorn.result.error).toBe(oracle.result.error);
  expect(unicorn.result.steps).toBe(oracle.result.steps);
  return oracle.result.stop;
}

/** Code whose last byte is the last byte of its page, which nothing follows. */
function atTheCliff(code: readonly number[]): Uint8Array {
  const at = CODE + 4096n - BigInt(code.length);
  const cliff = { ...section(at, code, EXECUTABLE), memorySize: code.length };
  return escFile({ entry: at, sections: [cliff, section(CONSTANTS, [], 0)], symbols: [] });
}

describe.runIf("version" in describeUnicorn())("Unicorn as a processor", () => {
  test.each<[string, Uint8Array, string]>([
    ["a return", program(RET), "return"],
    ["a jump to 0", program([0x31, 0xc0, 0xff, 0xe0]), "fault"],
    ["an int in the middle", program([...int(0x27), 0x89, 0xc1, ...STORE, ...int(0x2e), ...RET]), "return"],
    ["int3", program([0x90, 0xcc]), "interrupt"],
    ["int1", program([0x90, 0xf1]), "interrupt"],
    ["an endless loop", program([0xeb, 0xfe]), "limit"],
    [
      "a repeated store is one step",
      program([...move(1, 500n), ...move(7, DATA), 0xf3, 0xaa, ...int(0x27), ...RET]),
      "return",
    ],
    ["a read over the end of all addresses", program([...move(4, (1n << 64n) - 4n), 0x58]), "fault"],
    ["a return that takes bytes along", program([0xc2, 0x00, 0x10]), "return"],
    ["a repeated store off the page", program([...move(1, 5000n), ...move(7, DATA), 0xf3, 0xaa]), "fault"],
    ["a straddling store off the page", program([0x48, 0x89, 0x0c, 0x25, 0xfc, 0x3f, 0x40, 0x00]), "fault"],
    ["a division by zero", program([0x90, 0x48, 0xf7, 0xf1]), "fault"],
    ["ud2", program([0x90, 0x0f, 0x0b]), "fault"],
    ["hlt", program([0x90, 0xf4]), "fault"],
    ["a jump that is not canonical", program([...move(0, 1n << 47n), 0xff, 0xe0]), "fault"],
    ["a stack that is not canonical", program([...move(4, 1n << 47n), 0x50]), "fault"],
    ["running off the page", atTheCliff([0x90, 0x90, 0x90]), "fault"],
    ["an instruction cut by the hole", atTheCliff([0x90, 0x48, 0xb8, 0x00]), "fault"],
    ["a return walked to", atTheCliff([0x90, 0x74, 0x01, 0xc3, 0x90]), "return"],
    ["a loop at the cliff", atTheCliff([...move(1, 100n), 0x48, 0xff, 0xc9, 0x75, 0xfb]), "fault"],
    ["an int at the cliff", atTheCliff([...int(0x27), 0x90]), "fault"],
  ])("%s", (_, image, reason) => {
    expect(runBoth(image)?.reason).toBe(reason);
  });

  test("a return to an address that is not canonical has moved rsp in Unicorn, and in no CPU: it is told", () => {
    const image = program([...move(0, 1n << 63n), 0x50, ...RET]);
    const oracle = observe(image, new OracleProcessor(), 10);
    const unicorn = observe(image, openUnicornGuest(), 10);
    const difference = firstDifference(oracle.observations, unicorn.observations);
    expect(difference?.items.map(({ what }) => what)).toEqual(["rsp"]);
    expect(unicorn.result.stop).toEqual(oracle.result.stop);
  });

  test.each([0, 1, 2, 3, 4, 5])("a limit of %i steps ends both at the same instruction", (steps) => {
    const image = program([0x90, 0x90, 0x90, ...int(0x27), 0x90, ...RET]);
    expect(runBoth(image, steps)).toMatchObject({ reason: expect.any(String) });
  });

  test("contracts of moves and services go through the same states", () => {
    fc.assert(
      fc.property(randomContracts(), (image) => {
        runBoth(image);
      }),
      { numRuns: 60 },
    );
  });
});
