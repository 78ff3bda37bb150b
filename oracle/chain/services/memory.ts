/** Services that move, compare and fill memory: 0x14, 0x15, 0x16, 0x17. Counts are whole 64-bit registers. */
import type { Frame, Service } from "../service.ts";

/** Checks both ranges before the first byte is charged, moved or allocated: a bad count costs nothing. */
function copy({ space, argument, charge }: Frame): bigint {
  const [to, from, count] = [argument(0), argument(1), argument(2)];
  space.checkReadable(from, count);
  space.checkWritable(to, count);
  charge(count);
  space.write(to, space.read(from, count));
  return to;
}

function compare({ space, argument, charge }: Frame): bigint {
  const [left, right, count] = [argument(0), argument(1), argument(2)];
  space.checkReadable(left, count);
  space.checkReadable(right, count);
  charge(count);
  return sign(space.read(left, count), space.read(right, count));
}

/** -1, 0 or 1 by the first bytes that differ, unsigned. Both are equally long. */
function sign(left: Uint8Array, right: Uint8Array): bigint {
  const at = left.findIndex((byte, n) => byte !== right[n]);
  return at < 0 ? 0n : left[at]! < right[at]! ? -1n : 1n;
}

function fill({ space, argument, charge }: Frame): bigint {
  const [to, byte, count] = [argument(0), argument(1), argument(2)];
  space.checkWritable(to, count);
  charge(count);
  space.write(to, new Uint8Array(Number(count)).fill(Number(byte & 0xffn)));
  return to;
}

export const memoryServices: readonly Service[] = [
  {
    vector: 0x14,
    name: "memcpy",
    arguments: "rdi to, rsi from, rdx count",
    result: "rax",
    evidence: "seen",
    detail: "rax = to, and a count of 0 touching nothing, fit; overlapping ranges as if copied aside first: ours",
    serve: copy,
  },
  {
    vector: 0x15,
    name: "memcmp",
    arguments: "rdi left, rsi right, rdx count",
    result: "eax",
    evidence: "seen",
    detail: "seen: only zero or not is tested; -1 and 1 fit; both ranges must be readable to their ends: ours",
    serve: compare,
  },
  {
    vector: 0x16,
    name: "memset",
    arguments: "rdi to, sil byte, rdx count",
    result: "rax",
    evidence: "seen",
    detail: "seen as a stub; rax = to fits",
    serve: fill,
  },
  {
    vector: 0x17,
    name: "memmove",
    arguments: "rdi to, rsi from, rdx count",
    result: "rax",
    evidence: "ours",
    detail: "the same as memcpy",
    serve: copy,
  },
];
