/** Less memory: regions that nobody needs, pages, bytes. */
import { PAGE_SIZE, type Run } from "../../oracle/index.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import { content } from "../compare/isolate.ts";
import type { Search } from "./search.ts";

/** Drops whole regions, else their content. */
export async function dropMemory(search: Search): Promise<void> {
  for (let n = search.machineCase.memory.length - 1; n >= 0; n--) {
    const { machineCase } = search;
    if (await search.tries({ ...machineCase, memory: machineCase.memory.toSpliced(n, 1) })) continue;
    if (machineCase.memory[n]!.runs.length > 0) await search.tries(withRegion(machineCase, n, { runs: [] }));
  }
}

/** Cuts regions to the pages that are needed, and clears what it can of their bytes, halving from the whole down to one byte. */
export async function trimMemory(search: Search): Promise<void> {
  for (let n = 0; n < search.machineCase.memory.length; n++) {
    await cutPages(search, n);
    await clearBytes(search, n, 0, search.machineCase.memory[n]!.size);
  }
}

async function cutPages(search: Search, n: number): Promise<void> {
  for (;;) {
    const { machineCase } = search;
    const region = machineCase.memory[n]!;
    const half = Math.floor(region.size / PAGE_SIZE / 2) * PAGE_SIZE;
    if (half === 0) return;
    const taken =
      (await search.tries(withRegion(machineCase, n, part(region, 0, half)))) ||
      (await search.tries(withRegion(machineCase, n, part(region, half, region.size))));
    if (!taken) return;
  }
}

async function clearBytes(search: Search, n: number, from: number, to: number): Promise<void> {
  const { machineCase } = search;
  const bytes = content(machineCase.memory[n]!);
  if (bytes.subarray(from, to).every((byte) => byte === 0)) return;
  bytes.fill(0, from, to);
  if (await search.tries(withRegion(machineCase, n, { runs: nonZero(machineCase.memory[n]!.at, bytes) }))) return;
  if (to - from === 1) return;
  const middle = (from + to) >> 1;
  await clearBytes(search, n, from, middle);
  await clearBytes(search, n, middle, to);
}

const withRegion = (machineCase: MachineCase, n: number, change: Partial<Region>): MachineCase => ({
  ...machineCase,
  memory: machineCase.memory.with(n, { ...machineCase.memory[n]!, ...change }),
});

function part(region: Region, from: number, to: number): Partial<Region> {
  const at = region.at + BigInt(from);
  return { at, size: to - from, runs: nonZero(at, content(region).subarray(from, to)) };
}

/** Runs of bytes that are not 0. */
function nonZero(at: bigint, bytes: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < bytes.length; from++) {
    if (bytes[from] === 0) continue;
    let to = from;
    while (to < bytes.length && bytes[to] !== 0) to++;
    runs.push({ at: at + BigInt(from), bytes: bytes.slice(from, to) });
    from = to;
  }
  return runs;
}
