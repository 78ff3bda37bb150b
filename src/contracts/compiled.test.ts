/** Contracts in C, compiled here when there is a gcc: ELF files as contract authors make them. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallResult, LIMITS, loadImage } from "../../oracle/index.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { firstDifference } from "./difference.ts";
import type { EngineRequest } from "./request.ts";
import { runCall } from "./run-call.ts";

/** The flags that ECHO documents for C++ contracts, as far as they concern C. */
const FLAGS =
  "-mno-tbm -fno-pie -mno-mmx -mno-sse2 -ffreestanding -fdata-sections -ffunction-sections -fno-stack-protector";
const LINK = "-nostdlib -no-pie -static -e __apply -Wl,--gc-sections";

const SOURCE = `
typedef unsigned long u64; typedef unsigned int u32; typedef unsigned char u8;
typedef struct { char *at; u32 length; u32 padding; } string;
#define SERVICE(N, A, B, C) ({ u64 r_ = 0; __asm__ volatile("int %1" : "+a"(r_) : "i"(N), "D"((u64)(A)), "S"((u64)(B)), "d"((u64)(C)) : "memory"); r_; })
static u32 words_in_bss[2000];
static u64 counter = 41;
static const char *const names[] = { "join", "sum", "divide", "grow", "count", "bad" };

static int is(string *name, const char *text) {
  u32 n = 0;
  while (text[n]) n++;
  return name->length == n && (int)SERVICE(0x15, name->at, text, n) == 0;
}

static void join(void) {
  string a, b;
  if (!(u8)SERVICE(0x40, &a, 0, 0) || !(u8)SERVICE(0x40, &b, 0, 0)) return;
  string both = { (char *)SERVICE(0x11, a.length + b.length + 1, 0, 0), a.length + b.length + 1, 0 };
  SERVICE(0x14, both.at, a.at, a.length);
  both.at[a.length] = ' ';
  SERVICE(0x14, both.at + a.length + 1, b.at, b.length);
  SERVICE(0x50, &both, 0, 0);
  SERVICE(0x55, -(long)both.length, 0, 0);
  if (a.at) SERVICE(0x13, a.at, 0, 0);
  if (b.at) SERVICE(0x13, b.at, 0, 0);
  SERVICE(0x13, both.at, 0, 0);
}

static void sum(void) {
  u64 value, total = 0;
  while ((u8)SERVICE(0x49, &value, 0, 0)) total += value;
  SERVICE(0x59, total, 0, 0);
}

static void divide(void) {
  u64 a, b;
  if ((u8)SERVICE(0x49, &a, 0, 0) && (u8)SERVICE(0x49, &b, 0, 0)) SERVICE(0x59, a / b, 0, 0);
}

static u64 grow(u64 depth) {
  volatile u64 room[64];
  room[depth & 63] = depth;
  return depth == 0 ? 0 : grow(depth - 1) + room[depth & 63];
}

static void count(void) {
  for (u32 n = 0; n < 2000; n++) words_in_bss[n] += n;
  counter++;
  SERVICE(0x58, words_in_bss[1999], 0, 0);
  SERVICE(0x59, counter, 0, 0);
}

void __apply(void) {
  string name = { 0, 0, 0 };
  SERVICE(0x61, &name, 0, 0);
  u64 depth = 0;
  if (is(&name, names[0])) join();
  else if (is(&name, names[1])) sum();
  else if (is(&name, names[2])) divide();
  else if (is(&name, names[3])) { SERVICE(0x49, &depth, 0, 0); SERVICE(0x59, grow(depth), 0, 0); }
  else if (is(&name, names[4])) count();
  else if (is(&name, names[5])) *(volatile char *)names[0] = 1;
  if (name.at) SERVICE(0x13, name.at, 0, 0);
}
`;

const hasCompiler = spawnSync("gcc", ["--version"]).status === 0 && process.arch === "x64";
const LEVELS = ["-O0", "-Os", "-O2"] as const;
const files = new Map<string, Uint8Array>();
let folder: string;

function compile(level: string, link = LINK): Uint8Array {
  const out = join(folder, "contract.elf");
  const words = [level, ...FLAGS.split(" "), ...link.split(" "), join(folder, "contract.c"), "-o", out];
  execFileSync("gcc", words, { timeout: 20_000, stdio: "pipe" });
  return readFileSync(out);
}

/** The oracle's result; where there is a Unicorn, it must have gone through the same states. */
async function run(contract: Uint8Array, line: string): Promise<CallResult> {
  const request: EngineRequest = {
    contract,
    line,
    chain: {},
    limits: LIMITS,
    engine: "oracle",
    observe: true,
    trace: false,
  };
  const oracle = await runCall(request, () => {});
  if ("version" in describeUnicorn()) {
    const unicorn = await runCall({ ...request, engine: "unicorn" }, () => {});
    expect(firstDifference(oracle.observations, unicorn.observations)).toBeUndefined();
    expect(unicorn.result.error).toBe(oracle.result.error);
  }
  return oracle.result;
}

const text = ({ values }: CallResult): unknown[] =>
  values.map(({ value }) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value));

describe.runIf(hasCompiler)("contracts compiled by gcc", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "echolot-"));
    writeFileSync(join(folder, "contract.c"), SOURCE);
    for (const level of LEVELS) files.set(level, compile(level));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(LEVELS)("%s: strings and integers go in and come out", async (level) => {
    const file = files.get(level)!;
    expect(text(await run(file, 'join("Grüße,", "\\"ECHO\\"")'))).toEqual(['Grüße, "ECHO"', -15n]);
    expect(text(await run(file, 'join("", "")'))).toEqual([" ", -1n]);
    expect(text(await run(file, "sum(1, 2, 18446744073709551615)"))).toEqual([2n]);
    expect(text(await run(file, "count()"))).toEqual([1999n, 42n]);
    expect(await run(file, "nothing()")).toMatchObject({ error: "none", values: [] });
  });

  test.each(LEVELS)("%s: what a contract does wrong ends in ECHO's errors", async (level) => {
    const file = files.get(level)!;
    expect(await run(file, "divide(7, 0)")).toMatchObject({ error: "division_by_zero" });
    expect(text(await run(file, "grow(100)"))).toEqual([5050n]);
    expect(await run(file, "grow(1000000)")).toMatchObject({ error: "memory_invalid_access" });
    expect(await run(file, "bad()")).toMatchObject({ error: "memory_invalid_access" });
  });

  test("symbols keep their names", () => {
    const image = loadImage(files.get("-O0")!, LIMITS.image);
    expect(image.symbols.find(({ name }) => name === "__apply")?.at).toBe(image.entry);
  });

  test("a position-independent executable is refused", () => {
    const pie = compile("-O1", "-fPIE -nostdlib -static-pie -e __apply");
    expect(() => loadImage(pie, LIMITS.image)).toThrow("link with -static");
  });

  test("genuine files that are mutated or cut are read or refused", async () => {
    const file = files.get("-Os")!;
    for (let n = 0; n < 1500; n++) {
      const broken = Uint8Array.from(n % 3 === 0 ? file.subarray(0, (n * 7919) % file.length) : file);
      for (let k = 0; k < 4; k++)
        broken[(n * 31 + k * 977) % Math.min(broken.length, 0x200)] = (n * 57 + k * 131) & 0xff;
      expect(["image", "LoadError"]).toContain(kindOf(broken));
    }
  });
});

function kindOf(bytes: Uint8Array): string {
  try {
    return loadImage(bytes, LIMITS.image) && "image";
  } catch (error) {
    return (error as Error).constructor.name;
  }
}
