/**
 * Paged memory with permissions. Little-endian. Pages of 4096 bytes; what is not mapped faults.
 * A page remembers its content from before the first write, so that a run can be compared and undone.
 */
import { isCanonical, type Width } from "./bits.ts";
import { type AccessKind, GuestFault } from "./fault.ts";
import { joinRuns } from "./runs.ts";

export const PAGE_SIZE = 4096;
export const READ = 1;
export const WRITE = 2;
export const EXECUTE = 4;
export type Access = "r" | "rw" | "rx" | "rwx";

const ACCESS_BITS: Record<Access, number> = {
  r: READ,
  rw: READ | WRITE,
  rx: READ | EXECUTE,
  rwx: READ | WRITE | EXECUTE,
};
const KIND_BITS: Record<AccessKind, number> = { read: READ, write: WRITE, execute: EXECUTE };

export interface Run {
  readonly at: bigint;
  readonly bytes: Uint8Array;
}

/** The same 4096 bytes, one by one and in words of four. */
interface Content {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

interface Page extends Content {
  readonly number: number;
  /** Address of the first byte. */
  readonly at: bigint;
  readonly view: DataView;
  access: number;
  /** Content before the first write since the last `commit`; means nothing while the page is clean. */
  before: Content | undefined;
  dirty: boolean;
  /** Offsets from the first to behind the last byte written since then: only these are compared and restored. */
  from: number;
  to: number;
}

/** An address seen as two words of 32 bits, the low one first: taken apart without making another bigint. */
const ADDRESS = new BigUint64Array(1);
const WORDS = new Uint32Array(ADDRESS.buffer);

/** Page numbers fit a double exactly: 64 - 12 = 52 bits. */
function pageNumber(address: bigint): number {
  ADDRESS[0] = address;
  return WORDS[1]! * 0x10_0000 + (WORDS[0]! >>> 12);
}

export function pageOffset(address: bigint): number {
  ADDRESS[0] = address;
  return WORDS[0]! & 0xfff;
}

export class Memory {
  readonly #pages = new Map<number, Page>();
  /** Access of pages that nobody has looked at yet: a stack is a mebibyte, and most runs use a page of it (5 ms for all of them). */
  readonly #untouched = new Map<number, number>();
  readonly #dirty: Page[] = [];
  #latest: Page | undefined;

  /** Maps `size` bytes (multiple of 4096) at `at` (same), zero-filled. Throws on overlap: that is the caller's mistake. */
  map(at: bigint, size: number, access: Access): void {
    if (pageOffset(at) !== 0 || size % PAGE_SIZE !== 0) throw new RangeError("a mapping must be page-aligned");
    const first = pageNumber(at);
    for (let n = 0; n < size / PAGE_SIZE; n++) {
      if (this.#has(first + n))
        throw new RangeError(`page 0x${((first + n) * PAGE_SIZE).toString(16)} is already mapped`);
    }
    for (let n = 0; n < size / PAGE_SIZE; n++) this.#untouched.set(first + n, ACCESS_BITS[access]);
  }

  #has(number: number): boolean {
    return this.#pages.has(number) || this.#untouched.has(number);
  }

  /** Undefined when the page is not mapped. */
  #open(number: number): Page | undefined {
    const access = this.#untouched.get(number);
    if (access === undefined) return undefined;
    this.#untouched.delete(number);
    const page = emptyPage(number, access);
    this.#pages.set(number, page);
    return page;
  }

  isMapped(address: bigint): boolean {
    return this.#has(pageNumber(address));
  }

  /** Data read of 8 to 128 bits. Faults: #PF, or #GP (#SS for stack references) when not canonical. */
  load(address: bigint, width: Width, stack = false): bigint {
    const offset = pageOffset(address);
    const page = this.#page(address);
    if (page === undefined || !(page.access & READ) || offset + width / 8 > PAGE_SIZE) {
      this.check(address, width / 8, "read", stack);
      return this.#straddlingLoad(address, width / 8);
    }
    if (width === 64) return page.view.getBigUint64(offset, true);
    if (width === 32) return BigInt(page.view.getUint32(offset, true));
    if (width === 128) return (page.view.getBigUint64(offset + 8, true) << 64n) | page.view.getBigUint64(offset, true);
    return BigInt(width === 8 ? page.bytes[offset]! : page.view.getUint16(offset, true));
  }

  /** Data write; changes nothing when any byte of it faults. */
  store(address: bigint, width: Width, value: bigint, stack = false): void {
    const offset = pageOffset(address);
    const page = this.#page(address);
    if (page === undefined || !(page.access & WRITE) || offset + width / 8 > PAGE_SIZE) {
      this.check(address, width / 8, "write", stack);
      this.#straddlingStore(address, width / 8, value);
      return;
    }
    this.#touch(page, offset, width / 8);
    if (width === 64) page.view.setBigUint64(offset, value, true);
    else if (width === 32) page.view.setUint32(offset, Number(value), true);
    else if (width === 16) page.view.setUint16(offset, Number(value), true);
    else if (width === 128) storeTwo(page.view, offset, value);
    else page.bytes[offset] = Number(value);
  }

