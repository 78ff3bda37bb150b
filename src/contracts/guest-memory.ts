/** A guest's memory as the host reads and writes it, and what of it changes, on engines whose guests write it without our seeing it. */
import { type Access, joinRuns, PAGE_SIZE, type Run } from "../../oracle/index.ts";
import { runsIn } from "../engines/unicorn/changed-runs.ts";
import type { GuestPages } from "./guest-pages.ts";

/** A region that is mapped. */
export interface Held {
  readonly at: bigint;
  readonly end: bigint;
  readonly access: Access;
  /** Behind the bytes of the regions before it. */
  readonly offset: number;
  /** Content now: the guest's own. */
  readonly live: Buffer;
  /** By offset: pages as they were when changes were last asked for; zeros where there is none. */
  readonly before: Map<number, Buffer>;
}

const ZEROS = Buffer.from(new ArrayBuffer(PAGE_SIZE));

export class GuestMemory {
  readonly #pages: GuestPages;
  /** Ascending by address. */
  readonly #held: Held[] = [];
  /** In the order of their offsets. */
  readonly #mapped: Held[] = [];
  /** The host has written into them since then, whatever their permissions. */
  readonly #poked = new Set<Held>();
  #size = 0;

  constructor(pages: GuestPages) {
    this.#pages = pages;
  }

  /** Zero bytes; whole pages. */
  map(at: bigint, size: number, access: Access): Held {
    const live = this.#pages.grow(size);
    const end = at + BigInt(size);
    const held: Held = { at, end, access, offset: this.#size, live, before: new Map() };
    this.#size += size;
    this.#mapped.push(held);
    const next = this.#held.findIndex((one) => one.at > at);
    this.#held.splice(next < 0 ? this.#held.length : next, 0, held);
    return held;
  }

  /** A copy of mapped bytes; they may lie in several regions. */
  read(address: bigint, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    this.#each(address, size, ({ live }, from, done, count) => bytes.set(live.subarray(from, from + count), done));
    return bytes;
  }

  /** The regions that were written to. */
  write(address: bigint, bytes: Uint8Array): readonly Held[] {
    const written: Held[] = [];
    this.#each(address, bytes.length, (region, from, done, count) => {
      region.live.set(bytes.subarray(done, done + count), from);
      this.#poked.add(region);
      written.push(region);
    });
    return written;
  }

  /** Up to `size` bytes that can be executed from `address` on. */
  code(address: bigint, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    let done = 0;
    while (done < size) {
      const at = address + BigInt(done);
      const region = this.#at(at);
      if (!region?.access.includes("x")) break;
      const from = Number(at - region.at);
      const part = region.live.subarray(from, from + size - done);
      bytes.set(part, done);
      done += part.length;
    }
    return bytes.subarray(0, done);
  }

  /** Maximal runs of bytes that changed since this was last asked, ascending. A page that was ever touched takes 0.5 µs, and the others nothing where the pages know. */
  takeChanges(): readonly Run[] {
    const changed = new Map<Held, Run[][]>();
    for (const [region, page] of this.#suspects()) {
      const runs = takePage(region, page);
      if (runs.length > 0) changed.set(region, [...(changed.get(region) ?? []), runs]);
    }
    this.#poked.clear();
    return joinRuns(this.#held.filter((one) => changed.has(one)).flatMap((one) => changed.get(one)!.flat()));
  }

  /** Pages that were touched, of regions that could be written: the region, and the offset in it. */
  *#suspects(): Generator<readonly [Held, number]> {
    let n = 0;
    for (const { from, to } of this.#pages.touched()) {
      for (let at = from; at < to; at += PAGE_SIZE) {
        while (this.#mapped[n]!.offset + this.#mapped[n]!.live.length <= at) n++;
        const region = this.#mapped[n]!;
        if (region.access.includes("w") || this.#poked.has(region)) yield [region, at - region.offset];
      }
    }
  }

  #at(address: bigint): Held | undefined {
    return this.#held.find(({ at, end }) => at <= address && address < end);
  }

  /** Calls `visit` for each region that the range touches: offset in it, offset in the range, bytes. */
  #each(address: bigint, size: number, visit: (region: Held, from: number, done: number, count: number) => void): void {
    for (let done = 0; done < size; ) {
      const at = address + BigInt(done);
      const region = this.#at(at);
      if (!region) throw new RangeError(`0x${at.toString(16)} is not mapped`);
      const count = Math.min(size - done, Number(region.end - at));
      visit(region, Number(at - region.at), done, count);
      done += count;
    }
  }
}

/** What has changed in the page at this offset; from now on it has not. */
function takePage({ at, live: all, before }: Held, page: number): Run[] {
  const live = all.subarray(page, page + PAGE_SIZE);
  const start = before.get(page) ?? ZEROS;
  if (live.equals(start)) return [];
  const runs = runsIn({ at: at + BigInt(page), live, start, liveWords: wordsOf(live), startWords: wordsOf(start) }, 0);
  if (start === ZEROS) before.set(page, Buffer.from(Uint8Array.from(live).buffer));
  else live.copy(start);
  return runs;
}

const wordsOf = ({ buffer, byteOffset, length }: Buffer): Int32Array => new Int32Array(buffer, byteOffset, length >> 2);
