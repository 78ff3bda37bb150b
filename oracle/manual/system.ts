/** Words about hints, fences, interrupts and what exists in order to fault. */
import { entry, type Family } from "./entry.ts";

export const system: Family = {
  name: "Hints, fences, interrupts",
  file: "system.ts",
  entries: [
    entry("NOP", "no operation", {
      operation: "Nothing. A memory operand is not accessed.",
      memory: "named",
      remarks: ["0F 0D and 0F 18 to 0F 1F are reserved for hints: what is no hint yet does nothing."],
    }),
    {
      page: "PREFETCHh",
      mnemonics: [
        "PREFETCHNTA",
        "PREFETCHT0",
        "PREFETCHT1",
        "PREFETCHT2",
        "PREFETCH",
        "PREFETCHW",
        "PREFETCHWT1",
        "CLDEMOTE",
      ],
      title: "hints about the cache",
      operation: "Nothing: there is no cache. Memory is not accessed, so that nothing faults.",
      memory: "named",
    },
    entry("PAUSE", "hint in a waiting loop", { operation: "Nothing." }),
    {
      page: "ENDBR",
      mnemonics: ["ENDBR64", "ENDBR32"],
      title: "end of an indirect branch",
      operation: "Nothing: indirect branches are not tracked.",
    },
    {
      page: "FENCE",
      mnemonics: ["LFENCE", "MFENCE", "SFENCE"],
      title: "order of loads and stores",
      operation: "Nothing: one processor sees its own accesses in their order.",
    },
    {
      page: "INT",
      mnemonics: ["INT", "INT3", "INT1"],
      title: "interrupt",
      operation:
        "The run stops as `interrupt`, with the vector (3 for INT3, 1 for INT1) and RIP behind the instruction. For contracts the chain interface then does what the vector stands for, and execution goes on.",
      remarks: ["This is how a contract calls its host. No interrupt table is looked at, and no privilege."],
    },
    {
      page: "UD",
      mnemonics: ["UD0", "UD1", "UD2"],
      title: "undefined instruction",
      operation: "#UD, for certain and for ever. A memory operand is decoded, and not accessed.",
      memory: "named",
      faults: { "#UD": "Always." },
    },
    entry("HLT", "halt", {
      operation: "#GP: user mode must not halt.",
      faults: { "#GP": "Always." },
    }),
  ],
};
