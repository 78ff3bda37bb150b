/** A contract's memory on the processor: a file that the runner maps. We read and write the file; the guest sees it at once. */
import { ftruncateSync, readSync, writeSync } from "node:fs";
import type { Access, Run } from "../../oracle/index.ts";
import { changedRuns } from "../engines/unicorn/changed-runs.ts";

/** PROT_READ, PROT_WRITE, PROT_EXEC. */
const PROTECTION: Record<Access, number> = { r: 1, rw: 3, rx: 5, rwx: 7 };

/** A region as the runner maps it, and what it held when changes were last asked for. */
interface Shared {
  readonly at: bigint;
  readonly end: bigint;
  readonly size: number;
  readonly protection: number;
  /** In the file. */
  readonly offset: number;
  readonly start: Buffer;
  readonly live: Buffer;
  readonly startWords: Int32Array;
  readonly liveWords: Int32Array;
  /** The host has written into it since then, whatever its permissions. */
  isPoked: boolean;
}

export class NativeMemory {
  readonly #file: number;
  /** Ascending by address. */
  readonly #shared: Shared[] = [];
  #unmapped: Shared[] = [];
  #size = 0;

  constructor(file: number) {
    this.#file = file;
  }

  /** Zero bytes at once; the guest has them from its next run on. */
  map(at: bigint, size: number, access: Access): void {
    const [start, live] = [new ArrayBuffer(size), new ArrayBuffer(size)];
    const region: Shared = {
      at,
      end: at + BigInt(size),
      size,
      protection: PROTECTION[access],
      offset: this.#size,
      start: Buffer.from(start),
      live: Buffer.from(live),
      startWords: new Int32Array(start),
      liveWords: new Int32Array(live),
      isPoked: false,
    };
    this.#size += size;
    ftruncateSync(this.#file, this.#size);
    this.#unmapped.push(region);
    this.#shared.push(region);
    this.#shared.sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  /** Regions that the runner has not been told of, in the order of the file. */
  takeUnmapped(): readonly Pick<Shared, "at" | "size" | "protection">[] {
    const regions = this.#unmapped;
    this.#unmapped = [];
    return regions;
  }

  /** A copy of mapped bytes; they may lie in several regions. */
  read(address: bigint, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    this.#each(address, size, ({ offset }, from, done, count) => {
      readSync(this.#file, bytes, done, count, offset + from);
    });
    return bytes;
  }

  write(address: bigint, bytes: Uint8Array): void {
    this.#each(address, bytes.length, (region, from, done, count) => {
      writeSync(this.#file, bytes, done, count, region.offset + from);
      region.isPoked = true;
    });
  }

  /** Bytes that changed since this was last asked. A mebibyte takes 0.2 ms. */
  takeChanges(): readonly Run[] {
    const suspects = this.#shared.filter(
      ({ protection, isPoked }) => isPoked || protection === PROTECTION.rw || protection === PROTECTION.rwx,
    );
    for (const { live, size, offset } of suspects) readSync(this.#file, live, 0, size, offset);
    const runs = changedRuns(suspects);
    for (const { at, bytes } of runs)
      this.#each(at, bytes.length, ({ start }, from, done, count) =>
        start.set(bytes.subarray(done, done + count), from),
      );
    for (const region of suspects) region.isPoked = false;
    return runs;
  }

  /** Calls `visit` for each region that the range touches: offset in it, offset in the range, bytes. */
  #each(
    address: bigint,
    size: number,
    visit: (region: Shared, from: number, done: number, count: number) => void,
  ): void {
    for (let done = 0; done < size; ) {
      const at = address + BigInt(done);
      const region = this.#shared.find((one) => one.at <= at && at < one.end);
      if (!region) throw new RangeError(`0x${at.toString(16)} is not mapped`);
      const count = Math.min(size - done, Number(region.end - at));
      visit(region, Number(at - region.at), done, count);
      done += count;
    }
  }
}
