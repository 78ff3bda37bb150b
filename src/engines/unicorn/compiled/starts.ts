/**
 * Cases that differ in their registers alone, in one call: the starts of a program, as the generator makes them. What JavaScript does for a
 * case costs as much as running it does. Compiled by set-up where there is a compiler; without it every case goes the other way.
 */
import { flags, INITIAL_MXCSR } from "../../../../oracle/index.ts";
import type { MachineCase } from "../../../cases/case.ts";
import { VECTOR_BYTES } from "../../../cases/vectors.ts";
import { type Done, OUTCOME_WORDS } from "../answer.ts";
import { UC_PROT, type UnicornApi } from "../api.ts";
import { Mapping } from "../mapping.ts";
import type { Request } from "../message.ts";
import {
  UC_GENERAL_REGISTERS,
  UC_REG_FS_BASE,
  UC_REG_GS_BASE,
  UC_REG_MXCSR,
  UC_REG_RFLAGS,
  UC_REG_RIP,
  UC_REG_XMM0,
} from "../registers.ts";
import { openUserMode } from "../user-mode.ts";
import { type Compiled, loadCompiled } from "./library.ts";
import { TABLES_BYTES, Tables, type Used, VERDICT } from "./tables.ts";

/** In the order of starts.c: what is read of a processor, and its vectors. */
const REGISTERS = Int32Array.from([
  ...UC_GENERAL_REGISTERS,
  ...[UC_REG_RFLAGS, UC_REG_FS_BASE, UC_REG_GS_BASE, UC_REG_RIP],
  ...Array.from({ length: 16 }, (_, n) => UC_REG_XMM0 + n),
  UC_REG_MXCSR,
]);

const MOST_LIMIT = 0xffff_ffff;

export class Starts {
  readonly #library: Compiled;
  readonly #starts: bigint;
  readonly #mapping: Mapping;
  readonly #tables = new Tables();
  #count = 0;

  private constructor(library: Compiled, starts: bigint, mapping: Mapping) {
    this.#library = library;
    this.#starts = starts;
    this.#mapping = mapping;
  }

  /** A processor of its own for such cases; undefined where it was not compiled, or this Unicorn is no library. */
  static open(api: UnicornApi): Starts | undefined {
    const library = loadCompiled();
    const unicorn = library && openUserMode(api);
    if (!unicorn?.native) return undefined;
    const { handle } = unicorn.saveContext();
    const { library: path, handle: engine } = unicorn.native;
    const starts = BigInt(
      library!.openStarts(path, engine, handle, REGISTERS, flags.POPF_WRITES, flags.normaliseFlags(0), TABLES_BYTES),
    );
    return starts === 0n ? undefined : new Starts(library!, starts, new Mapping(unicorn));
  }

  /** The request whose cases are run from here on; outcomes of the one before are gone. */
  begin({ words, limits, vectors, vectorsOf, mxcsr }: Request): void {
    const tables = this.#tables;
    this.#count = limits.length;
    tables.clear(this.#count);
    tables.words.set(words);
    tables.mxcsr.set(mxcsr);
    const addresses = tables.placeVectors(vectors);
    for (let n = 0; n < this.#count; n++) {
      tables.limits[n] = Math.min(limits[n]!, MOST_LIMIT);
      const { address, isZero } = addresses[vectorsOf[n]!]!;
      tables.vectors[n] = isZero && mxcsr[n] === INITIAL_MXCSR ? 0n : address;
    }
  }

  /** Runs those of the cases [from, to) that are `asked`; they have the memory and the code of `first`. Throws what loading them throws. */
  run(first: MachineCase, from: number, to: number, asked: (n: number) => boolean): void {
    this.#mapping.load(first);
    try {
      if (this.#mapping.isRewritable || !this.#tables.watch(this.#mapping.writable)) return;
      const before = this.#tables.used();
      for (let n = from; n < to; n++) if (asked(n)) this.#tables.verdicts[n] = VERDICT.UNDONE;
      const canEnd = this.#mapping.allows(first.until!, UC_PROT.EXEC);
      this.#library.runStarts(this.#starts, this.#tables.address, from, to, Number(canEnd));
      if (this.#mapping.changes().length > 0) this.#void(first, from, to, before);
    } finally {
      this.#mapping.unload();
    }
  }

  /** Something was written where nothing can be: C did not look there. Each case goes the other way, where it shows. */
  #void(first: MachineCase, from: number, to: number, before: Used): void {
    this.#tables.takeBack(from, to, before);
    this.#mapping.forget(first.at, first.at + 1n);
  }

  /** Whether the case ended at its `until`, so that its outcome is told. */
  isDone(n: number): boolean {
    return this.#tables.verdicts[n] === VERDICT.DONE;
  }

  /** Whether it was run in vain: it does not end there, not within its limit, or changes more than there is room for. */
  wasTried(n: number): boolean {
    return this.#tables.verdicts[n] === VERDICT.UNDONE;
  }

  /** Everything that was done since `begin`. */
  done(): Done {
    const { outcomes, mxcsrAfter, vectorsAfter, vectorsKept } = this.#tables;
    const vectors = new Map<number, Uint8Array>();
    for (let n = 0; n < this.#count; n++)
      if (this.isDone(n) && vectorsKept[n] === 0)
        vectors.set(n, vectorsAfter.slice(n * VECTOR_BYTES, (n + 1) * VECTOR_BYTES));
    return {
      words: outcomes.slice(0, this.#count * OUTCOME_WORDS),
      mxcsr: mxcsrAfter.slice(0, this.#count),
      vectors,
      memory: this.#tables.changes(this.#count),
    };
  }
}
