/** A machine case from elsewhere (a file, a replay) taken apart, so that it can be listed and made smaller like a generated one. */

import { buildMaps, type Decoded, decode, TABLE } from "../../oracle/index.ts";
import { confirm } from "../assemble/verify.ts";
import type { MachineCase } from "../cases/case.ts";
import type { CaseParts, Part } from "./parts.ts";
import { pooled } from "./pooled.ts";

const MAPS = buildMaps(TABLE);

/**
 * Undefined when the code is not one instruction behind the other on which both decoders agree, does not end at `until`, or carries
 * recorded answers: building it anew would change its meaning.
 */
export function partsOf(from: MachineCase): CaseParts | undefined {
  const { code, until, host, unknownState, ...start } = from;
  if (until !== from.at + BigInt(code.length) || host || unknownState) return undefined;
  const decoded = sweep(code);
  const parts = decoded && partsFrom(code, decoded);
  return parts && { ...start, parts };
}

function sweep(code: Uint8Array): Decoded[] | undefined {
  const found: Decoded[] = [];
  for (let at = 0; at < code.length; ) {
    const decoded = decode(MAPS, code.subarray(at));
    if (typeof decoded !== "object") return undefined;
    found.push(decoded);
    at += decoded.length;
  }
  return found;
}

function partsFrom(code: Uint8Array, decoded: readonly Decoded[]): Part[] | undefined {
  const starts = [0];
  for (const { length } of decoded) starts.push(starts.at(-1)! + length);
  const pieces = decoded.map((_, n) => code.slice(starts[n], starts[n + 1]));
  const parts: Part[] = [];
  for (const [n, verdict] of confirm(pieces).entries()) {
    if (!verdict.ok) return undefined;
    const instruction = pooled(pieces[n]!, verdict.decoded, verdict.reading);
    const target = targetOf(verdict.decoded, starts, n);
    parts.push(target === undefined ? { instruction } : { instruction, target });
  }
  return parts;
}

/** The part that a relative branch goes to; undefined when it goes nowhere in the program, or into an instruction. */
function targetOf({ operands: [operand] }: Decoded, starts: readonly number[], n: number): number | undefined {
  if (operand?.kind !== "relative") return undefined;
  const target = starts.indexOf(starts[n + 1]! + Number(operand.value));
  return target < 0 ? undefined : target;
}
