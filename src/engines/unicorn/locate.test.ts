import { expect, test } from "vitest";
import { EnvironmentLacks } from "../engine.ts";
import { describeUnicorn, loadUnicorn } from "./locate.ts";

test("finds a library of version 2", () => {
  expect(describeUnicorn({})).toMatchObject({
    version: expect.stringMatching(/^2\./),
    path: expect.stringContaining("unicorn"),
  });
});

test.each(["/etc/hostname", "/nowhere/libunicorn.so.2", "libc.so.6"])(
  "%s is not Unicorn, and the message says what to do",
  (file) => {
    const environment = { ECHOLOT_UNICORN: file };
    expect(() => loadUnicorn(environment)).toThrow(EnvironmentLacks);
    const answer = describeUnicorn(environment);
    const missing = "missing" in answer ? answer.missing : "";
    expect(missing).toContain(file);
    for (const way of ["apt-get install", "dnf install", "brew install", "pip download"])
      expect(missing).toContain(way);
  },
);
