/** Raw instructions: random bytes and mutated encodings, which ask the decoders; what surrounds them is a program like any other. */
import { type Deck, drawFitting, drawKind, fits, type Roles } from "./draw.ts";
import type { PooledInstruction } from "./pooled.ts";
import type { Random } from "./random.ts";
import { mutate } from "./raw-mutate.ts";
import { drawOpcode } from "./raw-opcodes.ts";
import { isHopeless, nothing, placed } from "./raw-place.ts";
import { drawPrefixes } from "./raw-prefixes.ts";

/** Where a program of some parts has raw instructions. */
export interface RawPlan {
  /** Numbers of parts before which one is put, ascending. */
  readonly places: readonly number[];
  /** One more is the last part, perhaps cut off, and ends with its page: nothing that can be executed follows. */
  readonly atEdge: boolean;
}

export const NO_RAW: RawPlan = { places: [], atEdge: false };

const TWO_PERCENT = 25;
const EDGE_PERCENT = 8;

/** Of a hundred raw instructions so many are random bytes; the others are made from the pool's. */
const RANDOM_PERCENT = 30;
/** Of a hundred that end with their page so many are cut off. */
const CUT_PERCENT = 70;
const ATTEMPTS = 8;

export function planRaw(size: number, random: Random): RawPlan {
  if (random.chance(EDGE_PERCENT)) return { places: [], atEdge: true };
  const first = random.below(size);
  return { places: random.chance(TWO_PERCENT) ? [first, first + random.below(size - first)] : [first], atEdge: false };
}

/** A raw instruction for here. Like any other, one that is repeated is taken only when its count is known to be small. */
export function drawRaw(deck: Deck, random: Random, roles: Roles): PooledInstruction {
  const isUnwanted = (one: PooledInstruction): boolean => (one.repeats && !fits(one, roles)) || isHopeless(one);
  let one = drawOnce(deck, random, roles);
  for (let n = 0; n < ATTEMPTS && isUnwanted(one); n++) one = drawOnce(deck, random, roles);
  return one;
}

const drawOnce = (deck: Deck, random: Random, roles: Roles): PooledInstruction =>
  placed(random.chance(RANDOM_PERCENT) ? randomBytes(random) : mutated(deck, random, roles), random);

const randomBytes = (random: Random): Uint8Array => Uint8Array.from([...drawPrefixes(random), ...drawOpcode(random)]);

const mutated = (deck: Deck, random: Random, roles: Roles): Uint8Array =>
  mutate(drawFitting(deck, drawKind(deck, random), random, roles).bytes, random);

/** A raw instruction for the end of a page: whole, or without its last bytes. */
export function drawAtEdge(deck: Deck, random: Random, roles: Roles): PooledInstruction {
  const one = drawRaw(deck, random, roles);
  if (one.bytes.length < 2 || !random.chance(CUT_PERCENT)) return one;
  return nothing(one.bytes.subarray(0, 1 + random.below(one.bytes.length - 1)));
}
