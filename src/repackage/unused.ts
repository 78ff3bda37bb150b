/** Parts that nothing at run time needs, where nothing in the contract points into them. */
import type { Code } from "../inspect/code.ts";
import { isIn, type Range } from "../inspect/code-space.ts";
import { namedBy } from "../inspect/flow.ts";
import { alignedWords } from "../inspect/pointers.ts";
import type { Piece } from "./pieces.ts";

/** Notes for loaders, and tables for exceptions, which contracts are compiled without. */
const FOR_OTHERS = /^(\.note\b.*|\.eh_frame(_hdr)?|\.gcc_except_table|__TEXT,__(unwind_info|eh_frame))$/;

/** Those of the pieces that can be left out. They may name each other; a header that names them is no piece. */
export function unusedPieces(pieces: readonly Piece[], { found }: Code, ranges: readonly Range[]): Piece[] {
  const candidates = pieces.filter(({ name }) => FOR_OTHERS.test(name));
  if (candidates.length === 0) return [];
  const data = pieces.filter((piece) => !candidates.includes(piece));
  const named = [
    ...found.flatMap(({ at, instruction }) => namedBy(at, instruction)),
    ...data.flatMap(({ at, bytes }) => alignedWords(at, bytes, ranges)),
  ];
  return candidates.filter(({ at, memorySize }) => !named.some((one) => isIn(one, { from: at, to: at + memorySize })));
}
