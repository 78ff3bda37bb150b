/** CLFLUSH, CLFLUSHOPT, CLWB: one byte is looked at, as by a read, and nothing changes. */
import { describe, expect, test } from "vitest";
import { CONSTANT, DATA, run } from "../testing/guest.ts";

describe.each([
  ["clflush", "0fae3b"],
  ["clflushopt", "660fae3b"],
  ["clwb", "660fae33"],
])("%s [rbx]", (_, hex) => {
  test.each<[string, bigint]>([
    ["the last byte of a page", DATA + 0x1fffn],
    ["a page that is read only", CONSTANT],
  ])("accepts %s", (_, rbx) => {
    const { stop, state } = run(hex, { registers: { rbx } });
    expect([stop.reason, state.memory.changes()]).toEqual(["limit", []]);
  });

  test("faults as a read", () => {
    const address = DATA + 0x2000n;
    expect(run(hex, { registers: { rbx: address } }).stop).toMatchObject({ fault: "#PF", address, access: "read" });
    expect(run(hex, { registers: { rbx: 1n << 63n } }).stop.fault).toBe("#GP");
  });
});

test("CLFLUSH's register form is SFENCE, CLWB's no instruction", () => {
  expect(run("0faefb").stop.reason).toBe("limit");
  expect(run("660faef3", {}).stop.reason).not.toBe("limit");
});

test("SERIALIZE does nothing, and takes no prefix of the mandatory ones", () => {
  expect(run("0f01e8").stop.reason).toBe("limit");
  for (const prefix of ["66", "f2", "f3"]) expect(run(`${prefix}0f01e8`).stop.reason).not.toBe("limit");
});
