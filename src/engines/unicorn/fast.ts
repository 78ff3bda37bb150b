/** The fast path: no hook on instructions. It answers only for runs that end at `until` within the limit; precise.ts answers the rest. */
import type { MachineCase } from "../../cases/case.ts";
import { UC_ERR, type UnicornApi } from "./api.ts";
import { Stage } from "./stage.ts";

export class FastPath {
  readonly stage: Stage;
  /** Bytes of code in the blocks executed so far: at least as many as instructions. */
  #bytes = 0;
  #limit = 0;

  constructor(api: UnicornApi) {
    this.stage = new Stage(api);
    // Blocks bound the instructions without counting them (0.4 µs each), and end endless loops.
    this.stage.unicorn.hookBlock((_, size) => this.#block(size));
  }

  /** Runs the loaded case. True: it ended at `until`, and the stage shows its outcome. */
  run({ at, until }: MachineCase, limit: number): boolean {
    if (until === undefined) return false;
    this.#bytes = 0;
    this.#limit = limit;
    const { code, rip, vector } = this.stage.go(at, until);
    return code === UC_ERR.OK && rip === until && vector === undefined && this.#bytes <= limit;
  }

  #block(size: number): void {
    this.#bytes += size;
    if (this.#bytes > this.#limit) this.stage.unicorn.stop();
  }
}
