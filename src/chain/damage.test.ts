/** Power cuts and failing disks, as what they leave in the files: the end of the log is missing, or a bit is another. */
import { cpSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { EnvironmentLacks } from "../engines/engine.ts";
import { temporaryFolder } from "../storage/testing/folder.ts";
import { PersistentChain } from "./persistent-chain.ts";
import { answer } from "./request.ts";
import { everythingIn, GENESIS, memoryStore, requests } from "./testing/ledger.ts";

const COUNT = 40;
/** Of places in a file that are tried: LevelDB opens about a hundred folders a second. */
const TRIED = 40;

/** What the chain has after each request, the beginning first, as JSON. */
const states: string[] = [];

beforeAll(() => {
  const store = memoryStore();
  states.push(JSON.stringify(everythingIn(store)));
  for (const request of requests(COUNT)) {
    answer(store, request);
    states.push(JSON.stringify(everythingIn(store)));
  }
});

async function chainFolder(): Promise<string> {
  const folder = join(temporaryFolder(), "chain");
  const chain = await PersistentChain.create(folder, GENESIS);
  for (const request of requests(COUNT)) await chain.commit((store) => answer(store, request));
  await chain.close();
  return folder;
}

const fileOf = (folder: string, ending: string): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith(ending))!);

/** The state after so many requests; undefined when the folder was refused as damaged, or was no chain any more. */
async function stateIn(folder: string): Promise<number | undefined> {
  try {
    const chain = await PersistentChain.open(folder);
    try {
      const found = states.indexOf(JSON.stringify(everythingIn(chain.store)));
      expect(found).toBeGreaterThanOrEqual(0);
      return found;
    } finally {
      await chain.close();
    }
  } catch (error) {
    if (error instanceof EnvironmentLacks && /is damaged/.test(error.message)) return undefined;
    if (error instanceof Error && /there is no chain in/.test(error.message)) return undefined;
    throw error;
  }
}

async function tryAll(damage: (file: string, share: number) => void, ending: string): Promise<(number | undefined)[]> {
  const whole = await chainFolder();
  const found: (number | undefined)[] = [];
  for (let n = 0; n < TRIED; n++) {
    const folder = `${whole}-${n}`;
    cpSync(whole, folder, { recursive: true });
    damage(fileOf(folder, ending), n / TRIED);
    found.push(await stateIn(folder));
  }
  return found;
}

test("a log that ends anywhere leaves the state after some request, the later the longer it is", async () => {
  const found = await tryAll(
    (file, share) => truncateSync(file, Math.floor(share * readFileSync(file).length)),
    ".log",
  );
  const states = found.filter((state) => state !== undefined);
  expect(states.length).toBeGreaterThan(TRIED / 2);
  expect(states).toEqual([...states].sort((a, b) => a - b));
  expect(new Set(states).size).toBeGreaterThan(TRIED / 4);
});

/** A bit in the middle of the place. */
function flip(file: string, share: number): void {
  const bytes = readFileSync(file);
  bytes[Math.floor((share + 0.5 / TRIED) * bytes.length)]! ^= 0x10;
  writeFileSync(file, bytes);
}

test("a bit of the log that is another leaves the state after some request, or is noticed", async () => {
  const found = await tryAll(flip, ".log");
  expect(found).toHaveLength(TRIED);
  expect(found.filter((state) => state === COUNT + 2)).toHaveLength(0);
});

test("a bit of a table that is another is noticed when it is read, and otherwise the state is whole", async () => {
  const whole = await chainFolder();
  // opened once more: LevelDB then has moved its log into a table
  await (await PersistentChain.open(whole)).close();
  for (let n = 0; n < TRIED; n++) {
    const folder = `${whole}-${n}`;
    cpSync(whole, folder, { recursive: true });
    flip(fileOf(folder, ".ldb"), n / TRIED);
    const found = await stateIn(folder);
    expect([undefined, COUNT + 2]).toContain(found);
  }
});
