/**
 * A case's memory inside Unicorn. Guest pages are memory of ours that Unicorn maps, so reading, resetting and comparing
 * them costs no call: 20 KiB compare in about 1 µs.
 */
import type { Access, Run } from "../../../oracle/index.ts";
import type { MachineCase, Region } from "../../cases/case.ts";
import { codePages } from "../../cases/layout.ts";
import { UC_PROT, type Unicorn } from "./api.ts";
import { changedRuns } from "./changed-runs.ts";

const PROTECTION: Record<Access, number> = {
  r: UC_PROT.READ,
  rw: UC_PROT.READ | UC_PROT.WRITE,
  rx: UC_PROT.READ | UC_PROT.EXEC,
  rwx: UC_PROT.READ | UC_PROT.WRITE | UC_PROT.EXEC,
};

export interface Placed {
  readonly at: bigint;
  readonly end: bigint;
  readonly protection: number;
  /** Content at the start of the case. */
  readonly start: Buffer;
  /** Content now: Unicorn's own. */
  readonly live: Buffer;
  /** The same, four bytes at a time. */
  readonly startWords: Int32Array;
  readonly liveWords: Int32Array;
}

type Shape = Pick<Region, "at" | "size" | "access">;

/** The case itself is wrong: regions overlap, or the code lies partly in one. */
export class WrongCase extends Error {}

export class Mapping {
  readonly #unicorn: Unicorn;
  #shapes: readonly Shape[] = [];
  #placed: Placed[] = [];
  #writable: readonly Placed[] = [];
  #memory: readonly Region[] | undefined;
  #changes: readonly Run[] | undefined;
  /** The case for which Unicorn translated what is executable; undefined when that is not what is there now. */
  #translated: MachineCase | undefined;
  /** What stood under the code of the case that is loaded. */
  #under: { readonly region: Placed; readonly offset: number; readonly bytes: Uint8Array } | undefined;

  constructor(unicorn: Unicorn) {
    this.#unicorn = unicorn;
  }

