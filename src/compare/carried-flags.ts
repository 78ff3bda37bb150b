/**
 * Whether wrong flags explain a whole program: the oracle runs it again with other choices of these flags in front of the
 * suspects. This limits what an engine may be forgiven to what follows, by the oracle's own definitions, from flags.
 */
import { type Decoded, flags } from "../../oracle/index.ts";
import type { Outcome } from "../cases/case.ts";
import { agrees } from "./difference.ts";
import { type Flippable, type Flips, RESERVED_IN_AH, runFlipped } from "./flipped-run.ts";
import { MOST_STEPS } from "./isolate.ts";
import type { KnownCarried } from "./known/known.ts";
import { type CutBefore, instructionAt } from "./segments.ts";

/** Flags by name: those that are carried, and those that are shown besides. */
type Flags = Pick<KnownCarried, "carried" | "shown">;

/** Instructions that may be run for one program, about 0.3 s; what a longer search would find explains nothing. */
const BUDGET = 300_000;

/** What beginning a run costs, in instructions. */
const START = 25;

/** Flags that are read wrongly on the way, besides those at one place of any choice; each loop of a program reads its own. */
const MOST_READ = 2;

/** A step that is under suspicion, and the carried flags that its instruction reads. */
interface Suspect {
  readonly step: number;
  readonly reads: number;
}

/** Whether `actual` is the outcome with other `carried` flags in front of some of the instructions that are cut off. */
export function explainedByFlags(
  program: Flippable,
  actual: Outcome,
  cutBefore: CutBefore,
  { carried, shown }: Flags,
): boolean {
  if (program.origin.host?.length) return false;
  const mask = flags.flagMask(carried.join(" "));
  const found = findSuspects(program, cutBefore, mask);
  if (!found) return false;
  const { suspects, steps, loads } = found;
  const pushed = shown.length > 0 ? actual : undefined;
  const showing = flags.flagMask(shown.join(" "));
  let left = BUDGET / (START + steps);
  for (const flips of choices(suspects, mask, differingFlags(program, actual) & mask)) {
    for (const loaded of pushed && loads ? RESERVED_IN_AH : [0n]) {
      if (--left < 0) return false;
      if (agrees(withShown(runFlipped({ ...program, pushed, loaded }, flips), actual, showing), actual)) return true;
    }
  }
  return false;
}

/** Flags that are set only to the eye of who reads RFLAGS are as the engine shows them. */
const withShown = (whole: Outcome, { rflags }: Outcome, shown: number): Outcome =>
  shown === 0 ? whole : { ...whole, rflags: whole.rflags | (rflags & shown) };

/** Steps in front of which the program is cut; the first instruction has its flags from the case. Undefined: it runs too long. */
function findSuspects(
  { oracle, origin, resolve }: Flippable,
  cutBefore: CutBefore,
  mask: number,
): { suspects: Suspect[]; steps: number; loads: boolean } | undefined {
  const state = oracle.start(origin, resolve);
  const suspects: Suspect[] = [];
  let steps = 0;
  let loads = false;
  for (; state.rip !== origin.until && steps < origin.limit; steps++) {
    if (steps > MOST_STEPS) return undefined;
    const instruction = instructionAt(oracle, state);
    if (steps > 0 && cutBefore(instruction, state.rip))
      suspects.push({ step: steps, reads: readBy(instruction) & mask });
    loads ||= instruction?.row.mnemonic === "LAHF";
    if (oracle.machine.step(state)) break;
  }
  return { suspects, steps, loads };
}

const readBy = (instruction: Decoded | undefined): number => instruction?.row.flags.reads ?? 0;

/** What shows wrong at the end often was wrong at the place. */
const differingFlags = ({ oracle, origin, resolve }: Flippable, { rflags }: Outcome): number =>
  oracle.run(origin, resolve).rflags ^ rflags;

/** Any flags at one place, the likely ones first; then with one flag more that is read wrongly somewhere, then with two, … */
function* choices(suspects: readonly Suspect[], mask: number, likely: number): Generator<Flips> {
  const reads = suspects.flatMap(({ step, reads: read }) => bitsOf(read).map((bit) => ({ step, bit })));
  const kept = [likely, ...subsets(mask).filter((bits) => bits !== likely)];
  for (let count = 0; count <= MOST_READ; count++) {
    for (const read of combinations(reads, count)) {
      for (const bits of kept) for (const { step } of suspects) yield flipsOf([...read, { step, bit: bits }]);
    }
  }
}

function flipsOf(places: readonly { step: number; bit: number }[]): Flips {
  const flips = new Map<number, number>();
  for (const { step, bit } of places) flips.set(step, (flips.get(step) ?? 0) ^ bit);
  return flips;
}

const bitsOf = (mask: number): number[] => subsets(mask).filter((bits) => bits !== 0 && (bits & (bits - 1)) === 0);

/** All masks out of the bits of `mask`, from 0 up. */
function subsets(mask: number): number[] {
  const out = [0];
  for (let bits = mask; bits !== 0; bits = (bits - 1) & mask) out.push(bits);
  return out;
}

/** All choices of `count` of the items, in their order. */
function* combinations<T>(items: readonly T[], count: number, from = 0): Generator<T[]> {
  if (count === 0) yield [];
  else
    for (let n = from; n < items.length; n++)
      for (const rest of combinations(items, count - 1, n + 1)) yield [items[n]!, ...rest];
}
