/** Case by number: everything about it follows from the seed, the pool's restriction and its index alone. */
import { flags, NO_REGISTER, type ProfileName, profileNamed } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { needing } from "../cases/profile.ts";
import type { Vectors } from "../cases/vectors.ts";
import { drawRegisters } from "./aim.ts";
import { dealer } from "./deals.ts";
import { type Image, imageOf, makeImages } from "./images.ts";
import { buildCase, type CaseParts, layOut, offsetsOf, type Part } from "./parts.ts";
import type { Pool } from "./pool.ts";
import { type Material, type Program, programFor } from "./programs.ts";
import { Random } from "./random.ts";
import { makeScaffold } from "./scaffold.ts";
import { segmentBase } from "./segment-base.ts";
import type { Subject } from "./subjects.ts";
import { drawVectorStart, makeVectorSets } from "./vectors.ts";

const RSP = 4;

/** Instructions of a program, before loops and calls make it a little longer. */
const SIZE = 10;

/**
 * So many cases after one another run one program, each from a start of its own: what drawing, decoding and translating it costs is paid
 * once, and flags and edges depend more on values than on neighbours.
 */
export const STARTS = 16;

export interface Generator {
  readonly pool: Pool;
  /** Case number `index` (0 and up): always the same for the same seed and restriction. */
  readonly draw: (index: number) => MachineCase;
  /** The same case in parts: for listings, and to make it smaller. */
  readonly parts: (index: number) => CaseParts;
}

export interface GeneratorOptions {
  /** Instructions of a program; default 10. */
  readonly size?: number;
  /** So many cases of a hundred have raw bytes in them: one or two instructions that nobody assembled. Default 0. */
  readonly raw?: number;
  /** Cases that run one program; default 16. */
  readonly starts?: number;
  /** What every case says that it needs. Default: nothing but the full machine. */
  readonly profile?: ProfileName;
  /** Every deck is about this. Default: one subject after the other. */
  readonly subject?: Subject;
  /** Sees the program of every case that `draw` makes. */
  readonly onDrawn?: (program: readonly Part[]) => void;
}

/** Cases out of this pool. */
export function makeGenerator(
  pool: Pool,
  { size = SIZE, raw = 0, starts = STARTS, profile = "full", subject, onDrawn }: GeneratorOptions = {},
): Generator {
  const scaffold = pool.restricted ? undefined : makeScaffold();
  const material = { deckAt: dealer(pool, subject), scaffold, size, needs: needing(profile) };
  const images = makeImages(pool.seed);
  const vectorSets = profileNamed(profile)!.features.has("sse") ? makeVectorSets(pool.seed) : [];
  const programAt = keptLatest((program: number) =>
    programFor(material, program, randomOf(PROGRAMS, pool.seed, program)),
  );
  const codeOf = keptLatest(layOut);
  const parts = (index: number): CaseParts =>
    drawCase({ seed: pool.seed, index, material, programAt, starts, images, vectorSets, raw });
  const draw = (index: number): MachineCase => {
    const drawn = parts(index);
    onDrawn?.(drawn.parts);
    return buildCase(drawn, codeOf(drawn.parts));
  };
  return { pool, parts, draw };
}

/** Makes what it is asked for unless that was asked for last. */
function keptLatest<From, To>(make: (from: From) => To): (from: From) => To {
  let latest: { readonly from: From; readonly to: To } | undefined;
  return (from) => {
    if (latest?.from !== from) latest = { from, to: make(from) };
    return latest.to;
  };
}

/** The stream of programs is told from the streams of cases by this. */
const PROGRAMS = 0x9406;

/** Indices have more than 32 bits, the parts of a stream have not. */
const randomOf = (...parts: readonly number[]): Random => {
  const index = parts.at(-1)!;
  return new Random(...parts, Math.floor(index / 0x1_0000_0000));
};

/** What a case is drawn from. */
interface Source {
  readonly seed: number;
  readonly index: number;
  readonly material: Material;
  readonly programAt: (program: number) => Program;
  readonly starts: number;
  readonly images: readonly Image[];
  readonly vectorSets: readonly Vectors[];
  readonly raw: number;
}

function drawCase(source: Source): CaseParts {
  const { seed, index, material, programAt, starts, images, vectorSets, raw } = source;
  const random = randomOf(seed, index);
  const isRaw = raw > 0 && random.chance(raw);
  // raw bytes differ from case to case: what counts in them is how many there are
  const program = isRaw
    ? programFor(material, Math.floor(index / starts), random, true)
    : programAt(Math.floor(index / starts));
  const { parts, at, instructions, features } = program;
  const [fsBase, gsBase, rflags] = [segmentBase(random), segmentBase(random), drawFlags(random)];
  const aimed = drawRegisters(instructions, { fsBase, gsBase, down: (rflags & flags.DF) !== 0 }, random);
  const registers = aimIndirect(parts, at, aimed, random);
  const { vectors, mxcsr } = drawVectorStart(instructions, vectorSets, random);
  const [id, memory] = [`${seed}-${index}`, images[imageOf(index)]!];
  const drawn = { id, parts, at: BigInt(at), registers, rflags, fsBase, gsBase, vectors, mxcsr, memory };
  return features ? { ...drawn, features } : drawn;
}

/** Any status flags; DF in one of four. */
function drawFlags(random: Random): number {
  const status = random.word() & flags.STATUS;
  return flags.ALWAYS_SET | status | (random.chance(25) ? flags.DF : 0);
}

/** A jump or call through a register goes to a later instruction in nine of ten cases. */
function aimIndirect(parts: readonly Part[], at: number, registers: bigint[], random: Random): bigint[] {
  const n = parts.findIndex(({ instruction }) => instruction.through !== NO_REGISTER && instruction.through !== RSP);
  if (n < 0 || random.chance(10)) return registers;
  const target = offsetsOf(parts)[n + 1 + random.below(parts.length - n)]!;
  registers[parts[n]!.instruction.through] = BigInt(at + target);
  return registers;
}
