/**
 * Decoding depends on the bytes and on nothing else, so what was decoded lately is kept, in a table with two places for each hash of
 * the first four bytes. A loop finds its instructions there; nothing has to be forgotten when code changes.
 */
import { type Decoded, type DecodeFailure, decode } from "./decode.ts";
import type { OpcodeMaps } from "./lookup.ts";

/** A power of two. */
const PLACES = 65536;
/** Bytes kept for each place: no instruction is longer than 15. */
const ROOM = 16;

export class RememberingDecoder {
  readonly #maps: OpcodeMaps;
  readonly #decoded = new Array<Decoded | undefined>(PLACES).fill(undefined);
  readonly #bytes = new Uint8Array(PLACES * ROOM);

  constructor(maps: OpcodeMaps) {
    this.#maps = maps;
  }

  /** As `decode`. */
  decode(source: Uint8Array, start: number): Decoded | DecodeFailure {
    const place = placeOf(source, start);
    return this.#at(place, source, start) ?? this.#at(place + 1, source, start) ?? this.#decode(place, source, start);
  }

  #at(place: number, source: Uint8Array, start: number): Decoded | undefined {
    const known = this.#decoded[place];
    return known && this.#isAt(place, known.length, source, start) ? known : undefined;
  }

  /** What was in the first place moves to the second: two instructions that begin alike do not push each other out. */
  #decode(place: number, source: Uint8Array, start: number): Decoded | DecodeFailure {
    const result = decode(this.#maps, source, start);
    if (typeof result !== "object") return result;
    this.#decoded[place + 1] = this.#decoded[place];
    this.#bytes.copyWithin((place + 1) * ROOM, place * ROOM, (place + 1) * ROOM);
    this.#keep(place, source, start, result);
    return result;
  }

  #isAt(place: number, length: number, source: Uint8Array, start: number): boolean {
    for (let n = 0; n < length; n++) if (this.#bytes[place * ROOM + n] !== source[start + n]) return false;
    return true;
  }

  #keep(place: number, source: Uint8Array, start: number, decoded: Decoded): void {
    for (let n = 0; n < decoded.length; n++) this.#bytes[place * ROOM + n] = source[start + n]!;
    this.#decoded[place] = decoded;
  }
}

/** A multiplicative hash, even; bytes behind the end of `source` count as 0. */
function placeOf(source: Uint8Array, start: number): number {
  const word = source[start]! | (source[start + 1]! << 8) | (source[start + 2]! << 16) | (source[start + 3]! << 24);
  return (Math.imul(word, 0x9e3779b1) >>> 16) & (PLACES - 2);
}
