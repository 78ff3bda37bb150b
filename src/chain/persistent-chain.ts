/**
 * A chain in a folder. Every operation is one atomic, synced batch: whenever the process ends, the folder has the state before the
 * operation or after it. One process at a time; the lock ends with the process.
 */
import type { Store } from "../../oracle/index.ts";
import { UsageError } from "../engines/engine.ts";
import { LevelStore } from "../storage/level-store.ts";
import { damaged } from "../storage/store-error.ts";
import { type Genesis, writeGenesis } from "./genesis.ts";
import { Journal } from "./journal.ts";

export class PersistentChain {
  /** For reading; changes go through `commit`. */
  readonly store: Store;
  readonly #level: LevelStore;

  private constructor(level: LevelStore) {
    this.#level = level;
    this.store = level;
  }

  /** Throws UsageError when the folder has something else in it, or a chain; EnvironmentLacks when it cannot be written. */
  static create(folder: string, genesis: Genesis): Promise<PersistentChain> {
    return PersistentChain.#with(folder, true, async (level) => {
      if (!level.isEmpty) throw new UsageError(`there is a chain in ${folder} already: name another folder`);
      writeGenesis(level, genesis);
      await level.flush();
    });
  }

  /** Throws UsageError when there is none, EnvironmentLacks when another process has it or when it is damaged. */
  static open(folder: string): Promise<PersistentChain> {
    return PersistentChain.#with(folder, false, async (level) => checkWhole(folder, level));
  }

  /** Resolves when the changes are on the disk. Throws what `operation` throws: nothing has changed then; EnvironmentLacks. */
  async commit<T>(operation: (store: Store) => T): Promise<T> {
    const done = operation(this.#level);
    await this.#level.flush();
    return done;
  }

  close(): Promise<void> {
    return this.#level.close();
  }

  static async #with(folder: string, isNew: boolean, prepare: (level: LevelStore) => Promise<void>) {
    const level = await LevelStore.open(folder, isNew);
    try {
      await prepare(level);
      return new PersistentChain(level);
    } catch (error) {
      await level.close();
      throw error;
    }
  }
}

/**
 * LevelDB passes over a damaged record of its log, and keeps what came after it. Every write of ours counts an operation or a
 * block, so that one which is missing in the middle is noticed. One that is missing at the end leaves an earlier state.
 */
function checkWhole(folder: string, store: LevelStore): void {
  const journal = new Journal(store);
  const { status } = journal;
  const { operations, blocks } = journal.counts();
  if (!status) throw store.isEmpty ? noChain(folder) : damaged(folder, "it has no status, or was never a chain");
  if (!FORMATS.includes(status.format))
    throw new UsageError(`${folder} was written by another version (format ${status.format})`);
  if (status.format > 1 && !journal.limits) throw damaged(folder, "its limits are missing");
  if (operations === status.operations && blocks === status.blocks) return;
  const counted = `${status.operations} operations and ${status.blocks} blocks`;
  throw damaged(folder, `${counted} were written, ${operations} and ${blocks} are there`);
}

/** The first had no limits on record. */
const FORMATS: readonly number[] = [1, 2];

const noChain = (folder: string): UsageError =>
  new UsageError(`there is no chain in ${folder}: make one with "echolot chain init"`);
