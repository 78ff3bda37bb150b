/** Flags that an instruction keeps or reads are those that the instructions before it left, however the engine translates them. */
import { flags } from "../../../oracle/index.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, SYSTEM, VECTORS } from "./fields.ts";
import type { KnownCarried } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const staleFlags: KnownCarried = {
  id: "unicorn-stale-flags",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "flags that an instruction keeps or reads are computed from stale operands of earlier instructions (CMPXCHG8B, rotates)",
  authority: [
    "SDM Vol. 1, 3.4.3.1 Status Flags: each instruction alone agrees, and the program does when it is cut there",
  ],
  // what reads wrong flags spreads them anywhere
  fields: [...STATUS, ...SYSTEM, ...REGISTERS, ...VECTORS, ...ENDING, ...ACCESS, "vector", MEMORY],
  carried: STATUS,
  shown: SYSTEM,
  cutBefore: (instruction) => instruction !== undefined && keepsOrReadsFlags(instruction.row.flags),
};

const keepsOrReadsFlags = ({ reads, writes }: { reads: number; writes: number }): boolean =>
  reads !== 0 || (writes !== 0 && (writes & flags.STATUS) !== flags.STATUS);
