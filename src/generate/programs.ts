/** Programs of cases: of the pool's instructions, or with raw bytes among them. */
import type { MachineCase } from "../cases/case.ts";
import type { Deck } from "./draw.ts";
import { CODE, CODE_SIZE } from "./layout.ts";
import { offsetsOf, type Part } from "./parts.ts";
import type { PooledInstruction } from "./pooled.ts";
import { drawProgram } from "./program.ts";
import type { Random } from "./random.ts";
import { NO_RAW, planRaw } from "./raw.ts";
import type { Scaffold } from "./scaffold.ts";
import { featuresNeeded } from "./subjects.ts";

/** What cases of one program share. */
export interface Program {
  readonly parts: readonly Part[];
  readonly instructions: readonly PooledInstruction[];
  /** Address of the first instruction. */
  readonly at: number;
  /** What every case needs, and what this program needs besides. */
  readonly features: MachineCase["features"];
}

/** What programs are drawn from. */
export interface Material {
  readonly deckAt: (program: number) => Deck;
  readonly scaffold: Scaffold | undefined;
  /** Instructions, before loops and calls make it a little longer. */
  readonly size: number;
  readonly needs: Pick<MachineCase, "features">;
}

/** Program by number; `raw`: with one or two instructions that nobody assembled. */
export function programFor(
  { deckAt, scaffold, size, needs }: Material,
  program: number,
  random: Random,
  raw = false,
): Program {
  const plan = raw ? planRaw(size, random) : NO_RAW;
  const parts = drawProgram(deckAt(program), scaffold, size, random, plan);
  const instructions = parts.map(({ instruction }) => instruction);
  const at = plan.atEdge ? CODE + CODE_SIZE - offsetsOf(parts)[parts.length]! : CODE;
  return { parts, instructions, at, features: featuresOf(instructions, needs) };
}

function featuresOf(
  instructions: readonly PooledInstruction[],
  { features }: Material["needs"],
): MachineCase["features"] {
  const more = featuresNeeded(instructions.map(({ row }) => row));
  return more ? [...(features ?? []), ...more] : features;
}
