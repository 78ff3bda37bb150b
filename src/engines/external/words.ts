import { UsageError } from "../engine.ts";

const WORD = /\s*((?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+)/suy;

/** A command line as a shell would split it: spaces separate, quotes and backslashes protect. Nothing else is special. */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  const text = line.trim();
  for (WORD.lastIndex = 0; WORD.lastIndex < text.length; ) {
    const found = WORD.exec(text);
    if (!found) throw new UsageError(`an unfinished quote in the command: ${line}`);
    words.push(unquote(found[1]!));
  }
  if (!words[0]) throw new UsageError("cmd: needs a program, for example 'cmd:./my-vm --fast'");
  return words;
}

const unquote = (word: string): string =>
  word.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gsu,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\])/g, "$1") ?? escaped ?? "",
  );
