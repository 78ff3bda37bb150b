/** The smallest divergence so far, and the question whether something smaller still shows the same cause. */
import type { MachineCase } from "../cases/case.ts";
import type { Divergence } from "../compare/attribute.ts";

/** The candidate's divergence when it has the cause that is looked for, else undefined. */
export type Witness = (candidate: MachineCase) => Promise<Divergence | undefined>;

export class Search {
  smallest: Divergence;
  attempts = 0;
  readonly #witness: Witness;
  readonly #isOver: () => boolean;

  constructor(start: Divergence, witness: Witness, isOver: () => boolean) {
    this.smallest = start;
    this.#witness = witness;
    this.#isOver = isOver;
  }

  get machineCase(): MachineCase {
    return this.smallest.machineCase;
  }

  /** Whether the candidate was taken. No candidate, and one that comes too late, is not taken. */
  async tries(candidate: MachineCase | undefined): Promise<boolean> {
    if (!candidate || this.#isOver()) return false;
    this.attempts++;
    const found = await this.#witness(candidate);
    if (found) this.smallest = found;
    return found !== undefined;
  }
}