  /** Raises the fault that an access to `size` bytes would raise; changes nothing. */
  check(address: bigint, size: number, kind: AccessKind, stack = false): void {
    // within one page, which exists only where addresses are canonical
    if ((this.#page(address)?.access ?? 0) & KIND_BITS[kind] && pageOffset(address) + size <= PAGE_SIZE) return;
    const last = BigInt.asUintN(64, address + BigInt(size - 1));
    if (!isCanonical(address) || !isCanonical(last)) throw new GuestFault(stack ? "#SS" : "#GP");
    for (let at = address, left = size; left > 0; ) {
      if (!((this.#page(at)?.access ?? 0) & KIND_BITS[kind])) throw new GuestFault("#PF", at, kind);
      const inPage = PAGE_SIZE - pageOffset(at);
      left -= inPage;
      at = BigInt.asUintN(64, at + BigInt(inPage));
    }
  }

  /** The whole page around `address`, or undefined when it cannot be executed. */
  executablePage(address: bigint): Uint8Array | undefined {
    const page = this.#page(address);
    return page && page.access & EXECUTE ? page.bytes : undefined;
  }

  /** The host's read: ignores permissions; undefined when any byte is unmapped. */
  peek(address: bigint, size: number): Uint8Array | undefined {
    const out = new Uint8Array(size);
    for (let done = 0; done < size; ) {
      const at = BigInt.asUintN(64, address + BigInt(done));
      const page = this.#page(at);
      if (!page) return undefined;
      const piece = page.bytes.subarray(pageOffset(at), pageOffset(at) + size - done);
      out.set(piece, done);
      done += piece.length;
    }
    return out;
  }

  /** The host's write: ignores permissions, counts as a change. Throws when any byte is unmapped. */
  poke(address: bigint, bytes: Uint8Array): void {
    this.#eachPiece(address, bytes, (page, offset, piece) => {
      this.#touch(page, offset, piece.length);
      page.bytes.set(piece, offset);
    });
  }

  /** The host's write of what is there at the start: ignores permissions, counts as no change. Throws when any byte is unmapped. */
  place(address: bigint, bytes: Uint8Array): void {
    this.#eachPiece(address, bytes, (page, offset, piece) => {
      page.bytes.set(piece, offset);
      if (page.dirty) page.before!.bytes.set(piece, offset);
    });
  }

  #eachPiece(address: bigint, bytes: Uint8Array, write: (page: Page, offset: number, piece: Uint8Array) => void): void {
    let at = address;
    for (let left = bytes; left.length > 0; ) {
      const page = this.#page(at);
      if (!page) throw new RangeError(`no page at 0x${at.toString(16)}`);
      const offset = pageOffset(at);
      const piece = offset + left.length <= PAGE_SIZE ? left : left.subarray(0, PAGE_SIZE - offset);
      write(page, offset, piece);
      if (piece === left) return;
      at = BigInt.asUintN(64, at + BigInt(piece.length));
      left = left.subarray(piece.length);
    }
  }

  /** What is there now becomes the start that `changes` and `rollback` refer to. */
  commit(): void {
    for (const page of this.#dirty) page.dirty = false;
    this.#dirty.length = 0;
  }

  /** Undoes every write since the last commit. */
  rollback(): void {
    for (const page of this.#dirty) {
      page.bytes.set(page.before!.bytes.subarray(page.from, page.to), page.from);
      page.dirty = false;
    }
    this.#dirty.length = 0;
  }

  /** Bytes that differ from the last commit, as maximal runs in ascending order. */
  changes(): Run[] {
    const runs: Run[] = [];
    const pages = this.#dirty.length > 1 ? [...this.#dirty].sort((a, b) => a.number - b.number) : this.#dirty;
    for (const page of pages) addDifferences(page, runs);
    return joinRuns(runs);
  }

  #page(address: bigint): Page | undefined {
    const number = pageNumber(address);
    if (this.#latest?.number === number) return this.#latest;
    const page = this.#pages.get(number) ?? this.#open(number);
    if (page) this.#latest = page;
    return page;
  }

  #touch(page: Page, offset: number, size: number): void {
    if (!page.dirty) {
      // the array is kept and filled again: a new one for every page and case cost a tenth of a short case
      page.before ??= emptyContent();
      page.before.bytes.set(page.bytes);
      page.dirty = true;
      page.from = offset;
      page.to = offset + size;
      this.#dirty.push(page);
    } else {
      if (offset < page.from) page.from = offset;
      if (offset + size > page.to) page.to = offset + size;
    }
  }

  #straddlingLoad(address: bigint, size: number): bigint {
    let value = 0n;
    for (let n = size - 1; n >= 0; n--) value = (value << 8n) | this.load(BigInt.asUintN(64, address + BigInt(n)), 8);
    return value;
  }

  #straddlingStore(address: bigint, size: number, value: bigint): void {
    for (let n = 0; n < size; n++) {
      this.store(BigInt.asUintN(64, address + BigInt(n)), 8, (value >> BigInt(8 * n)) & 0xffn);
    }
  }
}

/** The view keeps the low 64 bits of what it is given. */
function storeTwo(view: DataView, offset: number, value: bigint): void {
  view.setBigUint64(offset, value, true);
  view.setBigUint64(offset + 8, value >> 64n, true);
}

/** The ranges in which a page differs from its start; what is equal is skipped four bytes at a time. */
function addDifferences({ at: pageAt, before, bytes, words, from, to }: Page, runs: Run[]): void {
  const old = before!;
  for (let at = from; at < to; ) {
    if (at % 4 === 0 && old.words[at / 4] === words[at / 4]) at += 4;
    else if (old.bytes[at] === bytes[at]) at++;
    else {
      const start = at;
      while (at < to && old.bytes[at] !== bytes[at]) at++;
      runs.push({ at: pageAt + BigInt(start), bytes: bytes.slice(start, at) });
    }
  }
}

function emptyPage(number: number, access: number): Page {
  const content = emptyContent();
  return {
    ...content,
    number,
    at: BigInt(number) * BigInt(PAGE_SIZE),
    view: new DataView(content.bytes.buffer),
    access,
    before: undefined,
    dirty: false,
    from: 0,
    to: 0,
  };
}

function emptyContent(): Content {
  const bytes = new Uint8Array(PAGE_SIZE);
  return { bytes, words: new Uint32Array(bytes.buffer) };
}
