/** A container that is not a contract: ECHO's `incorrect_emulator_load`. The message says what is wrong with it. */
export class LoadError extends Error {}
