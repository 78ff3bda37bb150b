/** A witness of what the machine executes; it sees the state and changes nothing. */
import type { Decoded } from "./decode/decode.ts";
import type { Stop } from "./machine.ts";
import type { State } from "./state.ts";

export interface Recorder {
  /** The instruction completed: RIP is still its own address, nextRip where execution goes on, the record of flags is its own. */
  completed(instruction: Decoded, state: State): void;
  /** The instruction was decoded and did not complete. Bytes that are no instruction, and those that cannot be fetched, come not here. */
  stopped(instruction: Decoded, stop: Stop): void;
}
