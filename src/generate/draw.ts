/** Draws instructions from the pool, evenly over rows, and avoids what would spoil the program so far. */
import { type MemoryOperand, NO_REGISTER, type Row } from "../../oracle/index.ts";
import { isAlignedBehind } from "./alignment.ts";
import type { Part } from "./parts.ts";
import type { Pool } from "./pool.ts";
import { aimable, type Kind, type PooledInstruction } from "./pooled.ts";
import type { Random } from "./random.ts";
import { type Subject, shareOf } from "./subjects.ts";
import { weightOf } from "./weights.ts";

/** Rows are equally likely (minor ones less), however many instructions each has. */
type Groups = readonly (readonly PooledInstruction[])[];

export type Deck = ReadonlyMap<Kind, Groups>;

/** Instructions of one kind, by row: what decks are dealt from. */
export type Stock = ReadonlyMap<Kind, ReadonlyMap<Row, readonly PooledInstruction[]>>;

export function stockOf({ instructions }: Pick<Pool, "instructions">): Stock {
  const byKind = new Map<Kind, Map<Row, PooledInstruction[]>>();
  for (const one of instructions) {
    const rows = getOr(byKind, one.kind, () => new Map<Row, PooledInstruction[]>());
    getOr(rows, one.row, () => []).push(one);
  }
  return byKind;
}

/**
 * Deck number `deal` of its subject, with one of `parts` parts of each row's instructions, at least one. Within `parts` deals every
 * instruction has its turn; which of them lie together is another choice in the next round. Without a subject every row is in it.
 */
export function dealDeck(stock: Stock, deal: number, parts: number, subject?: Subject): Deck {
  const round = Math.floor(deal / parts);
  const groups = (rows: ReadonlyMap<Row, readonly PooledInstruction[]>): Groups =>
    [...rows].flatMap(([row, group], n) =>
      weighted(
        row,
        partOf(group, (deal + round * n) % parts, parts),
        subject === undefined ? 1 : shareOf(row, subject),
      ),
    );
  return new Map([...stock].map(([kind, rows]) => [kind, groups(rows)]));
}

function partOf<T>(list: readonly T[], part: number, parts: number): readonly T[] {
  const from = Math.floor((list.length * part) / parts);
  return list.slice(from, Math.max(from + 1, Math.floor((list.length * (part + 1)) / parts)));
}

const weighted = (row: Row, group: readonly PooledInstruction[], share: number): Groups =>
  new Array<readonly PooledInstruction[]>(weightOf(row) * share).fill(group);

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
  ["stop", 0.4],
  ["indirect", 0.06],
  ["return", 0.04],
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

/** Of a hundred dear instructions that were picked, so many are put back. */
const PUT_BACK_PERCENT = 97;

export function drawFrom(deck: Deck, kind: Kind, random: Random): PooledInstruction {
  const groups = deck.get(kind)!;
  const one = random.pick(random.pick(groups));
  return one.dear && random.chance(PUT_BACK_PERCENT) ? random.pick(random.pick(groups)) : one;
}

/** What the instructions drawn so far need and leave behind: register masks. */
export interface Roles {
  pointers: number;
  smalls: number;
  clobbered: number;
  /** The first operand for which each register was aimed: a later one is near it or misses. */
  readonly anchors: (MemoryOperand | undefined)[];
  /** The instructions themselves: the next one comes behind them. */
  readonly parts: readonly Part[];
}

export const noRoles = (parts: readonly Part[]): Roles => ({
  pointers: 0,
  smalls: 0,
  clobbered: 0,
  anchors: [],
  parts,
});

/** Four in a thousand are taken whatever it spoils: wild addresses are wanted too. */
const WILD_PERCENT = 0.4;
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

/** Whether address registers, counts and indices of this instruction are what they shall be after those drawn so far. */
export function fits(one: PooledInstruction, roles: Roles): boolean {
  const { pointers, smalls, memories } = one;
  return (
    ((pointers | smalls) & roles.clobbered) === 0 &&
    (pointers & roles.smalls) === 0 &&
    (smalls & roles.pointers) === 0 &&
    memories.every((memory) => isNear(memory, roles.anchors[aimable(memory)])) &&
    isAlignedBehind(roles.parts, one)
  );
}

/** Half a page apart, in the same segment and without an index in the way. */
const isNear = (memory: MemoryOperand, anchor: MemoryOperand | undefined): boolean =>
  anchor === undefined ||
  (memory.segment === anchor.segment &&
    (memory.index === NO_REGISTER) === (anchor.index === NO_REGISTER) &&
    memory.index === anchor.index &&
    memory.scale === anchor.scale &&
    staysAligned(memory, anchor) &&
    memory.displacement - anchor.displacement < 2048n &&
    anchor.displacement - memory.displacement < 2048n);

/** What is aimed at the anchor lies at a multiple of 16 where the anchor had to. */
const staysAligned = (memory: MemoryOperand, anchor: MemoryOperand): boolean =>
  !memory.aligned || (anchor.aligned && (memory.displacement - anchor.displacement) % 16n === 0n);

export function note(roles: Roles, { pointers, smalls, clobbers, memories }: PooledInstruction): void {
  for (const memory of memories) roles.anchors[aimable(memory)] ??= memory;
  roles.pointers |= pointers;
  roles.smalls |= smalls;
  roles.clobbered |= clobbers;
}
