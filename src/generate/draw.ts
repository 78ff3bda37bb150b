/** Draws instructions from the pool, evenly over rows, and avoids what would spoil the program so far. */
import { type MemoryOperand, NO_REGISTER, type Row } from "../../oracle/index.ts";
import type { Pool } from "./pool.ts";
import { aimable, type Kind, type PooledInstruction } from "./pooled.ts";
import type { Random } from "./random.ts";

/** Instructions of one kind, by row: rows are equally likely (minor ones less), however many instructions each has. */
type Groups = readonly (readonly PooledInstruction[])[];

export type Deck = ReadonlyMap<Kind, Groups>;

export function makeDeck({ instructions }: Pick<Pool, "instructions">): Deck {
  const byKind = new Map<Kind, Map<Row, PooledInstruction[]>>();
  for (const one of instructions) {
    const rows = getOr(byKind, one.kind, () => new Map<Row, PooledInstruction[]>());
    getOr(rows, one.row, () => []).push(one);
  }
  return new Map([...byKind].map(([kind, rows]) => [kind, [...rows].flatMap(weighted)]));
}

/**
 * How often a row is drawn. Hints are all alike; and what Unicorn is known to get wrong whatever the operands are (second encodings,
 * hints with registers, ENTER, AH with REX) takes time from the rest, since each such case is run again step by step.
 */
function weightOf({ mnemonic, encoding }: Row): number {
  if (/^(F[67] \/1|0F 0D|0F 18)/.test(encoding)) return 1;
  return /^(NOP|PREFETCH|ENDBR|CLDEMOTE|UD|ENTER|LAHF|SAHF|BSWAP)/.test(mnemonic) || /^[CD][0-3] \/6/.test(encoding)
    ? 4
    : 16;
}

const weighted = ([row, group]: [Row, PooledInstruction[]]): PooledInstruction[][] =>
  new Array<PooledInstruction[]>(weightOf(row)).fill(group);

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Percent of the drawn instructions; the rest is plain. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ["branch", 5],
  ["loop", 1],
  ["stop", 0.5],
  ["indirect", 0.2],
  ["return", 0.05],
  ["call", 0.3],
];

/** The kind of the next instruction; when the pool has none of it, any kind that it has. */
export function drawKind(deck: Deck, random: Random): Kind {
  let roll = (random.word() / 0x1_0000_0000) * 100;
  for (const [kind, share] of SHARES) {
    roll -= share;
    if (roll < 0) return deck.has(kind) ? kind : anyKind(deck, random);
  }
  return deck.has("plain") ? "plain" : anyKind(deck, random);
}

const anyKind = (deck: Deck, random: Random): Kind => random.pick([...deck.keys()]);

export function drawFrom(deck: Deck, kind: Kind, random: Random): PooledInstruction {
  return random.pick(random.pick(deck.get(kind)!));
}

/** What the instructions drawn so far need and leave behind: register masks. */
export interface Roles {
  pointers: number;
  smalls: number;
  clobbered: number;
  /** The first operand for which each register was aimed: a later one is near it or misses. */
  readonly anchors: (MemoryOperand | undefined)[];
}

export const noRoles = (): Roles => ({ pointers: 0, smalls: 0, clobbered: 0, anchors: [] });

/** One in a hundred is taken whatever it spoils: wild addresses are wanted too. */
const WILD_PERCENT = 1;
const ATTEMPTS = 16;
const MORE_ATTEMPTS = 64;

/**
 * A plain or other instruction whose address registers still hold what they shall; the last of some attempts otherwise.
 * A repeated one is taken only when it fits: a count out of the blue means thousands of iterations, as dear as a hundred cases.
 */
export function drawFitting(deck: Deck, kind: Kind, random: Random, roles: Roles): PooledInstruction {
  let one = drawFrom(deck, kind, random);
  const isWild = random.chance(WILD_PERCENT);
  for (let n = 1; n < ATTEMPTS && !(isWild && !one.repeats) && !fits(one, roles); n++)
    one = drawFrom(deck, kind, random);
  for (let n = 0; n < MORE_ATTEMPTS && one.repeats && !fits(one, roles); n++) one = drawFrom(deck, kind, random);
  note(roles, one);
  return one;
}

const fits = ({ pointers, smalls, memories }: PooledInstruction, roles: Roles): boolean =>
  ((pointers | smalls) & roles.clobbered) === 0 &&
  (pointers & roles.smalls) === 0 &&
  (smalls & roles.pointers) === 0 &&
  memories.every((memory) => isNear(memory, roles.anchors[aimable(memory)]));

/** Half a page apart, in the same segment and without an index in the way. */
const isNear = (memory: MemoryOperand, anchor: MemoryOperand | undefined): boolean =>
  anchor === undefined ||
  (memory.segment === anchor.segment &&
    (memory.index === NO_REGISTER) === (anchor.index === NO_REGISTER) &&
    memory.index === anchor.index &&
    memory.scale === anchor.scale &&
    memory.displacement - anchor.displacement < 2048n &&
    anchor.displacement - memory.displacement < 2048n);

export function note(roles: Roles, { pointers, smalls, clobbers, memories }: PooledInstruction): void {
  for (const memory of memories) roles.anchors[aimable(memory)] ??= memory;
  roles.pointers |= pointers;
  roles.smalls |= smalls;
  roles.clobbered |= clobbers;
}
