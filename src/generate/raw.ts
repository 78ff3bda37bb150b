/** Raw instructions: random bytes and mutated encodings, which ask the decoders; what surrounds them is a program like any other. */
import { type Deck, drawFitting, drawKind, fits, type Roles } from "./draw.ts";
import type { PooledInstruction } from "./pooled.ts";
import type { Random } from "./random.ts";
import { mutate } from "./raw-mutate.ts";
import { drawOpcode } from "./raw-opcodes.ts";
import { isHopeless, isImplemented, isTooLong, nothing, placed } from "./raw-place.ts";
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

type Wish = (one: PooledInstruction) => boolean;

/** A raw instruction for here. Like any other, one that is repeated is taken only when its count is known to be small. */
export const drawRaw = (deck: Deck, random: Random, roles: Roles): PooledInstruction =>
  drawUntil(deck, random, roles, (one) => !(one.repeats && !fits(one, roles)) && !isHopeless(one));

function drawUntil(deck: Deck, random: Random, roles: Roles, isWanted: Wish): PooledInstruction {
  let one = drawOnce(deck, random, roles);
  for (let n = 0; n < ATTEMPTS && !isWanted(one); n++) one = drawOnce(deck, random, roles);
  return one;
}

const drawOnce = (deck: Deck, random: Random, roles: Roles): PooledInstruction =>
  placed(random.chance(RANDOM_PERCENT) ? randomBytes(random) : mutated(deck, random, roles), random);

const randomBytes = (random: Random): Uint8Array => Uint8Array.from([...drawPrefixes(random), ...drawOpcode(random)]);

const mutated = (deck: Deck, random: Random, roles: Roles): Uint8Array =>
  mutate(drawFitting(deck, drawKind(deck, random), random, roles).bytes, random);

/**
 * A raw instruction for the end of a page: one that is implemented, whole or without its last bytes, or one that is too long. How much of
 * others is fetched before they fail every engine sees otherwise.
 */
export function drawAtEdge(deck: Deck, random: Random, roles: Roles): PooledInstruction {
  const one = drawUntil(deck, random, roles, (drawn) => isImplemented(drawn) || isTooLong(drawn));
  if (!isImplemented(one) || one.bytes.length < 2 || !random.chance(CUT_PERCENT)) return one;
  return nothing(one.bytes.subarray(0, 1 + random.below(one.bytes.length - 1)));
}
