import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFailure, type MachineCase, type Reply } from "../../cases/case.ts";
import { projectFolder } from "../../project.ts";
import { type NativeEngine, nativeEngine } from "./engine.ts";
import { because, lacking } from "./testing/available.ts";
import { makeCase, PAGE } from "./testing/cases.ts";

const AGREED = makeCase("4801d8", { regs: { rax: "0x2", rbx: "0x3" } });
const hex = (value: bigint): string => `0x${value.toString(16)}`;
const stopOf = (reply: Reply | undefined): string =>
  !reply || isFailure(reply) ? `failure: ${reply?.failure}` : reply.stop.reason;

describe.skipIf(lacking !== undefined)(`what a guest cannot do${because}`, () => {
  let engine: NativeEngine;
  const events: string[] = [];
  let pid = 0;
  beforeAll(async () => {
    engine = await nativeEngine({
      onEvent: (event, process) => {
        events.push(event);
        pid = process ?? pid;
      },
    });
  });
  afterAll(() => engine?.close());

  /** The stops of a case and of a harmless one behind it, whose answer must be right whatever the first has done. */
  async function stops(one: MachineCase): Promise<string> {
    const [first, second] = await engine.run([one, AGREED]);
    expect(second).toMatchObject({ stop: { reason: "until" }, registers: expect.arrayContaining([5n]) });
    return stopOf(first);
  }

  /** First addresses of the runner's mappings with these permissions. */
  const mappings = (permissions: string): bigint[] =>
    readFileSync(`/proc/${pid}/maps`, "utf8")
      .split("\n")
      .filter((line) => line.includes(` ${permissions}`) && line.startsWith("6ec0"))
      .map((line) => BigInt(`0x${line.split("-")[0]}`));

  /** System calls: exit_group 231 and 1 (32 bits), kill, write to a descriptor, munmap of the code. */
  test.each([
    ["SYSCALL", "0f05", "0xe7", "unsupported"],
    ["SYSCALL of 32 bits' exit", "0f05", "0x40000001", "unsupported"],
    ["INT 80", "cd80", "0x1", "interrupt"],
    ["SYSENTER", "0f34", "0x1", "unsupported"],
  ])("%s reaches the kernel and nothing else", async (_, code, rax, stop) => {
    const before = pid;
    const regs = { rax, rbp: "0x10800", rsp: "0x10800", rdi: "0x1", rsi: "0x10000", rdx: "0x8" };
    expect(await stops(makeCase(code, { regs }))).toBe(stop);
    expect(pid).toBe(before);
    const [quick] = await engine.quick([makeCase(code, { regs })]);
    expect(stopOf(quick)).toBe(stop);
  });

  test("the code segment of 32 bits is left by name", async () => {
    // push 23; push 400000; retf
    const one = makeCase("6a236800004000" + "48cb", { regs: { rsp: "0x10800" } });
    expect(await stops(one)).toBe("unsupported");
  });

  test("a stack that is gone costs nothing", async () => {
    for (const rsp of [0n, 8n, 0x1000n, 0x7fff_ffff_fff8n, 0x8000_0000_0000n, 2n ** 64n - 8n, ...mappings("rw-p")])
      expect(await stops(makeCase("0f0b", { regs: { rsp: hex(rsp) } }))).toBe("fault");
  });

  test("the runner's code cannot be written, nor its data be run", async () => {
    const [code, data] = [mappings("r-xp")[0]!, mappings("rw-p")[0]!];
    expect(await stops(makeCase("488900", { regs: { rax: hex(code) } }))).toBe("fault");
    expect(await stops(makeCase("ffe0", { regs: { rax: hex(data) } }))).toBe("fault");
  });

  test("a jump anywhere into the runner's code costs one case", async () => {
    const code = mappings("r-xp")[0]!;
    for (let offset = 0n; offset < 0x2000n; offset += 0x35n) {
      const regs = { rax: hex(code + offset), rdi: "0x1", rsp: "0x10800" };
      await stops(makeCase("ffe0", { regs, limit: 100 }));
    }
  });

  test("who overwrites all of the runner's data costs one case", async () => {
    for (const at of [...mappings("rw-p"), ...mappings("rw-s")]) {
      const regs = { rdi: hex(at), rcx: "0x4000000" };
      for (const rax of ["0x0", "0xff"]) {
        const replies = await engine.quick([makeCase("f3aa", { regs: { ...regs, rax } }), AGREED]);
        expect(replies[1]).toMatchObject({ stop: { reason: "until" }, registers: expect.arrayContaining([5n]) });
      }
    }
  });

  test("regions over the runner, or where nothing can be mapped, are skipped by name", async () => {
    const whys: string[] = [];
    for (const at of [...mappings("r-xp"), ...mappings("rw-s"), 0x7fff_ffff_f000n, 0xffff_8000_0000_0000n]) {
      const [reply] = await engine.run([makeCase("90", { memory: [{ ...PAGE, at: hex(at) }] })]);
      whys.push(reply && !isFailure(reply) ? (reply.stop.why ?? reply.stop.reason) : "failure");
    }
    // its text, its view of the guest's memory, the batches
    expect(whys).toEqual([
      expect.stringContaining("over the runner's own memory"),
      expect.stringContaining("over the runner's own memory"),
      expect.stringContaining("over the runner's own memory"),
      expect.stringContaining("cannot be mapped"),
      expect.stringContaining("cannot be mapped"),
    ]);
  });

  test("a runner that is killed is started again, and the batch is answered", async () => {
    const batch = Array.from({ length: 600 }, (_, n) =>
      makeCase("4801d8", { id: `${n}`, regs: { rax: hex(BigInt(n)), rbx: "0x1" } }),
    );
    const running = engine.run(batch);
    process.kill(pid, "SIGKILL");
    const replies = await running;
    expect(replies.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    expect(replies.map((reply) => !isFailure(reply) && reply.registers[0])).toEqual(batch.map((_, n) => BigInt(n + 1)));
    expect(events).toContain("died");
  });

  test("endless loops are told from long ones by their limit", async () => {
    const [limit, beyond] = await engine.run([
      makeCase("ebfe", { limit: 5000 }),
      makeCase("ebfe", { limit: 1_000_000_000 }),
    ]);
    expect(limit).toMatchObject({ stop: { reason: "limit" }, steps: 5000 });
    expect(beyond).toMatchObject({ stop: { reason: "skip", why: expect.stringContaining("longer than its time") } });
  });

  test("a locked access across cache lines is never begun, one within a line is", async () => {
    const [split, within] = await engine.run(
      ["0x1003e", "0x1003c"].map((rax) => makeCase("f0830001", { regs: { rax } })),
    );
    expect(split).toMatchObject({ stop: { reason: "skip", why: expect.stringContaining("cache lines") } });
    expect(within).toMatchObject({ stop: { reason: "until" }, memory: [{ at: 0x1003cn }] });
  });

  test("the runner ends with the parent, in the middle of a case as well", async () => {
    const module = join(projectFolder(), "dist/src/engines/native/engine.js");
    const script = `
      const { nativeEngine } = await import(${JSON.stringify(module)});
      const { decodeCase } = await import(${JSON.stringify(join(projectFolder(), "dist/src/cases/codec.js"))});
      const engine = await nativeEngine({ onEvent: (event, pid) => console.log(pid) });
      await engine.run([decodeCase('{"id":"a","code":"ebfe","at":"0x400000","until":"0x400002","limit":1000000000}')]);
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const runner = await firstLine(parent);
    expect(existsSync(`/proc/${runner}`)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(runner), { timeout: 5000 }).toBe(false);
  });
});

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout!, "data")) as [Buffer];
  await sleep(50);
  return chunk.toString().trim();
}

/** A zombie that nobody has waited for is dead. */
function isAlive(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
