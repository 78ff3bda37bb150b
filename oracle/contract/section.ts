/** What a container calls the parts of its image. Loading never depends on it: repackaging and inspection do. */

export interface Section {
  /** `.text`, `__TEXT,__text`; ESC has numbers only: `kind 1`. */
  readonly name: string;
  /** Virtual address. */
  readonly at: bigint;
  /** Bytes in memory; never 0. */
  readonly memorySize: number;
  /** Bytes that the file holds: 0 for bss. */
  readonly fileSize: number;
  readonly writable: boolean;
  readonly executable: boolean;
  /** What an ESC container says of it: the low byte of ELF's `sh_flags` (fits). 1 write, 2 alloc, 4 execute, 16 merge, 32 strings. */
  readonly flags: number;
  readonly role: SectionRole;
}

/** `initialisers`: pointers to functions that a C runtime would call before `main`. `thread-local`: a template, reached through FS. */
export type SectionRole = "plain" | "initialisers" | "thread-local";
