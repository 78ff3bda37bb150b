/** Services of the heap: 0x11, 0x12, 0x13. */
import { type Frame, type Service, silent } from "../service.ts";

/** A block that `malloc` would make just as large stays where it is; otherwise what fits of the old one is copied. */
function reallocate({ heap, space, argument, charge }: Frame): bigint {
  const [old, size] = [argument(0), argument(1)];
  if (old === 0n) return heap.allocate(size);
  const [had, wanted] = [heap.blockAt(old), heap.blockFor(size)];
  if (wanted === had) return old;
  const kept = space.read(old, wanted < had ? size : had);
  charge(BigInt(kept.length));
  const address = heap.allocate(size);
  space.write(address, kept);
  heap.free(old);
  return address;
}

export const heapServices: readonly Service[] = [
  {
    vector: 0x11,
    name: "malloc",
    arguments: "rdi size",
    result: "rax",
    evidence: "seen",
    detail: "zero_size_allocation for size 0, no_available_memory without room: names doc, situations fit",
    serve: ({ heap, argument }) => heap.allocate(argument(0)),
  },
  {
    vector: 0x12,
    name: "realloc",
    arguments: "rdi pointer, rsi size",
    result: "rax",
    evidence: "ours",
    detail:
      "a null pointer is malloc; not_heap_memory for no live block, and then malloc's errors: the old block stays",
    serve: reallocate,
  },
  {
    vector: 0x13,
    name: "free",
    arguments: "rdi pointer",
    result: "none",
    evidence: "seen",
    detail: "not_heap_memory for no live block: name doc, situation fits; seen: al and r8 are live across it",
    serve: silent(({ heap, argument }) => heap.free(argument(0))),
  },
];
