/** The memory of a case: regions with permissions, and the place of the code among them. */
import { type Access, isCanonical, PAGE_SIZE } from "../../../oracle/index.ts";
import type { Region } from "../case.ts";
import { wrong } from "./error.ts";
import { bytes, count, hexOf, type Json, list, number, objectOf, word } from "./fields.ts";
import { endOf, readRuns, writeRuns } from "./runs.ts";

/** Limits of case-format.md. */
export const MOST_REGIONS = 64;
export const MOST_MEMORY = 1 << 20;

const REGION_KEYS = new Set(["at", "size", "access", "hex", "bytes"]);
const ACCESSES: readonly Access[] = ["r", "rw", "rx", "rwx"];
const endOfRegion = ({ at, size }: Region): bigint => at + BigInt(size);

/** Throws FormatError for what case-format.md forbids: alignment, limits, overlap, runs outside their region. */
export function readRegions(value: Json): Region[] {
  const found = list(value, "memory");
  if (found.length > MOST_REGIONS) wrong("memory", `has ${found.length} regions; at most ${MOST_REGIONS} are allowed`);
  const regions = found.map((one, n) => readRegion(one, `memory[${n}]`));
  const total = regions.reduce((sum, { size }) => sum + size, 0);
  if (total > MOST_MEMORY) wrong("memory", `has ${total} bytes in all; at most ${MOST_MEMORY} (1 MiB) are allowed`);
  refuseOverlap(regions);
  return regions;
}

function readRegion(value: Json, place: string): Region {
  const fields = objectOf(value, place, REGION_KEYS);
  const at = number(fields.at, `${place}.at`, 64);
  const size = count(fields.size, `${place}.size`);
  if (at % BigInt(PAGE_SIZE) !== 0n) wrong(`${place}.at`, `must be a multiple of ${PAGE_SIZE}`);
  if (size === 0 || size % PAGE_SIZE !== 0) wrong(`${place}.size`, `must be a multiple of ${PAGE_SIZE} above 0`);
  if (size > MOST_MEMORY) wrong(`${place}.size`, `must be at most ${MOST_MEMORY} (1 MiB)`);
  requireCanonical(at, size, place);
  const access = word(fields.access, `${place}.access`, ACCESSES);
  return { at, size, access, runs: readContent({ hex: fields.hex, bytes: fields.bytes }, at, size, place) };
}

/** Bytes that no instruction could ever reach are a mistake in the case. */
export function requireCanonical(at: bigint, size: number, place: string): void {
  const last = at + BigInt(size) - 1n;
  if (last >> 64n !== 0n) wrong(place, "passes the end of the address space");
  if (!isCanonical(at) || !isCanonical(last)) wrong(place, "must lie at canonical addresses (48 bits)");
}

function readContent(given: { hex: Json; bytes: Json }, at: bigint, size: number, place: string): Region["runs"] {
  if (given.hex !== undefined && given.bytes !== undefined)
    wrong(place, 'has both "hex" and "bytes"; give one of them');
  if (given.hex !== undefined) {
    const content = bytes(given.hex, `${place}.hex`);
    if (content.length > size) wrong(`${place}.hex`, `has ${content.length} bytes; the region has ${size}`);
    return content.length === 0 ? [] : [{ at, bytes: content }];
  }
  const runs = given.bytes === undefined ? [] : readRuns(given.bytes, `${place}.bytes`);
  const outside = runs.find((run) => run.at < at || endOf(run) > at + BigInt(size));
  if (outside) wrong(`${place}.bytes`, `has a run at ${hexOf(outside.at)} that is not inside the region`);
  return runs;
}

function refuseOverlap(regions: readonly Region[]): void {
  const placed = regions.map((region, n) => ({ region, n })).sort((a, b) => (a.region.at < b.region.at ? -1 : 1));
  for (let n = 1; n < placed.length; n++) {
    const [before, after] = [placed[n - 1]!, placed[n]!];
    if (endOfRegion(before.region) > after.region.at) wrong(`memory[${after.n}]`, `overlaps memory[${before.n}]`);
  }
}

/** Code lies wholly in a region with `x`, or touches none. */
export function checkCodePlace(at: bigint, length: number, regions: readonly Region[]): void {
  requireCanonical(at, length, "code");
  const end = at + BigInt(length);
  const n = regions.findIndex((region) => region.at < end && at < endOfRegion(region));
  if (n < 0) return;
  const region = regions[n]!;
  if (at < region.at || end > endOfRegion(region)) wrong("code", `lies only partly in memory[${n}]`);
  if (!region.access.includes("x")) wrong("code", `lies in memory[${n}], whose access "${region.access}" has no x`);
}

/** A region as JSON: `hex` when its content begins at its start. */
export function writeRegion({ at, size, access, runs }: Region): Record<string, Json> {
  const head = { at: hexOf(at), size, access };
  if (runs.length === 0) return head;
  const written = writeRuns(runs);
  return runs.length === 1 && runs[0]!.at === at ? { ...head, hex: written[0]!.hex } : { ...head, bytes: written };
}
