/** A case or an outcome that breaks case-format.md. The message names the place and what belongs there: `memory[1].at must be …`. */
export class FormatError extends Error {}

/** Throws FormatError: `place` as a path (`memory[1].at`), then what is wrong with it. */
export function wrong(place: string, what: string): never {
  throw new FormatError(`${place} ${what}`);
}
