/** Which instructions of a run have begun: counted in C where that was compiled by set-up, by a hook of JavaScript's elsewhere. */
import koffi from "koffi";
import type { Unicorn } from "../api.ts";
import { CODE_HOOK } from "../library.ts";
import { UC_REG_RFLAGS } from "../registers.ts";
import { loadCompiled } from "./library.ts";

/** The members of steps.h's `count`. A larger array than they need: the words of a small one may move. */
const [BEGUN, LATEST, UNASKED, REPEATS, TRAPS] = [0, 1, 2, 3, 4];
const WORDS = 16;

/** Whether the instruction at `address` begins, asked before it is executed. */
type Ask = (address: bigint) => boolean;

export class Steps {
  readonly #words = new BigUint64Array(WORDS);

  /** Hooks every instruction of this Unicorn. */
  constructor(unicorn: Unicorn, ask: Ask) {
    const seen = (address: bigint): void => {
      if (ask(address)) this.#begin(address);
    };
    if (!hookInC(unicorn, this.#words, seen)) unicorn.hookCode(seen);
  }

  /** The latest one has not completed until the next one begins or the run ends well. */
  get begun(): number {
    return Number(this.#words[BEGUN]!);
  }

  /** Where the latest one is; undefined while there is none. */
  get latest(): bigint | undefined {
    return this.#words[BEGUN] === 0n ? undefined : this.#words[LATEST];
  }

  reset(): void {
    this.#words.fill(0n);
  }

  /**
   * From here on nobody has to be asked until `begun` is this, or an instruction follows itself, or an access fails; or, where `traps` is set,
   * TF is. A permission, no promise: a hook of JavaScript's asks before every instruction.
   */
  allow(begun: number, traps: boolean): void {
    this.#words[UNASKED] = BigInt(begun);
    this.#words[TRAPS] = traps ? 1n : 0n;
  }

  /** The latest instruction repeats itself, which is none that begins: nobody has to be asked again while it does. */
  repeats(): void {
    this.#words[REPEATS] = 1n;
  }

  #begin(address: bigint): void {
    this.#words[LATEST] = address;
    this.#words[REPEATS] = 0n;
    this.#words[BEGUN]!++;
  }
}

/** False where it was not compiled, or this Unicorn is no library. */
function hookInC({ native }: Unicorn, words: BigUint64Array, seen: (address: bigint) => void): boolean {
  const compiled = native && loadCompiled();
  if (!compiled) return false;
  const ask = koffi.register((_: unknown, address: number | bigint) => seen(BigInt(address)), CODE_HOOK);
  if (BigInt(compiled.openSteps(native.library, native.handle, koffi.address(words), ask, UC_REG_RFLAGS)) !== 0n)
    return true;
  koffi.unregister(ask);
  return false;
}
