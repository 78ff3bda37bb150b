/** Where a case's code lies: inside a region that the case gives, or in pages of its own (readable and executable). */
import { PAGE_SIZE } from "../../oracle/index.ts";
import type { MachineCase } from "./case.ts";

/** What decides where the code lies. */
export type Place = Pick<MachineCase, "at" | "code" | "memory">;

export interface CodePlace {
  /** First page and size in bytes of the pages that hold the code. */
  readonly at: bigint;
  readonly size: number;
  /** The pages belong to the code alone and are to be mapped `rx`. */
  readonly own: boolean;
  readonly codeAt: bigint;
}

/** A region covers the code wholly or not at all; the codec has checked that. */
export function codePages({ at, code, memory }: Place): CodePlace {
  const first = at - (at % BigInt(PAGE_SIZE));
  const size = Math.max(1, Math.ceil((Number(at - first) + code.length) / PAGE_SIZE)) * PAGE_SIZE;
  const covered = memory.some((region) => region.at <= at && at < region.at + BigInt(region.size));
  return { at: first, size, own: !covered, codeAt: at };
}
