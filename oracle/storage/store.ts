/**
 * The persistent storage interface: tables of named bytes. A contract runs synchronously, so reading is synchronous;
 * nothing is written while it runs (overlay.ts collects that). A whole transaction reaches the store in one `write`.
 *
 * A store on disk therefore needs two things: whatever a run may read is there at once (read before, or read by a
 * synchronous function), and what one `write` was given reaches the disk together or not at all. It may do the latter
 * later, in order; whoever needs it on the disk then waits for that.
 */

/** Table, then key, to the new value; undefined deletes the entry. */
export type Changes = ReadonlyMap<string, ReadonlyMap<string, Uint8Array | undefined>>;

export interface Store {
  /** The value, not to be written to. Undefined when there is none. Table and key are printable ASCII, a table has no `!`. */
  get(table: string, key: string): Uint8Array | undefined;
  /** Every key of the table, in any order. Costs time in proportion to that table alone. */
  keys(table: string): Iterable<string>;
  /** All of it, at once. Values must not be changed afterwards. */
  write(changes: Changes): void;
}
