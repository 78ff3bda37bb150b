import { expect, test } from "vitest";
import { LIMITS } from "../../oracle/index.ts";
import { chosenLimit, LIMIT_LINES } from "./limit-option.ts";

test("limits add up, and the help has each with its value", () => {
  const chosen = chosenLimit("heapBytes=65536", chosenLimit("callDepth=2"));
  expect({ ...LIMITS, ...chosen }).toMatchObject({ callDepth: 2, heapBytes: 65_536, logs: LIMITS.logs });
  expect(LIMIT_LINES).toContain(`callDepth          ${LIMITS.callDepth}`);
});

test.each(["depth=2", "callDepth", "callDepth=-1", "callDepth=65", "stackBytes=100", "heapBytes=4096", "gas=5"])(
  "%s is refused",
  (text) => {
    expect(() => chosenLimit(text)).toThrow("Expected");
  },
);
