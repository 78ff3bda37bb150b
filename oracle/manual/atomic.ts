/** Words about exchange and compare. */
import { entry, type Family } from "./entry.ts";

export const atomic: Family = {
  name: "Exchange and compare",
  file: "atomic.ts",
  entries: [
    entry("XADD", "exchange and add", {
      operation:
        "The destination becomes the sum of both operands, the source what the destination was. Flags as for ADD. Where both are one register, it holds the sum.",
    }),
    entry("CMPXCHG", "compare and exchange", {
      operation:
        "The accumulator is compared with the destination, with the flags of CMP. Equal: the destination becomes the source. Not equal: the accumulator becomes the destination. The register that receives nothing keeps all its 64 bits.",
      remarks: ["A destination in memory must be writable in either case."],
    }),
    {
      page: "CMPXCHG8B",
      mnemonics: ["CMPXCHG8B", "CMPXCHG16B"],
      title: "compare and exchange eight or sixteen bytes",
      operation:
        "rDX:rAX is compared with memory. Equal: memory becomes rCX:rBX, and ZF is set. Not equal: rDX:rAX becomes memory, and ZF is cleared.",
      faults: { "#GP": "The address of CMPXCHG16B is no multiple of 16." },
      remarks: ["Memory must be writable in either case."],
    },
  ],
};