  /** Makes the guest's memory that of the case; reuses what is mapped. Throws WrongCase, and UnicornError when it cannot be mapped. */
  load(machineCase: MachineCase): void {
    const { memory } = machineCase;
    const shapes = shapesOf(machineCase);
    if (!sameShapes(this.#shapes, shapes)) this.#remap(shapes);
    else if (memory !== this.#memory) for (const { start } of this.#placed) start.fill(0);
    if (memory !== this.#memory) this.#fill(memory);
    this.#placeCode(machineCase);
    if (!this.#isTranslated(machineCase)) this.#forgetCode();
    this.#translated = machineCase;
  }

  /** Whether what was executed last is what this case executes: translating ten instructions costs Unicorn more than running them. */
  #isTranslated({ code, at, until, memory }: MachineCase): boolean {
    const latest = this.#translated;
    const isSame = latest?.code === code && latest.at === at && latest.until === until && latest.memory === memory;
    return isSame && !this.isRewritable;
  }

  /** Where the guest can write, ascending; the same array while nothing is mapped anew. */
  get writable(): readonly Placed[] {
    return this.#writable;
  }

  /** Whether a guest can change what it executes: that is undone behind Unicorn's back. */
  get isRewritable(): boolean {
    return this.#writable.some(({ protection }) => protection & UC_PROT.EXEC);
  }

  /** Bytes that differ from the start, to be asked when the run has ended. */
  changes(): readonly Run[] {
    this.#changes ??= changedRuns(this.#placed);
    return this.#changes;
  }

  /** Takes the code away again and undoes every write. */
  unload(): void {
    for (const { at, bytes } of this.changes()) this.#undo(at, bytes.length);
    this.#changes = undefined;
    if (!this.#under) return;
    const { region, offset, bytes } = this.#under;
    region.start.set(bytes, offset);
    region.live.set(bytes, offset);
    this.#under = undefined;
  }

  /** Whether the byte at `address` is mapped with all of `protection`. */
  allows(address: bigint, protection: number): boolean {
    const region = this.#at(address);
    return region !== undefined && (region.protection & protection) === protection;
  }

  /** Up to `size` bytes that can be executed from `address` on. */
  fetch(address: bigint, size: number): Uint8Array {
    const bytes: number[] = [];
    for (let at = address; bytes.length < size && this.allows(at, UC_PROT.EXEC); at = BigInt.asUintN(64, at + 1n)) {
      const region = this.#at(at)!;
      bytes.push(region.live[Number(at - region.at)]!);
    }
    return Uint8Array.from(bytes);
  }

  /** The host's write: ignores permissions. Throws WrongCase where nothing is mapped. */
  poke({ at, bytes }: Run): void {
    const region = this.#at(at);
    if (!region || at + BigInt(bytes.length) > region.end) throw new WrongCase(`no region holds 0x${at.toString(16)}`);
    region.live.set(bytes, Number(at - region.at));
    if (region.protection & UC_PROT.EXEC) this.forget(region.at, region.end);
  }

  /** Translations of [from, to) are made anew, and all of them when the next case is loaded. */
  forget(from: bigint, to: bigint): void {
    this.#unicorn.forget(from, to);
    this.#translated = undefined;
  }

  /** A run may go on in the next region. */
  #undo(address: bigint, size: number): void {
    for (const { at, end, start, live } of this.#placed) {
      if (address >= end || address + BigInt(size) <= at) continue;
      const from = Math.max(0, Number(address - at));
      start.copy(live, from, from, Number(address - at) + size);
    }
  }

  #at(address: bigint): Placed | undefined {
    return this.#placed.find(({ at, end }) => at <= address && address < end);
  }

  #remap(shapes: readonly Shape[]): void {
    for (const { at, live } of this.#placed) this.#unicorn.unmap(at, live.length);
    this.#placed = [];
    this.#shapes = [];
    this.#memory = undefined;
    for (const shape of [...shapes].sort((a, b) => (a.at < b.at ? -1 : 1))) this.#map(shape);
    this.#writable = this.#placed.filter(({ protection }) => protection & UC_PROT.WRITE);
    this.#shapes = shapes;
  }

  #map({ at, size, access }: Shape): void {
    const end = at + BigInt(size);
    if (this.#placed.some((other) => at < other.end && other.at < end)) throw new WrongCase("regions overlap");
    const protection = PROTECTION[access];
    const region = { at, end, protection, ...contents(size) };
    this.#unicorn.map(at, region.live, protection);
    this.#placed.push(region);
  }

  #fill(memory: readonly Region[]): void {
    this.#memory = undefined;
    for (const { at, runs } of memory) {
      const region = this.#at(at)!;
      for (const run of runs) region.start.set(run.bytes, Number(run.at - at));
    }
    for (const { start, live } of this.#placed) start.copy(live);
    this.#memory = memory;
  }

  #placeCode({ at, code }: MachineCase): void {
    const region = this.#at(at)!;
    if (at + BigInt(code.length) > region.end) throw new WrongCase("the code lies partly in a region");
    if (!(region.protection & UC_PROT.EXEC)) throw new WrongCase("the region of the code is not executable");
    const offset = Number(at - region.at);
    this.#under = {
      region,
      offset,
      bytes: new Uint8Array(region.start.subarray(offset, offset + code.length)),
    };
    region.start.set(code, offset);
    region.live.set(code, offset);
  }

  /** Unicorn did not see our writes, and it bakes `until` into its translations. 7 µs a region, executed or not. */
  #forgetCode(): void {
    for (const { at, end, protection } of this.#placed) if (protection & UC_PROT.EXEC) this.#unicorn.forget(at, end);
  }
}

function contents(size: number): Pick<Placed, "start" | "live" | "startWords" | "liveWords"> {
  const [start, live] = [new ArrayBuffer(size), new ArrayBuffer(size)];
  return {
    start: Buffer.from(start),
    live: Buffer.from(live),
    startWords: new Int32Array(start),
    liveWords: new Int32Array(live),
  };
}

function shapesOf(machineCase: MachineCase): readonly Shape[] {
  const { at, size, own } = codePages(machineCase);
  return own ? [...machineCase.memory, { at, size, access: "rx" }] : machineCase.memory;
}

function sameShapes(old: readonly Shape[], now: readonly Shape[]): boolean {
  if (old.length !== now.length) return false;
  return old.every((shape, n) => {
    const other = now[n]!;
    return shape === other || (shape.at === other.at && shape.size === other.size && shape.access === other.access);
  });
}
