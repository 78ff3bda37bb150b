/** A line of a script as words, quoted as in a shell: '…' as it stands, "…" with \" and \\ in it. */
import { UsageError } from "../engines/engine.ts";

const PIECE = /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)|(\s+)|(.)/gs;

/** No words: an empty line, or a comment (`#` begins a word). Throws UsageError for a quote without its end. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, single, double, escaped, plain, space, stray] of line.matchAll(PIECE)) {
    if (stray !== undefined) throw new UsageError(`a ${stray} without its end`);
    if (word === undefined && plain?.startsWith("#")) break;
    if (space === undefined) word = (word ?? "") + (single ?? unescaped(double) ?? escaped ?? plain);
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
}

const unescaped = (text: string | undefined): string | undefined => text?.replace(/\\(["\\])/g, "$1");
