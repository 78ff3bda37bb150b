import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryStore, type Store } from "../../oracle/index.ts";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";
import { LevelStore } from "./level-store.ts";
import { contentOf } from "./testing/content.ts";
import { temporaryFolder } from "./testing/folder.ts";

const TABLES = ["a", "b", "storage/1.11.0"];
const entry = fc.record({
  table: fc.constantFrom(...TABLES),
  key: fc.constantFrom("", "k", "!", "00ff"),
  value: fc.option(fc.uint8Array({ maxLength: 9 }), { nil: undefined }),
});
const step = fc.oneof(fc.array(entry, { maxLength: 4 }), fc.constantFrom("flush" as const, "reopen" as const));

function write(store: Store, entries: readonly { table: string; key: string; value: Uint8Array | undefined }[]): void {
  const tables = new Map<string, Map<string, Uint8Array | undefined>>();
  for (const { table, key, value } of entries) {
    tables.set(table, (tables.get(table) ?? new Map<string, Uint8Array | undefined>()).set(key, value));
  }
  store.write(tables);
}

const put = (store: Store, key: string, value: number): void =>
  write(store, [{ table: "a", key, value: Uint8Array.of(value) }]);

test("it is what the store in memory is, before and after it is opened again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const folder = join(temporaryFolder(), "store");
      let store = await LevelStore.open(folder, true);
      const model = new MemoryStore();
      for (const one of [...steps, "reopen" as const]) {
        if (typeof one === "object") for (const each of [store, model]) write(each, one);
        else await store.flush();
        if (one === "reopen") {
          await store.close();
          store = await LevelStore.open(folder, false);
        }
        expect(contentOf(store, TABLES)).toEqual(contentOf(model, TABLES));
      }
      await store.close();
    }),
    { numRuns: 40 },
  );
});

test("what was not flushed is dropped", async () => {
  const folder = temporaryFolder();
  const store = await LevelStore.open(folder, true);
  put(store, "kept", 1);
  await store.flush();
  put(store, "kept", 2);
  put(store, "new", 3);
  await store.close();
  const again = await LevelStore.open(folder, false);
  expect(contentOf(again, ["a"])).toEqual({ a: { kept: "01" } });
  await again.close();
});

test("a value that is read twice is the same array: images are remembered by it", async () => {
  const folder = temporaryFolder();
  const store = await LevelStore.open(folder, true);
  put(store, "x", 1);
  await store.flush();
  await store.close();
  const again = await LevelStore.open(folder, false);
  expect(again.get("a", "x")).toBe(again.get("a", "x"));
  await again.close();
});

test("one process at a time; afterwards the folder is free", async () => {
  const folder = temporaryFolder();
  const store = await LevelStore.open(folder, true);
  await expect(LevelStore.open(folder, false)).rejects.toThrow(/another process works on/);
  await expect(LevelStore.open(folder, true)).rejects.toBeInstanceOf(EnvironmentLacks);
  await store.close();
  await (await LevelStore.open(folder, false)).close();
});

async function damagedStore(): Promise<string> {
  const folder = temporaryFolder();
  const store = await LevelStore.open(folder, true);
  put(store, "x", 1);
  await store.flush();
  await store.close();
  return folder;
}

const manifest = (folder: string): string => readdirSync(folder).find((name) => name.startsWith("MANIFEST"))!;

test.each<[string, (folder: string) => void]>([
  ["CURRENT is gone", (folder) => rmSync(join(folder, "CURRENT"))],
  ["CURRENT is nonsense", (folder) => writeFileSync(join(folder, "CURRENT"), "nonsense")],
  ["CURRENT names another file", (folder) => writeFileSync(join(folder, "CURRENT"), "MANIFEST-000099\n")],
  ["the manifest is gone", (folder) => rmSync(join(folder, manifest(folder)))],
  ["the manifest is nonsense", (folder) => writeFileSync(join(folder, manifest(folder)), "nonsense".repeat(99))],
])("%s: damaged, whether a new store is asked for or not", async (_, damage) => {
  const folder = await damagedStore();
  damage(folder);
  const files = readdirSync(folder).filter((name) => name.endsWith(".log"));
  await expect(LevelStore.open(folder, false)).rejects.toThrow(/is damaged/);
  await expect(LevelStore.open(folder, true)).rejects.toThrow(/is damaged/);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(files));
});

test("folders of others and files are left alone", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "letter.txt"), "Dear");
  await expect(LevelStore.open(folder, true)).rejects.toThrow(/has other files in it \(letter.txt\)/);
  await expect(LevelStore.open(join(folder, "letter.txt"), true)).rejects.toThrow(/is a file/);
  await expect(LevelStore.open(folder, false)).rejects.toBeInstanceOf(UsageError);
  await expect(LevelStore.open(join(folder, "none", "store"), true)).rejects.toThrow(
    /the folder above it must be there/,
  );
  mkdirSync(join(folder, "empty"));
  await expect(LevelStore.open(join(folder, "empty"), false)).rejects.toBeInstanceOf(UsageError);
  expect([readdirSync(folder), readdirSync(join(folder, "empty"))]).toEqual([["empty", "letter.txt"], []]);
  expect(readFileSync(join(folder, "letter.txt"), "utf8")).toBe("Dear");
});

test("a process that is killed leaves no lock", async () => {
  const folder = await damagedStore();
  const script = `import { ClassicLevel } from "classic-level";
    await new ClassicLevel(${JSON.stringify(folder)}).open(); process.kill(process.pid, "SIGKILL");`;
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: process.cwd() });
  expect(child.signal).toBe("SIGKILL");
  const store = await LevelStore.open(folder, false);
  expect(contentOf(store, ["a"])).toEqual({ a: { x: "01" } });
  await store.close();
});
