/** What the assembler's process is told and what it answers. One request at a time; one answer a source, in order. */

export interface Request {
  /** Each is one instruction, or several joined with `;`. Assembled at address 0. */
  readonly sources: readonly string[];
}

export interface Answer {
  readonly index: number;
  readonly bytes?: Uint8Array;
  /** Keystone's message. */
  readonly error?: string;
}

/** Sent once, when Keystone has been loaded. */
export const READY = "ready";
