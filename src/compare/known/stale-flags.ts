/** Flags that an instruction keeps or reads are those that the instructions before it left, however the engine translates them. */
import { flags } from "../../../oracle/index.ts";
import { anyField, type KnownInContext } from "./known.ts";

export const staleFlags: KnownInContext = {
  id: "unicorn-stale-flags",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason:
    "flags that an instruction keeps or reads are computed from stale operands of earlier instructions (CMPXCHG8B, rotates)",
  authority: "each instruction alone agrees; gone when the program is cut in front of it",
  cutBefore: (instruction) => instruction !== undefined && keepsOrReadsFlags(instruction.row.flags),
  excuses: anyField,
};

const keepsOrReadsFlags = ({ reads, writes }: { reads: number; writes: number }): boolean =>
  reads !== 0 || (writes !== 0 && (writes & flags.STATUS) !== flags.STATUS);
