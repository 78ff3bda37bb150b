import { expect, test } from "vitest";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";
import { endingOf } from "./ending.ts";
import { refuseOldNode } from "./node-version.ts";

test("every kind of error has its exit code", () => {
  expect(endingOf(new UsageError("no"), {})).toEqual({ exitCode: 2, message: "echolot: no" });
  expect(endingOf(new EnvironmentLacks("get it"), {})).toEqual({ exitCode: 3, message: "echolot: get it" });
  expect(endingOf(new TypeError("x is undefined"), {}).exitCode).toBe(1);
});

test("a mistake of ours shows its stack on demand only", () => {
  const error = new TypeError("x is undefined");
  expect(endingOf(error, {}).message).toContain("TypeError: x is undefined");
  expect(endingOf(error, {}).message).not.toContain("    at ");
  expect(endingOf(error, { ECHOLOT_DEBUG: "1" }).message).toContain("    at ");
});

test("an old Node.js is refused with the way to a newer one", () => {
  expect(() => refuseOldNode("18.20.4")).toThrow(EnvironmentLacks);
  expect(() => refuseOldNode("18.20.4")).toThrow("Node.js 20 or later is needed; this is 18.20.4");
  expect(() => refuseOldNode("20.0.0")).not.toThrow();
});
