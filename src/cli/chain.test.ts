import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { PersistentChain } from "../chain/persistent-chain.ts";
import { ALICE, LEDGER_FILE } from "../chain/testing/ledger.ts";
import { temporaryFolder } from "../storage/testing/folder.ts";
import { compile, runCompiled } from "./testing/compiled.ts";
import type { Ended } from "./testing/launch.ts";

beforeAll(compile);

const chainIn =
  (cwd: string) =>
  async (...args: string[]): Promise<Ended> => {
    const { code, out, err } = await runCompiled(["chain", ...args], cwd);
    return { code, out, err };
  };

test("init, create, call, read, inspect: each in a process of its own", async () => {
  const chain = chainIn(temporaryFolder());
  const made = await chain("init", "--balance", `${ALICE}:1.3.0=1000`, "--timestamp", "1574812800");
  expect(made).toEqual({ code: 0, out: "made echolot-chain: block 1 at 1574812800\n", err: "" });
  expect(await chain("create", LEDGER_FILE, "--sender", ALICE, "--value", "70")).toMatchObject({
    code: 0,
    out: expect.stringContaining("contract  1.11.0\nerror     none\n"),
  });
  const put = await chain("call", "1.11.0", 'put("a", 5)', "--json");
  expect(JSON.parse(put.out)).toMatchObject([
    1,
    { contract_id: "1.11.0", result: { error: "none", output: "0500000000000000", logs: [], block_num: 1 } },
  ]);
  expect(await chain("call", "1.11.0", 'fail("a", "b", 1)', "--json")).toMatchObject({
    code: 1,
    out: expect.stringContaining('"error":"contract_error"'),
    err: "echolot: contract_error (3): asked to fail\n",
  });
  expect(await chain("read", "1.11.0", "total")).toEqual({ code: 0, out: "total  0500000000000000 (5)\n", err: "" });
  const inspected = await chain("inspect", "1.11.0", "--json");
  expect(JSON.parse(inspected.out)).toMatchObject({
    creator: ALICE,
    balances: { "1.3.0": "70" },
    storage: { a: "0500000000000000", total: "0500000000000000" },
  });
});

test("a script runs in one process, to its end; --stop ends it at the first error", async () => {
  const folder = temporaryFolder();
  const chain = chainIn(folder);
  const genesis = { block: { number: 9, author: "1.2.5" }, balances: { [ALICE]: { "1.3.0": "9" } } };
  writeFileSync(join(folder, "genesis.json"), JSON.stringify(genesis));
  writeFileSync(
    join(folder, "script"),
    `create ${LEDGER_FILE}\ntransfer ${ALICE} 1.2.11 10\nblock\ncall 1.11.0 'put("a", 1)'`,
  );
  for (const [name, options, lines] of [
    ["whole", [], ["created 1.11.0: none", "refused", "block 10 at 5 by 1.2.5", "called 1.11.0: none, output 01"]],
    ["cut", ["--stop"], ["created 1.11.0: none", "refused"]],
  ] as const) {
    await chain("init", "--genesis", "genesis.json", "--chain", name);
    const { code, out, err } = await chain("run", "script", "--chain", name, ...options);
    expect([code, err]).toEqual([1, ""]);
    const written = out.trimEnd().split("\n");
    expect(written).toEqual(lines.map((line) => expect.stringContaining(line)));
  }
});

test("limits are the chain's: each later call has them, and inspect tells those that are not the standard's", async () => {
  const chain = chainIn(temporaryFolder());
  await chain("init", "--set", "callLine=20", "--set", "logs=0", "--gas", "15000");
  expect((await chain("create", LEDGER_FILE)).code).toBe(0);
  expect(await chain("call", "1.11.0", 'put("a", 5)')).toMatchObject({ code: 0 });
  for (const [line, error] of [
    ['put("a long name", 5)', "incorrect_parameters"],
    ['move("a", "b", 1)', "log_limit_exceeded"],
  ] as const) {
    expect(await chain("call", "1.11.0", line)).toMatchObject({ code: 1, out: expect.stringContaining(error) });
  }
  const { out } = await chain("inspect");
  expect(out.match(/^limit .*$/gm)).toEqual([
    "limit     callLine   20, otherwise 65536",
    "limit     logs       0, otherwise 1024",
    "limit     gas        15000, otherwise 10000000",
  ]);
  const { limits } = JSON.parse((await chain("inspect", "--json")).out);
  expect(limits).toMatchObject({ containerBytes: 200_000, callLine: 20, logs: 0, callDepth: 16, gas: "15000" });
});

test("a contract over the chain's size is none", async () => {
  const chain = chainIn(temporaryFolder());
  await chain("init", "--max-size", "100");
  expect(await chain("create", LEDGER_FILE)).toMatchObject({
    code: 1,
    out: expect.stringContaining("incorrect_emulator_load"),
  });
  expect(await chain("init", "--set", "depth=4", "--chain", "other")).toMatchObject({
    code: 2,
    err: expect.stringContaining("Expected a limit like callDepth=4"),
  });
});

test("blocks, operations, logs", async () => {
  const folder = temporaryFolder();
  const chain = chainIn(folder);
  writeFileSync(
    join(folder, "script"),
    `create ${LEDGER_FILE}\ncall 1.11.0 'put("a", 3)'\ncall 1.11.0 'move("a", "b", 2)'\nblock`,
  );
  await chain("init");
  await chain("run", "script");
  const told = async (subject: string): Promise<unknown> => JSON.parse((await chain("inspect", subject, "--json")).out);
  expect(await told("blocks")).toMatchObject([{ number: 1, timestamp: 0, author: "1.2.0", first: 0, count: 3 }]);
  expect(await told("operations")).toMatchObject([{ kind: "create" }, { line: 'put("a", 3)' }, { transaction: 2 }]);
  expect(await told("logs")).toMatchObject([{ id: 0, block_num: 1, trx_num: 2, op_num: 0 }]);
  const { out } = await chain("inspect", "operations", "--last", "1");
  expect(out).toBe('2  block 1  call 1.2.0 -> 1.11.0 move("a", "b", 2): none\n');
});

test("used wrongly is 2, a folder that cannot be used is 3, each with a message", async () => {
  const folder = temporaryFolder();
  const chain = chainIn(folder);
  writeFileSync(join(folder, "bad"), "block\nfrob");
  const open = await PersistentChain.create(join(folder, "used"), { step: 5 });
  for (const [args, code, message] of [
    [["inspect"], 2, "there is no chain in echolot-chain"],
    [["run", "bad", "--chain", "used"], 2, "bad, line 2: unknown command 'frob'"],
    [["call", "1.11.0", "f()", "--chain", "used"], 3, "another process works on used"],
    [["create", "nothing.elf"], 2, "echolot: cannot read nothing.elf: there is no such file"],
  ] as const) {
    const ended = await chain(...args);
    expect([ended.code, ended.out]).toEqual([code, ""]);
    expect(ended.err).toMatch(/^echolot: /);
    expect(ended.err).toContain(message);
  }
  await open.close();
});
