import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import type { MachineCase, Region } from "../../cases/case.ts";
import type { Engine } from "../engine.ts";
import { OracleRunner } from "../oracle.ts";
import { type UnicornOptions, unicornEngine } from "./engine.ts";

const AT = 0x400000n;
/** jmp 0x500000, where a far call through a register stands: in the code itself it would be seen. */
const KILLER = "e9 fb ff 0f 00";
const KILLING: Region = {
  at: 0x500000n,
  size: 0x1000,
  access: "rx",
  runs: [{ at: 0x500000n, bytes: Uint8Array.of(0xff, 0xdb) }],
};
const memory: Region[] = [{ at: 0x10000n, size: 0x1000, access: "rw", runs: [] }, KILLING];
const ENDLESS = "eb fe";
/** `add rax, n; mov [rdi], rax` */
const harmless = (n: number): string => `48 83 c0 ${n.toString(16).padStart(2, "0")} 48 89 07`;

function caseOf(hex: string, limit = 1000): MachineCase {
  const code = Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
  const registers = Array.from({ length: 16 }, (_, n) => (n === 7 ? 0x10010n : BigInt(n)));
  const until = AT + BigInt(code.length);
  return { id: hex, code, at: AT, registers, rflags: 0x202, fsBase: 0n, gsBase: 0n, memory, until, limit };
}

interface Seen {
  readonly engine: Engine;
  readonly events: string[];
  readonly pids: number[];
}

let open: Engine | undefined;

async function start(options: UnicornOptions = {}): Promise<Seen> {
  const seen: Omit<Seen, "engine"> = { events: [], pids: [] };
  const onEvent = (event: string, pid: number | undefined): void => {
    seen.events.push(event);
    if (event === "started") seen.pids.push(pid!);
  };
  open = await unicornEngine({ ...options, onEvent });
  return { ...seen, engine: open };
}

afterEach(async () => {
  await open?.close();
  open = undefined;
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await pause(50);
  return !isAlive(pid);
}

test("answers in order, as the oracle does", async () => {
  const { engine } = await start();
  const cases = Array.from({ length: 600 }, (_, n) => caseOf(harmless(n % 128)));
  const oracle = new OracleRunner();
  const replies = await engine.run(cases);
  expect(replies.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
  for (const [n, one] of cases.entries()) {
    const { registers, memory, rip, rflags, stop } = oracle.run(one);
    expect(replies[n]).toMatchObject({ registers: [...registers], memory, rip, rflags, stop });
  }
});

test("a case that kills Unicorn costs that case only", async () => {
  const { engine, events } = await start();
  const replies = await engine.run([harmless(1), KILLER, harmless(2), KILLER, harmless(3)].map((hex) => caseOf(hex)));
  expect(replies.map((reply) => ("failure" in reply ? reply.failure : reply.stop.reason))).toEqual([
    "until",
    "died",
    "until",
    "died",
    "until",
  ]);
  expect(replies[4]).toMatchObject({ registers: expect.arrayContaining([3n]) });
  expect(events.filter((event) => event === "died")).toHaveLength(3);
});

test("a case that hangs costs that case only", async () => {
  const { engine } = await start({ patience: 1500 });
  const replies = await engine.run([caseOf(harmless(1)), caseOf(ENDLESS, 2 ** 50), caseOf(harmless(2))]);
  expect(replies[0]).toMatchObject({ stop: { reason: "until" } });
  expect(replies[1]).toMatchObject({ failure: "hung" });
  expect(replies[2]).toMatchObject({ stop: { reason: "until" } });
});

test("an endless loop within its limit is no hang", async () => {
  const { engine, events } = await start();
  expect(await engine.run([caseOf(ENDLESS)])).toMatchObject([{ stop: { reason: "limit", at: AT }, steps: 1000 }]);
  expect(events).toEqual(["started"]);
});

test("the process is replaced after its share of cases, and gone", async () => {
  const { engine, events, pids } = await start({ recycleAfter: 10 });
  for (let round = 0; round < 3; round++) {
    await engine.run(Array.from({ length: 10 }, (_, n) => caseOf(harmless(n))));
  }
  expect(events).toEqual(["started", "recycled", "started", "recycled", "started"]);
  expect(await isGone(pids[0]!)).toBe(true);
  expect(isAlive(pids[2]!)).toBe(true);
});

test("calls at the same time wait for each other", async () => {
  const { engine } = await start();
  const both = await Promise.all([engine.run([caseOf(harmless(1))]), engine.run([caseOf(harmless(2))])]);
  expect(both.flat().map(({ id }) => id)).toEqual([harmless(1), harmless(2)]);
});

test("closing in the middle ends the process and answers what was asked", async () => {
  const { engine, pids } = await start();
  const asked = engine.run([caseOf(ENDLESS, 2 ** 50), caseOf(harmless(1))]);
  await pause(100);
  await engine.close();
  expect(await asked).toMatchObject([{ failure: "died" }, { failure: "died" }]);
  expect(await isGone(pids[0]!)).toBe(true);
  expect(pids).toHaveLength(1);
});

const ORPHANING = `
const { unicornEngine } = await import(process.argv[1]);
const engine = await unicornEngine({ onEvent: (_, pid) => console.log(pid) });
void engine.run([{ id: "", code: Uint8Array.of(0xeb, 0xfe), at: 0x400000n, registers: Array(16).fill(0n), rflags: 0x202,
  fsBase: 0n, gsBase: 0n, memory: [], until: 0n, limit: 2 ** 50 }]);
`;

test.runIf(process.platform === "linux")("a busy process does not outlive a parent that was killed", async () => {
  const compiled = fileURLToPath(new URL("../../../dist/src/engines/unicorn/engine.js", import.meta.url));
  const parent = spawn(process.execPath, ["--input-type=module", "-e", ORPHANING, compiled]);
  const [pid] = (await once(parent.stdout, "data")) as [Buffer];
  await pause(100);
  parent.kill("SIGKILL");
  expect(await isGone(Number(String(pid)))).toBe(true);
});
