/** The real process, killed at any moment of its work, or with a disk that takes no more. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { PersistentChain } from "../chain/persistent-chain.ts";
import { answer, type Request } from "../chain/request.ts";
import {
  ALICE,
  call,
  everythingIn,
  GENESIS,
  kept,
  LEDGER,
  LEDGER_FILE,
  memoryStore,
  requests,
} from "../chain/testing/ledger.ts";
import { projectFolder } from "../project.ts";
import { temporaryFolder } from "../storage/testing/folder.ts";
import { readScript } from "./chain-script.ts";
import { compile, MAIN, runCompiled } from "./testing/compiled.ts";

/** The lines of a script that asks for the same. */
const lineOf = (request: Request): string => {
  if (request.kind === "create") return `create ${LEDGER_FILE} --sender ${ALICE}`;
  if (request.kind === "block") return "block";
  if (request.kind === "transfer") return `transfer ${request.from} ${request.to} ${request.amount}`;
  if (request.kind !== "call") throw new Error("only what changes the chain");
  const value = request.value ? ` --value ${request.value.amount}` : "";
  return `call ${LEDGER} '${request.line}' --sender ${ALICE}${value}`;
};

beforeAll(compile);

const SCRIPT = requests(150);
const KILLS = 4;

test("a script says what its requests are", () => {
  expect(readScript(SCRIPT.map(lineOf).join("\n"), "script")).toEqual(SCRIPT);
});

test("kill -9 leaves the state before or after a request, nothing that was reported is lost, and no lock stays", async () => {
  const folder = temporaryFolder();
  const chain = join(folder, "chain");
  await (await PersistentChain.create(chain, GENESIS)).close();
  const model = memoryStore();
  let done = 0;
  for (let n = 0; n < KILLS; n++) {
    const left = SCRIPT.slice(done);
    writeFileSync(join(folder, "script"), left.map(lineOf).join("\n"));
    // the kill comes some time after a line: within the next call, or while it is being written
    const [lines, wait] = [1 + ((n * 5) % 11), n * 0.7];
    const reported = await runAndKill(["chain", "run", join(folder, "script"), "--chain", chain], lines, wait);
    const now = await stateOf(chain);
    const more = now.kept - done;
    expect(more - reported).toBeGreaterThanOrEqual(0);
    expect(more - reported).toBeLessThanOrEqual(1);
    for (const request of left.slice(0, more)) answer(model, request);
    expect(now.everything).toEqual(everythingIn(model));
    done += more;
  }
  expect(done).toBeGreaterThan(KILLS);
});

/** Kills the process so many milliseconds after so many lines; gives how many it wrote. */
async function runAndKill(args: readonly string[], lines: number, wait: number): Promise<number> {
  const { signal, out, err } = await runCompiled(args, projectFolder(), (text, child) => {
    if (text.split("\n").length > lines) setTimeout(() => child.kill("SIGKILL"), wait);
  });
  expect([signal, err]).toEqual(["SIGKILL", ""]);
  return out.split("\n").length - 1;
}

async function stateOf(folder: string): Promise<{ kept: number; everything: ReturnType<typeof everythingIn> }> {
  const chain = await PersistentChain.open(folder);
  try {
    return { kept: kept(chain.store), everything: everythingIn(chain.store) };
  } finally {
    await chain.close();
  }
}

/** Runs the verb where no file may grow over so many blocks of 512 bytes: the kernel then refuses as a full disk does. */
function runOnFullDisk(args: readonly string[], blocks: number): { status: number | null; stderr: string } {
  const line = `ulimit -f ${blocks}; exec "$0" "$@"`;
  return spawnSync("sh", ["-c", line, process.execPath, MAIN, ...args], { encoding: "utf8" });
}

test("a disk that takes no more: exit code 3, and the state before the request", async () => {
  const folder = temporaryFolder();
  const chain = join(folder, "chain");
  await (await PersistentChain.create(chain, GENESIS)).close();
  const made = [SCRIPT[0]!, call('put("a", 5)')];
  writeFileSync(join(folder, "script"), [...made, ...SCRIPT.slice(2)].map(lineOf).join("\n"));
  const { status, stderr } = runOnFullDisk(["chain", "run", join(folder, "script"), "--chain", chain], 48);
  expect(stderr).toMatch(/^echolot: cannot write to .*chain: .*\n.*Is the disk full\?\n$/);
  expect(status).toBe(3);
  const now = await stateOf(chain);
  const model = memoryStore();
  for (const request of [...made, ...SCRIPT.slice(2)].slice(0, now.kept)) answer(model, request);
  expect(now.kept).toBeGreaterThan(2);
  expect(now.everything).toEqual(everythingIn(model));
});
