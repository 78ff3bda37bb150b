/**
 * The call line `name(arg, "text", …)`: commas, double quotes, a space after a comma (doc); `\"` as an escape, bare integers,
 * `true`/`false`, spaces ignored outside strings (fits); `\\` for a backslash, any other backslash stands for itself (ours).
 * The whole line is checked before the run.
 */
import { encodeText } from "./bytes.ts";
import { CallError } from "./errors.ts";

export type Argument =
  | { readonly kind: "string"; readonly bytes: Uint8Array }
  | { readonly kind: "bool"; readonly value: boolean }
  /** Any size: whether it fits is decided by the type that the contract asks for. */
  | { readonly kind: "integer"; readonly value: bigint };

/** The name of a variable that is to be read, instead of a call (doc). */
export const isBareName = (line: string): boolean => /^ *[A-Za-z_]\w* *$/.test(line);

export interface CallLine {
  readonly name: string;
  readonly arguments: readonly Argument[];
}

/** Parses a whole call line. CallError incorrect_parameters, naming the column (from 1), when it is malformed. */
export function parseCallLine(line: string): CallLine {
  const scanner = new Scanner(line);
  const name = scanner.expect(/[A-Za-z_]\w*/y, "a function name");
  scanner.expect(/\(/y, "`(`");
  const parsed = scanner.take(/\)/y) === undefined ? parseArguments(scanner) : [];
  if (!scanner.atEnd()) throw scanner.error("nothing behind `)`");
  return { name, arguments: parsed };
}

function parseArguments(scanner: Scanner): Argument[] {
  const parsed = [parseArgument(scanner)];
  while (scanner.take(/,/y) !== undefined) parsed.push(parseArgument(scanner));
  scanner.expect(/\)/y, "`,` or `)`");
  return parsed;
}

function parseArgument(scanner: Scanner): Argument {
  const text = scanner.take(/"(?:[^"\\]|\\.)*"/sy);
  if (text !== undefined) return { kind: "string", bytes: encodeText(unescapeText(text.slice(1, -1))) };
  const word = scanner.expect(/-?\d+\b|true\b|false\b/y, "an integer, true, false, or a string in double quotes");
  if (word === "true" || word === "false") return { kind: "bool", value: word === "true" };
  return { kind: "integer", value: BigInt(word) };
}

const unescapeText = (text: string): string => text.replace(/\\(["\\])/g, "$1");

/** Matches patterns one after the other; spaces before each are skipped. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(pattern: RegExp): string | undefined {
    this.#skipSpaces();
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  expect(pattern: RegExp, what: string): string {
    const found = this.take(pattern);
    if (found === undefined) throw this.error(what);
    return found;
  }

  atEnd(): boolean {
    this.#skipSpaces();
    return this.#at === this.#text.length;
  }

  error(expected: string): CallError {
    return new CallError("incorrect_parameters", `column ${this.#at + 1} of the call line: expected ${expected}`);
  }

  #skipSpaces(): void {
    while (this.#text[this.#at] === " ") this.#at++;
  }
}
