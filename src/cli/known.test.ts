import { expect, test } from "vitest";
import type { Checked } from "../compare/known/check.ts";
import { KNOWN, KNOWN_IN_CONTEXT } from "../compare/known/index.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { projectFolder } from "../project.ts";
import { exitCode } from "./known.ts";
import { type Ended, launch } from "./testing/launch.ts";

const ALL = [...KNOWN, ...KNOWN_IN_CONTEXT];
const echolot = (...args: string[]): Promise<Ended> => launch(["known", ...args], { cwd: projectFolder() });

// a source that changed since the last build is compiled here, not in the middle of a test
test("every known divergence is listed with its versions, fields and reason", async () => {
  const { code, out } = await echolot();
  expect(code).toBe(0);
  for (const { id, versions, reason } of ALL)
    for (const text of [id, `unicorn ${versions}`, reason]) expect(out).toContain(text);
  expect(out).toMatch(/^unicorn-return-immediate .* rsp$/m);
});

test("one is shown with its authority and the listing of its example", async () => {
  const { code, out } = await echolot("unicorn-return-immediate");
  expect(code).toBe(0);
  expect(out).toContain("https://github.com/unicorn-engine/unicorn/issues/2336");
  expect(out).toContain("0x400015  3ec29996                        ret 0x9699");
  expect(out).toContain("./echolot replay corpus/known/unicorn-return-immediate.json");
});

test("JSON has the fields as data, and the example of one", async () => {
  const all = JSON.parse((await echolot("--json")).out) as { id: string; fields: string[] }[];
  expect(all.map(({ id }) => id)).toEqual(ALL.map(({ id }) => id));
  expect(all.find(({ id }) => id === "unicorn-cmpxchg-pair-early")?.fields).toEqual(["rax", "rdx", "ZF"]);
  expect(JSON.parse((await echolot("unicorn-bswap-word", "--json")).out).case.code).toBe("3e66400fc8");
});

test("an unknown id is used wrongly", async () => {
  const { code, err } = await echolot("unicorn-knows-better");
  expect(code).toBe(2);
  expect(err).toBe('echolot: there is no known divergence "unicorn-knows-better"; echolot known lists them\n');
});

test("--check runs one example on the real engine", async () => {
  const { code, out } = await echolot("unicorn-return-immediate", "--check");
  expect(out).toContain("✓  unicorn-return-immediate  on unicorn  reproduces\n");
  expect(out).toMatch(/1 reproduced, 0 failed, [01] skipped/);
  expect(code).toBe(0);
});

test("--check without the engine says what is missing", async () => {
  const environment = { ECHOLOT_UNICORN: "/nowhere/libunicorn.so" };
  const { code, err } = await launch(["known", "--check"], { cwd: projectFolder(), environment });
  expect(code).toBe(3);
  expect(err).toContain("ECHOLOT_UNICORN=/nowhere/libunicorn.so cannot be used");
});

test("help has examples and exit codes", async () => {
  const { code, out } = await echolot("--help");
  expect(code).toBe(0);
  expect(out).toMatch(/Exit codes: 0 .*Examples:\n.*echolot known/s);
});

test("one failure fails, and nothing checked is no success", () => {
  const checked = (status: Checked["status"]): Checked => ({ id: "x", engine: "unicorn", status, why: "" });
  expect(exitCode([checked("reproduces"), checked("skipped")])).toBe(0);
  expect(exitCode([checked("reproduces"), checked("fails")])).toBe(1);
  expect(exitCode([checked("skipped")])).toBe(1);
  expect(exitCode([])).toBe(1);
});

test.skipIf(lacking !== undefined)(`--check asks the processor where it is the witness${because}`, async () => {
  const { code, out } = await echolot("unicorn-return-immediate", "--check", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([
    { engine: "unicorn", status: "reproduces" },
    { engine: "native", status: "confirmed" },
  ]);
});
