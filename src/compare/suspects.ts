/** Where to look first in a diverging program: at the encodings that the engine was excused for before, and where a run failed. */
import type { Decoded, Row } from "../../oracle/index.ts";
import { isFailure, type Reply } from "../cases/case.ts";
import type { ExcusedStep } from "./judge-step.ts";
import { KNOWN } from "./known/index.ts";
import { ANY } from "./known/known.ts";

/** What one engine has shown so far. Where the guess is wrong, every step is looked at. */
export class Suspects {
  readonly #rows = new Set<Row>();

  /** The encoding was excused by these: it will be again. Faults are found without that, and what may be any instruction says nothing of this one. */
  learn({ by, instruction, expected: { stop } }: ExcusedStep): void {
    if (instruction && stop.reason !== "fault" && by.some((id) => SELECTIVE.has(id))) this.#rows.add(instruction.row);
  }

  has(instruction: Decoded | undefined): boolean {
    return instruction !== undefined && this.#rows.has(instruction.row);
  }
}

/** Ids of the entries that name the instructions they are about. */
const SELECTIVE: ReadonlySet<string> = new Set(
  KNOWN.filter(({ instructions }) => instructions !== ANY).map(({ id }) => id),
);

/** Where a run failed, if it did. */
export const failedAt = (reply: Reply): bigint | undefined =>
  !isFailure(reply) && reply.stop.reason === "fault" ? reply.stop.at : undefined;
