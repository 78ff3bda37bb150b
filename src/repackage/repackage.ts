/** From an executable to the ESC container that is uploaded, as ECHO's repackager made it: sections, entry point, symbol values. */
import {
  type EscSection,
  escFile,
  type ImageLimits,
  LoadError,
  loadImage,
  type ProfileName,
} from "../../oracle/index.ts";
import { codeRanges } from "../inspect/code.ts";
import { type Inspection, inspect } from "../inspect/inspect.ts";
import type { Warning } from "../inspect/warning.ts";
import { type Piece, piecesOf, wholeSegments } from "./pieces.ts";
import { unusedPieces } from "./unused.ts";

export interface RepackageOptions {
  readonly profile: ProfileName;
  /** Of the container that is made; the one that is read may be of any size. */
  readonly limits: ImageLimits;
  /** Keep what is loaded byte for byte: headers, filling, notes. */
  readonly whole: boolean;
  /** Keep the values of symbols. ECHO's repackager kept those of all (seen); nothing at run time needs them. */
  readonly symbols: boolean;
}

export interface Repackaged {
  readonly esc: Uint8Array;
  readonly kept: readonly Piece[];
  readonly dropped: readonly Piece[];
  readonly from: Inspection;
  readonly warnings: readonly Warning[];
}

/** Throws LoadError when the bytes are no contract, or what comes out is over a limit. */
export function repackage(bytes: Uint8Array, { profile, limits, whole, symbols }: RepackageOptions): Repackaged {
  const from = inspect(bytes, profile, limits);
  const { image, sections, code } = from;
  const all = whole ? wholeSegments(image) : piecesOf(image, sections);
  const dropped = whole ? [] : unusedPieces(all, code, codeRanges(image, sections));
  const kept = all.filter((piece) => !dropped.includes(piece));
  const esc = escFile({
    entry: image.entry,
    sections: kept.map(escSection),
    symbols: symbols ? image.symbols.map(({ at }) => at) : [],
  });
  checkResult(esc, limits);
  return { esc, kept, dropped, from, warnings: from.warnings.filter(({ kind }) => kind !== "too-large") };
}

const CODE = 1;
/** Seen for read-only data; for data that can be written it is ours. */
const DATA = 6;

/** Flags as the low byte of ELF's `sh_flags`: 1 write, 2 alloc, 4 execute. */
const escSection = ({ at, memorySize, bytes, writable, executable, merges }: Piece): EscSection => ({
  kind: executable ? CODE : DATA,
  flags: 2 | (writable ? 1 : 0) | (executable ? 4 : 0) | merges,
  at: BigInt(at),
  memorySize,
  bytes,
});

/** What is uploaded must load: the entry point in code, everything within the limits. */
function checkResult(esc: Uint8Array, limits: ImageLimits): void {
  try {
    loadImage(esc, limits);
  } catch (error) {
    if (error instanceof LoadError) throw new LoadError(`the container would not load: ${error.message}`);
    throw error;
  }
}
