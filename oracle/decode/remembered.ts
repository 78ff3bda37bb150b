/**
 * Decoding depends on the bytes and on nothing else, so what was decoded once is kept, in a tree with one level for each byte
 * that is needed to tell instructions apart. No encoding is the beginning of another one.
 */
import { type Decoded, type DecodeFailure, decode } from "./decode.ts";
import type { OpcodeMaps } from "./lookup.ts";

interface Leaf {
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
}

interface Level extends Map<number, Level | Leaf> {}

/** Instructions kept at most, some 30 MB; a program that decodes more of them than this begins anew. */
const MOST = 50_000;

export class RememberingDecoder {
  readonly #maps: OpcodeMaps;
  #root: Level = new Map();
  #size = 0;

  constructor(maps: OpcodeMaps) {
    this.#maps = maps;
  }

  /** As `decode`. */
  decode(source: Uint8Array, start: number): Decoded | DecodeFailure {
    const known = this.#find(source, start);
    if (known) return known;
    const result = decode(this.#maps, source, start);
    if (typeof result === "object") this.#keep(source.slice(start, start + result.length), result);
    return result;
  }

  #find(source: Uint8Array, start: number): Decoded | undefined {
    let level = this.#root;
    for (let depth = 0; ; depth++) {
      const next = level.get(source[start + depth]!);
      if (next === undefined) return undefined;
      if (!(next instanceof Map)) return agree(next.bytes, source, start, depth + 1) ? next.decoded : undefined;
      level = next;
    }
  }

  #keep(bytes: Uint8Array, decoded: Decoded): void {
    if (this.#size++ > MOST) {
      this.#root = new Map();
      this.#size = 1;
    }
    let level = this.#root;
    for (let depth = 0; ; depth++) {
      const there = level.get(bytes[depth]!);
      if (there === undefined) return void level.set(bytes[depth]!, { bytes, decoded });
      level = there instanceof Map ? there : lowered(level, there, depth);
    }
  }
}

/** Puts a leaf one level down, to make room for another instruction that begins with the same bytes. */
function lowered(level: Level, leaf: Leaf, depth: number): Level {
  const below: Level = new Map([[leaf.bytes[depth + 1]!, leaf]]);
  level.set(leaf.bytes[depth]!, below);
  return below;
}

function agree(bytes: Uint8Array, source: Uint8Array, start: number, from: number): boolean {
  for (let n = from; n < bytes.length; n++) if (bytes[n] !== source[start + n]) return false;
  return true;
}
