/**
 * The persistent storage interface on LevelDB. Keys are read when the store is opened, values when they are asked for
 * (LevelDB can be read synchronously by key, and listed only asynchronously). What is written is visible at once and reaches the disk
 * in `flush`: one atomic, synced batch for each `write`, in order. The lock is the operating system's, and ends with the process.
 *
 * Memory: about 150 bytes a key, and the values of KEPT_BYTES. Opening takes about a second for a million keys.
 */
import { type BatchOperation, ClassicLevel } from "classic-level";
import type { Changes, Store } from "../../oracle/index.ts";
import { checkFolder } from "./folder.ts";
import { seal, unseal } from "./sealed.ts";
import { damaged, openingError, readingError, writingError } from "./store-error.ts";

/** Values that are kept in memory at most, when nothing waits to be written. */
const KEPT_BYTES = 64 << 20;

type Database = ClassicLevel<string, Uint8Array>;
type Change = BatchOperation<Database, string, Uint8Array>;

/** A table's name has no `!` (oracle/storage/store.ts). */
const SEPARATOR = "!";

export class LevelStore implements Store {
  readonly #folder: string;
  readonly #database: Database;
  readonly #keys: Map<string, Set<string>>;
  readonly #kept = new Map<string, Uint8Array>();
  #keptBytes = 0;
  #waiting: Change[][] = [];
  #failure: Error | undefined;

  private constructor(folder: string, database: Database, keys: Map<string, Set<string>>) {
    this.#folder = folder;
    this.#database = database;
    this.#keys = keys;
  }

  /**
   * `isNew`: makes an empty store when there is none; one that is there is opened. Throws EnvironmentLacks (locked, damaged, no
   * permission), UsageError (there is none; the folder has something else in it).
   */
  static async open(folder: string, isNew: boolean): Promise<LevelStore> {
    checkFolder(folder, isNew);
    const database: Database = new ClassicLevel(folder, { keyEncoding: "utf8", valueEncoding: "view" });
    try {
      await database.open({ createIfMissing: isNew });
    } catch (error) {
      throw openingError(folder, error);
    }
    return new LevelStore(folder, database, await readKeys(folder, database));
  }

  get isEmpty(): boolean {
    return this.#keys.size === 0;
  }

  get(table: string, key: string): Uint8Array | undefined {
    if (!this.#keys.get(table)?.has(key)) return undefined;
    const whole = table + SEPARATOR + key;
    const value = this.#kept.get(whole) ?? this.#read(whole);
    this.#keep(whole, value);
    return value;
  }

  keys(table: string): Iterable<string> {
    return this.#keys.get(table) ?? [];
  }

  write(changes: Changes): void {
    const batch: Change[] = [];
    for (const [table, entries] of changes) {
      for (const [key, value] of entries) batch.push(this.#change(table, key, value));
    }
    if (batch.length > 0) this.#waiting.push(batch);
  }

  /** Resolves when everything written is on the disk. Throws EnvironmentLacks; the store then stays as it is on the disk, and refuses. */
  async flush(): Promise<void> {
    for (const batch of this.#waiting.splice(0)) await this.#writeBatch(batch);
    // kept values stand for what waits: only now may they be forgotten
    if (this.#keptBytes <= KEPT_BYTES) return;
    this.#kept.clear();
    this.#keptBytes = 0;
  }

  /** What was written and not flushed is dropped. */
  async close(): Promise<void> {
    await this.#database.close();
  }

  async #writeBatch(batch: Change[]): Promise<void> {
    if (this.#failure) throw this.#failure;
    try {
      await this.#database.batch(batch, { sync: true });
    } catch (error) {
      this.#failure = writingError(this.#folder, error);
      throw this.#failure;
    }
  }

  #change(table: string, key: string, value: Uint8Array | undefined): Change {
    const whole = table + SEPARATOR + key;
    const keys = this.#keys.get(table) ?? new Set<string>();
    this.#keys.set(table, keys);
    if (value === undefined) {
      keys.delete(key);
      this.#kept.delete(whole);
      return { type: "del", key: whole };
    }
    keys.add(key);
    this.#keep(whole, value);
    return { type: "put", key: whole, value: seal(whole, value) };
  }

  #keep(whole: string, value: Uint8Array): void {
    const before = this.#kept.get(whole);
    if (before === value) return;
    this.#keptBytes += value.length - (before?.length ?? 0);
    this.#kept.set(whole, value);
  }

  #read(whole: string): Uint8Array {
    const sealed = this.#sealed(whole);
    const value = sealed && unseal(whole, sealed);
    if (!value) throw damaged(this.#folder, `what it has under ${JSON.stringify(whole)} is not what was written`);
    return value;
  }

  #sealed(whole: string): Uint8Array | undefined {
    try {
      return this.#database.getSync(whole);
    } catch (error) {
      throw readingError(this.#folder, error);
    }
  }
}

/** Keys by table. Throws EnvironmentLacks; the database is closed then. */
async function readKeys(folder: string, database: Database): Promise<Map<string, Set<string>>> {
  const tables = new Map<string, Set<string>>();
  try {
    for await (const whole of database.keys()) addKey(tables, whole);
    return tables;
  } catch (error) {
    await database.close();
    throw readingError(folder, error);
  }
}

function addKey(tables: Map<string, Set<string>>, whole: string): void {
  const end = whole.indexOf(SEPARATOR);
  const table = whole.slice(0, end);
  const keys = tables.get(table) ?? new Set<string>();
  tables.set(table, keys);
  keys.add(whole.slice(end + 1));
}
