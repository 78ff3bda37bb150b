/** Services of the heap: 0x11, 0x13. */
import { type Service, silent } from "../service.ts";

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
    vector: 0x13,
    name: "free",
    arguments: "rdi pointer",
    result: "none",
    evidence: "seen",
    detail: "not_heap_memory for no live block: name doc, situation fits; seen: al and r8 are live across it",
    serve: silent(({ heap, argument }) => heap.free(argument(0))),
  },
];
