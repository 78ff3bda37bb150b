/**
 * A batch of cases as it travels to the worker process; answer.ts is the way back. Numbers go in typed arrays: a structured clone of
 * 256 cases with seventeen bigints each would cost more than running them.
 */
import { ZERO_VECTORS } from "../../../oracle/index.ts";
import type { HostAnswer, MachineCase, Region } from "../../cases/case.ts";
import { sixteen } from "../../cases/interned.ts";
import { mxcsrOf, type Vectors, vectorBytes, vectorsFrom, vectorsOf } from "../../cases/vectors.ts";
import type { Hints } from "../engine.ts";

/** What the child says first. */
export const READY = "ready";

/** Cases of a request at most. */
export const MOST_CASES = 256;
/** Sixteen registers, RFLAGS, FS base, GS base, address, until. */
export const CASE_WORDS = 21;

export interface Rare {
  readonly host?: readonly HostAnswer[];
  readonly features?: readonly string[];
  readonly unknownState?: readonly string[];
  readonly endless?: true;
}

export interface Request {
  readonly words: BigUint64Array;
  readonly limits: Float64Array;
  /** Distinct arrays of code, one behind the other. */
  readonly code: Uint8Array;
  /** Where each of them ends. */
  readonly codeEnds: Uint32Array;
  /** Which of them each case has. */
  readonly codeOf: Uint32Array;
  /** Distinct arrays of regions. */
  readonly memories: readonly (readonly Region[])[];
  /** Which of them each case has. */
  readonly memoryOf: Uint32Array;
  /** Distinct arrays of vectors, each as 256 bytes, and which of them each case has. */
  readonly vectors: readonly Uint8Array[];
  readonly vectorsOf: Uint32Array;
  readonly mxcsr: Uint32Array;
  /** 1 for each case that is not expected to end at `until`: trying the fast path first would be a waste. */
  readonly precise: Uint8Array;
  /** What few cases have, by index. */
  readonly rare: ReadonlyMap<number, Rare>;
}

export function packCases(cases: readonly MachineCase[], hints?: Hints): Request {
  const count = cases.length;
  const words = new BigUint64Array(count * CASE_WORDS);
  const memories = new Map<readonly Region[], number>();
  const vectors = new Map<Vectors, number>();
  const vectorNumbers = new Uint32Array(count);
  const rare = new Map<number, Rare>();
  const codes = new Map<Uint8Array, number>();
  const codeOf = new Uint32Array(count);
  const [limits, mxcsr, precise] = [new Float64Array(count), new Uint32Array(count), new Uint8Array(count)];
  const memoryOf = new Uint32Array(count);
  for (const [n, one] of cases.entries()) {
    packWords(words, n * CASE_WORDS, one);
    codeOf[n] = numberOf(codes, one.code);
    memoryOf[n] = numberOf(memories, one.memory);
    vectorNumbers[n] = numberOf(vectors, vectorsOf(one));
    mxcsr[n] = mxcsrOf(one);
    limits[n] = one.limit;
    precise[n] = hints && hints[n]!.stop.reason !== "until" ? 1 : 0;
    const extra = rareOf(one);
    if (extra) rare.set(n, extra);
  }
  return {
    words,
    limits,
    ...packCodes([...codes.keys()]),
    codeOf,
    memories: [...memories.keys()],
    memoryOf,
    vectors: [...vectors.keys()].map(vectorBytes),
    vectorsOf: vectorNumbers,
    mxcsr,
    precise,
    rare,
  };
}

function packCodes(codes: readonly Uint8Array[]): Pick<Request, "code" | "codeEnds"> {
  let end = 0;
  const codeEnds = Uint32Array.from(codes, ({ length }) => (end += length));
  return { code: new Uint8Array(Buffer.concat(codes)), codeEnds };
}

/** The number of `one` among those seen so far. */
function numberOf<T>(numbers: Map<T, number>, one: T): number {
  const known = numbers.get(one);
  if (known !== undefined) return known;
  numbers.set(one, numbers.size);
  return numbers.size - 1;
}

function packWords(words: BigUint64Array, at: number, one: MachineCase): void {
  for (let n = 0; n < 16; n++) words[at + n] = one.registers[n]!;
  words[at + 16] = BigInt(one.rflags);
  words[at + 17] = one.fsBase;
  words[at + 18] = one.gsBase;
  words[at + 19] = one.at;
  words[at + 20] = one.until ?? 0n;
}

function rareOf({ host, features, unknownState, until }: MachineCase): Rare | undefined {
  if (!host && !features && !unknownState && until !== undefined) return undefined;
  return {
    ...(host && { host }),
    ...(features && { features }),
    ...(unknownState && { unknownState }),
    ...(until === undefined && { endless: true as const }),
  };
}

const unpackVectors = ({ vectors }: Request): Vectors[] => vectors.map((bytes) => vectorsFrom(bytes, ZERO_VECTORS));

const unpackCodes = ({ code, codeEnds }: Request): Uint8Array[] =>
  Array.from(codeEnds, (end, n) => code.subarray(n === 0 ? 0 : codeEnds[n - 1], end));

/** What cases of a request share, unpacked once. */
export interface Shared {
  readonly vectors: readonly Vectors[];
  readonly codes: readonly Uint8Array[];
}

export const unpackShared = (request: Request): Shared => ({
  vectors: unpackVectors(request),
  codes: unpackCodes(request),
});

/** Case `n` of the request; cases with the same memory, vectors or code share one array. */
export function unpackCase(request: Request, n: number, { vectors, codes }: Shared): MachineCase {
  const { words, limits, memories, memoryOf, rare, mxcsr } = request;
  const at = n * CASE_WORDS;
  const { endless, ...extra } = rare.get(n) ?? {};
  return {
    id: "",
    code: codes[request.codeOf[n]!]!,
    at: words[at + 19]!,
    registers: sixteen(words, at),
    rflags: Number(words[at + 16]),
    fsBase: words[at + 17]!,
    gsBase: words[at + 18]!,
    vectors: vectors[request.vectorsOf[n]!]!,
    mxcsr: mxcsr[n]!,
    memory: memories[memoryOf[n]!]!,
    ...(!endless && { until: words[at + 20]! }),
    limit: limits[n]!,
    ...extra,
  };
}
