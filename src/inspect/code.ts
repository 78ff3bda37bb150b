/**
 * The instructions of a contract. Recursive descent from the entry point and the functions that symbols name; then from addresses that
 * the code found so far takes, and from pointers in data, unless they lead into the middle of a known instruction; then a linear
 * sweep of what is left. What only the sweep found may be data.
 */
import type { Decoded, Image, Section } from "../../oracle/index.ts";
import { type CodeSpace, codeSpace, isIn, type Range, rangeOf } from "./code-space.ts";
import { namedBy, nextOf, targetOf } from "./flow.ts";
import { pointersIn } from "./pointers.ts";
import { sweep } from "./sweep.ts";

export interface Found {
  readonly at: number;
  readonly instruction: Decoded;
  /** False: found by the sweep alone. */
  readonly isReached: boolean;
}

export interface Code {
  /** By address, ascending. */
  readonly found: readonly Found[];
  /** Reached addresses where no instruction is, ascending: what runs there ends in an error. */
  readonly broken: readonly number[];
}

export function findCode(image: Image, sections: readonly Section[]): Code {
  const space = codeSpace(image);
  const ranges = codeRanges(image, sections);
  const walk = new Walk(space, ranges);
  walk.from([Number(image.entry), ...functionsOf(image)]);
  walk.fromLikely(image.symbols.filter(({ kind }) => kind === undefined).map(({ at }) => Number(at)));
  walk.fromLikely(pointersIn(image, ranges));
  const swept = sweep(space, ranges, walk.covered);
  const found = [
    ...[...walk.reached].map(([at, instruction]) => ({ at, instruction, isReached: true })),
    ...[...swept].map(([at, instruction]) => ({ at, instruction, isReached: false })),
  ];
  return { found: found.sort((a, b) => a.at - b.at), broken: [...walk.broken].sort((a, b) => a - b) };
}

const functionsOf = ({ symbols }: Image): number[] =>
  symbols.filter(({ kind }) => kind === "function").map(({ at }) => Number(at));

/** Where code is meant to be. Executable segments may begin with headers and hold constants: sections know better where there are some. */
export function codeRanges({ segments }: Image, sections: readonly Section[]): Range[] {
  const known = sections.filter(({ executable, fileSize }) => executable && fileSize > 0);
  if (known.length > 0) return known.map(rangeOf);
  return segments.filter(({ executable }) => executable).map(rangeOf);
}

class Walk {
  readonly reached = new Map<number, Decoded>();
  readonly broken = new Set<number>();
  /** Addresses of bytes that belong to an instruction. */
  readonly covered = new Set<number>();
  readonly #space: CodeSpace;
  /** Still to be looked at. */
  readonly #named: number[] = [];

  /** Where code is meant to be. Branches may lead elsewhere; addresses that may be something else do not. */
  readonly #ranges: readonly Range[];

  constructor(space: CodeSpace, ranges: readonly Range[]) {
    this.#space = space;
    this.#ranges = ranges;
  }

  /** Follows branches until nothing new comes, then the addresses that this code took, and so on. */
  from(starts: readonly number[]): void {
    this.#follow(starts);
    this.fromLikely([]);
  }

  /** Addresses that may be something else: taken where they begin an instruction that does not cut another. */
  fromLikely(addresses: readonly number[]): void {
    for (const address of addresses) this.#named.push(address);
    for (let at = this.#named.pop(); at !== undefined; at = this.#named.pop())
      if (this.#isLikely(at)) this.#follow([at]);
  }

  #isLikely(at: number): boolean {
    if (!this.#isNew(at) || this.covered.has(at) || !this.#ranges.some((range) => isIn(at, range))) return false;
    return typeof this.#space.decode(at) !== "string";
  }

  #follow(starts: readonly number[]): void {
    const waiting = [...starts];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) if (this.#isNew(at)) this.#visit(at, waiting);
  }

  #isNew(at: number): boolean {
    return this.#space.has(at) && !this.reached.has(at) && !this.broken.has(at);
  }

  #visit(at: number, waiting: number[]): void {
    const instruction = this.#space.decode(at);
    if (typeof instruction === "string") {
      this.broken.add(at);
      return;
    }
    this.reached.set(at, instruction);
    for (let n = 0; n < instruction.length; n++) this.covered.add(at + n);
    for (const next of [nextOf(at, instruction), targetOf(at, instruction)]) if (next !== undefined) waiting.push(next);
    for (const address of namedBy(at, instruction)) if (this.#isNew(address)) this.#named.push(address);
  }
}
