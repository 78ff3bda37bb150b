/** A contract's memory inside Unicorn: pages of ours that Unicorn maps, so that reading and comparing them costs no call. */
import type { Access, Run } from "../../oracle/index.ts";
import { UC_PROT, type Unicorn } from "../engines/unicorn/api.ts";
import { changedRuns } from "../engines/unicorn/changed-runs.ts";
import type { Placed } from "../engines/unicorn/mapping.ts";

const PROTECTION: Record<Access, number> = {
  r: UC_PROT.READ,
  rw: UC_PROT.READ | UC_PROT.WRITE,
  rx: UC_PROT.READ | UC_PROT.EXEC,
  rwx: UC_PROT.READ | UC_PROT.WRITE | UC_PROT.EXEC,
};

export class UnicornMemory {
  readonly #unicorn: Unicorn;
  /** Ascending. */
  readonly #placed: Placed[] = [];

  constructor(unicorn: Unicorn) {
    this.#unicorn = unicorn;
  }

  map(at: bigint, size: number, access: Access): void {
    const [start, live] = [new ArrayBuffer(size), new ArrayBuffer(size)];
    const region: Placed = {
      at,
      end: at + BigInt(size),
      protection: PROTECTION[access],
      start: Buffer.from(start),
      live: Buffer.from(live),
      startWords: new Int32Array(start),
      liveWords: new Int32Array(live),
    };
    this.#unicorn.map(at, region.live, region.protection);
    this.#placed.push(region);
    this.#placed.sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  /** A copy of mapped bytes; they may lie in several regions. */
  read(address: bigint, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    this.#each(address, size, ({ live }, from, done, count) => bytes.set(live.subarray(from, from + count), done));
    return bytes;
  }

  write(address: bigint, bytes: Uint8Array): void {
    this.#each(address, bytes.length, (region, from, done, count) => {
      region.live.set(bytes.subarray(done, done + count), from);
      // Unicorn does not see our writes, and would run what it translated before
      if (region.protection & UC_PROT.EXEC) this.#unicorn.forget(region.at, region.end);
    });
  }

  /** Up to `size` bytes that can be executed from `address` on. */
  code(address: bigint, size: number): Uint8Array {
    const bytes: number[] = [];
    for (let at = address; bytes.length < size; at++) {
      const region = this.#at(at);
      if (!region || !(region.protection & UC_PROT.EXEC)) break;
      bytes.push(region.live[Number(at - region.at)]!);
    }
    return Uint8Array.from(bytes);
  }

  /** Bytes that changed since this was last asked. */
  takeChanges(): readonly Run[] {
    const runs = changedRuns(this.#placed);
    for (const { at, bytes } of runs) {
      this.#each(at, bytes.length, ({ start }, from, done, count) =>
        start.set(bytes.subarray(done, done + count), from),
      );
    }
    return runs;
  }

  #at(address: bigint): Placed | undefined {
    return this.#placed.find(({ at, end }) => at <= address && address < end);
  }

  /** Calls `visit` for each region that the range touches: offset in it, offset in the range, bytes. */
  #each(
    address: bigint,
    size: number,
    visit: (region: Placed, from: number, done: number, count: number) => void,
  ): void {
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
