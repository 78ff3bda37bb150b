import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { isFailure, type MachineCase, type Reply } from "../../cases/case.ts";
import { decodeCase } from "../../cases/codec.ts";
import { type Engine, UsageError } from "../engine.ts";
import { externalEngine } from "./engine.ts";

const VM = fileURLToPath(new URL("testing/vm.mjs", import.meta.url));
const nop = (id: string): MachineCase => decodeCase(JSON.stringify({ id, code: "90", at: "0x1000", until: "0x1001" }));
const nops = (...ids: string[]): MachineCase[] => ids.map(nop);

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function open(mode = "honest", limitMs = 2000): Promise<Engine> {
  const engine = await externalEngine(`'${process.execPath}' '${VM}' ${mode}`, { limitMs });
  opened.push(engine);
  return engine;
}

const verdict = (reply: Reply): string => (isFailure(reply) ? reply.failure : reply.stop.reason);
const verdicts = async (engine: Engine, ...ids: string[]): Promise<string[]> =>
  (await engine.run(nops(...ids))).map(verdict);
const errorOf = (reply: Reply | undefined): string => (reply && isFailure(reply) ? reply.error : "no failure");

test("an honest program answers in order, over many batches", async () => {
  const engine = await open();
  const ids = Array.from({ length: 500 }, (_, n) => `case ${n}`);
  const replies = await engine.run(nops(...ids));
  expect(replies.map(({ id }) => id)).toEqual(ids);
  expect(new Set(replies.map(verdict))).toEqual(new Set(["until"]));
  expect(await verdicts(engine, "again")).toEqual(["until"]);
});

test("two calls at once wait for each other", async () => {
  const engine = await open();
  const [one, other] = await Promise.all([engine.run(nops("a", "b", "hang")), engine.run(nops("c", "d"))]);
  expect([...one!, ...other!].map(verdict)).toEqual(["until", "until", "hung", "until", "until"]);
});

test("a lie arrives as it was told: judging is not the engine's business", async () => {
  const [reply] = await (await open("lie")).run([nop("a")]);
  expect(reply && !isFailure(reply) && reply.registers[0]).toBe(0x666n);
});

test.each([
  ["die", "died", "exited with code 9; its last words: assertion failed: boom"],
  ["crash", "died", "was ended by SIGSEGV"],
  ["mute", "died", "the program closed its output"],
  ["hang", "hung", "no answer within 1 s"],
  ["nonsense", "protocol", "not JSON"],
  ["wrongid", "protocol", 'id must be "wrongid", not "another"'],
  ["forget", "protocol", "regs.rcx is missing"],
  ["endless", "protocol", "an answer of more than 16 MiB"],
  ["error", "refused", "I do not understand"],
])("only the case that makes it %s fails (%s)", async (mode, failure, error) => {
  const engine = await open("honest", 1000);
  const replies = await engine.run(nops("a", "b", mode, "c", "d"));
  expect(replies.map(verdict)).toEqual(["until", "until", failure, "until", "until"]);
  expect(errorOf(replies[2])).toContain(error);
});

test("several guilty cases in one batch are each found", async () => {
  expect(await verdicts(await open(), "a", "die", "b", "crash", "die", "c")).toEqual([
    "until",
    "died",
    "until",
    "died",
    "died",
    "until",
  ]);
});

test("answers out of order are no answers", async () => {
  const replies = await (await open("disorder", 500)).run(nops("a", "b"));
  expect(replies.map(verdict)).toEqual(["hung", "hung"]);
});

test("a second answer to one case does not pass for the next one's", async () => {
  const found = await verdicts(await open("twice"), "a", "b", "c", "d");
  expect(found).toContain("protocol");
});

test("a program that talks without end is stopped, and its memory with it", async () => {
  const engine = await open("honest");
  const before = process.memoryUsage().rss;
  expect(await verdicts(engine, "babble", "b", "c")).toContain("protocol");
  expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20);
});

test("trouble that does not come back when the cases run alone is still told", async () => {
  // of two cases sent together, the first is answered only when the second has arrived: alone, each hangs; together, they cross
  const replies = await (await open("disorder", 300)).run(nops("a", "b", "honest c"));
  expect(replies.some(isFailure)).toBe(true);
});

test("a program that always fails is given up, and every case still has its failure", async () => {
  const engine = await externalEngine("sh -c 'read line; exit 4'");
  opened.push(engine);
  const replies = await engine.run(nops(...Array.from({ length: 130 }, (_, n) => `case ${n}`)));
  expect(replies).toHaveLength(130);
  expect(new Set(replies.map(verdict))).toEqual(new Set(["died", "unasked"]));
  expect(engine.lost).toContain("given up");
  expect(errorOf(replies[0])).toContain("exited with code 4");
  expect(errorOf(replies[129])).toContain("given up");
});

test("whatever a program started ends with it", async () => {
  const [answered, died] = await (await open()).run(nops("orphan", "b"));
  expect([answered!, died!].map(verdict)).toEqual(["until", "died"]);
  const pid = Number(/last words: (\d+)/.exec(errorOf(died))?.[1]);
  expect(pid).toBeGreaterThan(0);
  // killed is killed, but whoever adopts the dead process takes a moment to bury it
  await expect.poll(() => isThere(pid), { timeout: 5000 }).toBe(false);
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("closing ends a program that does not listen", async () => {
  const engine = await open("hang", 300);
  expect(await verdicts(engine, "hang")).toEqual(["hung"]);
  await engine.close();
  expect(await verdicts(engine, "a")).toEqual(["unasked"]);
});

test.each([
  ["./no-such-program", "cannot start ./no-such-program: there is no such program"],
  ["/etc/passwd", "cannot start /etc/passwd: it is not executable"],
  ["", "cmd: needs a program"],
  ["'unfinished", "an unfinished quote"],
])("%s cannot be opened", async (command, message) => {
  await expect(externalEngine(command)).rejects.toThrow(UsageError);
  await expect(externalEngine(command)).rejects.toThrow(message);
});

test("a case with state that a line cannot carry yet is skipped by name", async () => {
  const one = decodeCase('{"id":"x","code":"90","at":"0x1000","regs":{"ymm0":"0x1"}}');
  const replies = await (await open()).run([nop("a"), one, nop("b")]);
  expect(replies.map(verdict)).toEqual(["until", "skip", "until"]);
});
