/** A case in parts: what shrinks, and from which the machine case is built anew every time. */
import type { MachineCase, Region } from "../cases/case.ts";
import { mxcsrOf, vectorsOf } from "../cases/vectors.ts";
import { CODE } from "./layout.ts";
import type { PooledInstruction } from "./pooled.ts";

export interface Part {
  readonly instruction: PooledInstruction;
  /** Where a relative branch goes: number of a part, or the number of parts for the end. Left out: its bytes stay as they are. */
  readonly target?: number;
}

export interface CaseParts {
  readonly id: string;
  readonly parts: readonly Part[];
  /** Sixteen, by register number. */
  readonly registers: readonly bigint[];
  readonly rflags: number;
  readonly fsBase: bigint;
  readonly gsBase: bigint;
  /** Shared by identity; left out: all 0. */
  readonly vectors?: readonly bigint[];
  /** Left out: 0x1f80. */
  readonly mxcsr?: number;
  /** Shared by identity among the cases of an image. */
  readonly memory: readonly Region[];
  /** Address of the first instruction; left out: that of generated cases. */
  readonly at?: bigint;
  readonly limit?: number;
  /** What the case needs: its profile, and features that an engine may lack. */
  readonly features?: readonly string[];
}

/** Completed instructions that a generated case may take: what loops longer is stopped. */
export const LIMIT = 200;

/** Lays the parts out one behind the other and points the branches at their targets. The case runs until its end is reached. */
export function buildCase(from: CaseParts, code = layOut(from.parts)): MachineCase {
  const { id, registers, rflags, fsBase, gsBase, memory, features, at = BigInt(CODE), limit = LIMIT } = from;
  const [vectors, mxcsr, until] = [vectorsOf(from), mxcsrOf(from), at + BigInt(code.length)];
  // one literal: copying what is left of `from` costs as much as drawing its registers
  const built = { id, code, at, until, registers, rflags, fsBase, gsBase, vectors, mxcsr, memory, limit };
  return features ? { ...built, features } : built;
}

/** The code of these parts; the second argument of `buildCase` for whoever has many cases of one program. */
export function layOut(parts: readonly Part[]): Uint8Array {
  const offsets = offsetsOf(parts);
  const code = new Uint8Array(offsets[parts.length]!);
  for (let n = 0; n < parts.length; n++) {
    code.set(parts[n]!.instruction.bytes, offsets[n]!);
    patch(code, offsets, n, parts[n]!);
  }
  return code;
}

/** Offset of each part in the code, and the code's length behind the last. */
export function offsetsOf(parts: readonly Part[]): number[] {
  const offsets = [0];
  for (let n = 0; n < parts.length; n++) offsets.push(offsets[n]! + parts[n]!.instruction.bytes.length);
  return offsets;
}

function patch(
  code: Uint8Array,
  offsets: readonly number[],
  n: number,
  { instruction: { relative }, target }: Part,
): void {
  if (relative === 0 || target === undefined) return;
  const end = offsets[n + 1]!;
  const distance = reachable(offsets, n, target, relative) - end;
  for (let k = 0; k < relative; k++) code[end - relative + k] = (distance >> (8 * k)) & 0xff;
}

/** The target's offset, or that of the farthest part towards it that a byte of distance reaches. */
function reachable(offsets: readonly number[], n: number, target: number, relative: 1 | 4): number {
  let to = Math.min(target, offsets.length - 1);
  const end = offsets[n + 1]!;
  if (relative === 4) return offsets[to]!;
  while (offsets[to]! - end > 127) to--;
  while (offsets[to]! - end < -128) to++;
  return offsets[to]!;
}

/** The same case without `count` parts from number `from` on. Branches into the gap go to what follows it. */
export function withoutParts(from: CaseParts, first: number, count: number): CaseParts {
  const kept = from.parts.filter((_, n) => n < first || n >= first + count);
  const moved = (target: number): number => (target <= first ? target : Math.max(first, target - count));
  const parts = kept.map((part) => (part.target === undefined ? part : { ...part, target: moved(part.target) }));
  return { ...from, parts };
}
