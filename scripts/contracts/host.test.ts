/** Every call of every expect.json, on this machine instead of on a VM: the same source, the services of corpus/host. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilerVersion, inPairs } from "./compiler.mjs";
import { completed, differences, isUnserved, nameOf, needsMore, readCalls } from "./expectations.mjs";
import { compileForHost, compileServices, runOnHost } from "./host.mjs";
import { contracts } from "./sources.mjs";

describe.runIf(compilerVersion())("contracts compiled for the host", () => {
  const folder = mkdtempSync(join(tmpdir(), "echolot-host-"));
  let services: string[];
  beforeAll(async () => {
    services = await compileServices(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(contracts())("$name returns there what expect.json says", async (contract) => {
    const program = await compileForHost(contract, services, folder);
    const all = readCalls(contract);
    expect(all.length).toBeGreaterThan(10);
    const calls = all.filter((call: object) => !needsMore(call));
    await inPairs(calls, async (call: object) => {
      const host = await runOnHost(program, call);
      if (!isUnserved(host)) expect(differences(call, host), nameOf(call)).toEqual([]);
    });
  });

  test("an expectation that is wrong differs in what is wrong", async () => {
    const contract = contracts().find(({ name }) => name === "fib");
    const program = await compileForHost(contract, services, folder);
    const host = await runOnHost(program, { call: "fib(10)" });
    const right = completed({ call: "fib(10)" }, host);
    expect(right).toEqual({ call: "fib(10)", result: { error: "none" }, returns: [{ u64: "55" }] });
    expect(differences({ ...right, returns: [{ u64: "56" }] }, host)).toHaveLength(1);
    expect(differences({ ...right, result: { error: "out_of_gas", output: "" } }, host)).toHaveLength(2);
  });
});
