/**
 * Which pages an image needs, and with what access. Segments may share a page (lld, Zig and ECHO's own containers do):
 * the page then has the union of their permissions (ours: the memory has one permission per page).
 */
import { type Access, PAGE_SIZE } from "../memory.ts";
import type { Image, Segment } from "./image.ts";

export interface PageRun {
  /** Multiple of 4096. */
  readonly at: bigint;
  /** Bytes, multiple of 4096. */
  readonly size: number;
  readonly access: Access;
}

const WRITE = 1;
const EXECUTE = 2;
const NAMES: readonly Access[] = ["r", "rw", "rx", "rwx"];

/** The pages of an image in ascending order; neighbours with equal access are one run. */
export function pagesOf({ segments }: Image): PageRun[] {
  const access = new Map<bigint, number>();
  for (const segment of segments) addPages(access, segment);
  return [...access].reduce<PageRun[]>(join, []);
}

/** Ascending, because segments are: only a segment's first page can be known already. */
function addPages(access: Map<bigint, number>, { at, memorySize, writable, executable }: Segment): void {
  const bits = (writable ? WRITE : 0) | (executable ? EXECUTE : 0);
  const last = (at + BigInt(memorySize - 1)) >> 12n;
  for (let page = at >> 12n; page <= last; page++) access.set(page, (access.get(page) ?? 0) | bits);
}

function join(runs: PageRun[], [page, bits]: [bigint, number]): PageRun[] {
  const last = runs.at(-1);
  const at = page << 12n;
  const access = NAMES[bits]!;
  if (last?.access === access && last.at + BigInt(last.size) === at) {
    runs[runs.length - 1] = { ...last, size: last.size + PAGE_SIZE };
  } else runs.push({ at, size: PAGE_SIZE, access });
  return runs;
}
