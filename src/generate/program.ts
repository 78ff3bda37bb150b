/** Programs: mostly a straight line of drawn instructions with forward branches; some with a bounded loop or a call. */
import { type Deck, drawFitting, drawKind, noRoles, note, type Roles } from "./draw.ts";
import type { Part } from "./parts.ts";
import type { PooledInstruction } from "./pooled.ts";
import type { Random } from "./random.ts";
import { drawAtEdge, drawRaw, NO_RAW, type RawPlan } from "./raw.ts";
import { COUNTERS, type Scaffold } from "./scaffold.ts";

const RSP_BIT = 1 << 4;

/** Branches skip up to this many instructions: most of a program is to run. */
const FARTHEST = 3;

/** Of drawn places in a program, percent that become a loop or a call. */
const LOOP_PERCENT = 1.2;
const CALL_PERCENT = 0.8;

/** About `size` parts. Without a scaffold nothing but what the deck holds, and what a plan makes of it. */
export function drawProgram(
  deck: Deck,
  scaffold: Scaffold | undefined,
  size: number,
  random: Random,
  { places, atEdge }: RawPlan = NO_RAW,
): Part[] {
  const parts: Part[] = [];
  const roles = noRoles(parts);
  let placed = 0;
  while (parts.length < size || placed < places.length) {
    if (parts.length >= (places[placed] ?? size)) {
      addRaw(parts, drawRaw(deck, random, roles), random, roles, size);
      placed++;
    } else if (scaffold && random.chance(LOOP_PERCENT)) addLoop(parts, deck, scaffold, random, roles);
    else if (scaffold && random.chance(CALL_PERCENT)) addCall(parts, deck, scaffold, random, roles);
    else addDrawn(parts, deck, random, roles, size);
  }
  if (atEdge) addRaw(parts, drawAtEdge(deck, random, roles), random, roles, size);
  return parts;
}

function addDrawn(parts: Part[], deck: Deck, random: Random, roles: Roles, size: number): void {
  place(parts, drawFitting(deck, drawKind(deck, random), random, roles), random, size);
}

function addRaw(parts: Part[], instruction: PooledInstruction, random: Random, roles: Roles, size: number): void {
  note(roles, instruction);
  place(parts, instruction, random, size);
}

function place(parts: Part[], instruction: PooledInstruction, random: Random, size: number): void {
  const target = Math.min(parts.length + 1 + random.below(FARTHEST), size);
  parts.push(instruction.relative === 0 ? { instruction } : { instruction, target });
}

/** mov counter, n; body; dec counter; jnz body. With rCX half of the time LOOP instead of the last two. */
function addLoop(parts: Part[], deck: Deck, scaffold: Scaffold, random: Random, roles: Roles): void {
  const which = random.below(COUNTERS.length);
  const start = random.pick(scaffold.set[which]!);
  note(roles, start);
  parts.push({ instruction: start });
  const body = parts.length;
  addBody(parts, deck, random, roles, 1 << COUNTERS[which]!);
  if (which === 0 && random.chance(50)) return void parts.push({ instruction: scaffold.loop, target: body });
  parts.push({ instruction: scaffold.decrement[which]! }, { instruction: scaffold.jumpIfNotZero, target: body });
}

/** call f; jmp behind; f: body; ret. */
function addCall(parts: Part[], deck: Deck, scaffold: Scaffold, random: Random, roles: Roles): void {
  const first = parts.length;
  parts.push({ instruction: scaffold.call, target: first + 2 });
  addBody(parts, deck, random, roles, RSP_BIT, [scaffold.jump]);
  parts.push({ instruction: scaffold.return });
  parts[first + 1] = { instruction: scaffold.jump, target: parts.length };
}

/** Up to three plain instructions that leave the registers in `keep` alone, the stack included when it is kept. */
function addBody(
  parts: Part[],
  deck: Deck,
  random: Random,
  roles: Roles,
  keep: number,
  before: readonly PooledInstruction[] = [],
): void {
  for (const instruction of before) parts.push({ instruction });
  if (!deck.has("plain")) return;
  for (let n = random.below(3); n >= 0; n--) {
    const instruction = drawFitting(deck, "plain", random, roles);
    if (!disturbs(instruction, keep)) parts.push({ instruction });
  }
}

const disturbs = ({ clobbers, pointers }: PooledInstruction, keep: number): boolean =>
  ((clobbers | (pointers & RSP_BIT)) & keep) !== 0;
