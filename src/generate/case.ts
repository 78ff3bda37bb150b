/** Case by number: everything about it follows from the seed, the pool's restriction and its index alone. */
import { flags, NO_REGISTER, type ProfileName, profileNamed } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { needing } from "../cases/profile.ts";
import type { Vectors } from "../cases/vectors.ts";
import { drawRegisters } from "./aim.ts";
import { type Deck, dealDeck, type Stock, stockOf } from "./draw.ts";
import { type Image, imageOf, makeImages } from "./images.ts";
import { CODE, CODE_SIZE, DATA, DATA_SIZE } from "./layout.ts";
import { buildCase, type CaseParts, layOut, offsetsOf, type Part } from "./parts.ts";
import type { Pool } from "./pool.ts";
import type { PooledInstruction } from "./pooled.ts";
import { drawProgram } from "./program.ts";
import { Random } from "./random.ts";
import { planRaw } from "./raw.ts";
import { makeScaffold, type Scaffold } from "./scaffold.ts";
import { featuresNeeded, type Subject, subjectOfDeal } from "./subjects.ts";
import { drawVectorStart, makeVectorSets } from "./vectors.ts";

const RSP = 4;

/** Instructions of a program, before loops and calls make it a little longer. */
const SIZE = 10;

/**
 * So many cases after one another run one program, each from a start of its own: what drawing, decoding and translating it costs is paid
 * once, and flags and edges depend more on values than on neighbours.
 */
export const STARTS = 4;

export interface Generator {
  readonly pool: Pool;
  /** Case number `index` (0 and up): always the same for the same seed and restriction. */
  readonly draw: (index: number) => MachineCase;
  /** The same case in parts: for listings, and to make it smaller. */
  readonly parts: (index: number) => CaseParts;
}

/**
 * So many cases after one another are drawn from one of so many parts of the pool: what is decoded and executed again soon is still in the
 * processor's caches. The whole pool is some 10 MB of small objects; an eighth makes the oracle a third faster.
 */
const DEALT = 512;
const PARTS = 8;

/** Deals decks by case number; the latest one is kept. */
function dealer(pool: Pool, only: Subject | undefined): (index: number) => Deck {
  const stock = stockOf(pool);
  let latest = -1;
  let deck: Deck = new Map();
  return (index) => {
    const deal = Math.floor(index / DEALT);
    if (deal !== latest) deck = pool.restricted ? dealDeck(stock, deal, 1) : dealAbout(stock, deal, only);
    latest = deal;
    return deck;
  };
}

function dealAbout(stock: Stock, deal: number, only: Subject | undefined): Deck {
  const { subject, before } = only ? { subject: only, before: deal } : subjectOfDeal(deal);
  return dealDeck(stock, before, PARTS, subject);
}

export interface GeneratorOptions {
  /** Instructions of a program; default 10. */
  readonly size?: number;
  /** So many cases of a hundred have raw bytes in them: one or two instructions that nobody assembled. Default 0. */
  readonly raw?: number;
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
  { size = SIZE, raw = 0, profile = "full", subject, onDrawn }: GeneratorOptions = {},
): Generator {
  const deckAt = dealer(pool, subject);
  const scaffold = pool.restricted ? undefined : makeScaffold();
  const images = makeImages(pool.seed);
  const needs = needing(profile);
  const vectorSets = profileNamed(profile)!.features.has("sse") ? makeVectorSets(pool.seed) : [];
  const programAt = keptLatest((program: number) =>
    drawProgram(deckAt(program * STARTS), scaffold, size, randomOf(PROGRAMS, pool.seed, program)),
  );
  const codeOf = keptLatest(layOut);
  const parts = (index: number): CaseParts =>
    drawCase({ seed: pool.seed, index, deckAt, programAt, scaffold, images, vectorSets, size, raw, needs });
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
  readonly deckAt: (index: number) => Deck;
  readonly programAt: (program: number) => readonly Part[];
  readonly scaffold: Scaffold | undefined;
  readonly images: readonly Image[];
  readonly vectorSets: readonly Vectors[];
  readonly size: number;
  readonly raw: number;
  readonly needs: Pick<MachineCase, "features">;
}

function drawCase(source: Source): CaseParts {
  const { seed, index, images, vectorSets, raw, needs } = source;
  const random = randomOf(seed, index);
  const { parts, at } = raw > 0 && random.chance(raw) ? drawRawProgram(source, random) : programOf(source);
  const [fsBase, gsBase, rflags] = [segmentBase(random), segmentBase(random), drawFlags(random)];
  const program = parts.map(({ instruction }) => instruction);
  const aimed = drawRegisters(program, { fsBase, gsBase, down: (rflags & flags.DF) !== 0 }, random);
  const registers = aimIndirect(parts, at, aimed, random);
  const { vectors, mxcsr } = drawVectorStart(program, vectorSets, random);
  const memory = images[imageOf(index)]!;
  const state = { registers, rflags, fsBase, gsBase, vectors, mxcsr, memory };
  return { id: `${seed}-${index}`, parts, ...state, at: BigInt(at), ...needsOf(program, needs) };
}

interface Placed {
  readonly parts: readonly Part[];
  /** Address of the first instruction. */
  readonly at: number;
}

const programOf = ({ index, programAt }: Source): Placed => ({
  parts: programAt(Math.floor(index / STARTS)),
  at: CODE,
});

/** Raw bytes differ from case to case: what counts in them is how many there are. */
function drawRawProgram({ index, deckAt, scaffold, size }: Source, random: Random): Placed {
  const plan = planRaw(size, random);
  const parts = drawProgram(deckAt(index), scaffold, size, random, plan);
  return { parts, at: plan.atEdge ? CODE + CODE_SIZE - lengthOf(parts) : CODE };
}

/** What every case needs, and what this program needs besides. */
function needsOf(program: readonly PooledInstruction[], needs: Source["needs"]): Source["needs"] {
  const more = featuresNeeded(program.map(({ row }) => row));
  return more ? { features: [...(needs.features ?? []), ...more] } : needs;
}

const lengthOf = (parts: readonly Part[]): number => offsetsOf(parts)[parts.length]!;

/** Into the data, so that small offsets hit it; or small. Aligned to 16 bytes in seven of eight: no register makes up for it. */
function segmentBase(random: Random): bigint {
  const base = random.chance(15) ? 8 * random.below(16) : DATA + random.below(DATA_SIZE / 2);
  return BigInt(random.below(8) === 0 ? base : base & ~15);
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
