import fc from "fast-check";
import { expect, test } from "vitest";
import { UsageError } from "../engines/engine.ts";
import { wordsOf } from "./words.ts";

test.each<[string, string[]]>([
  ["", []],
  ["   # nothing but a comment", []],
  ["block --count 2  # two of them", ["block", "--count", "2"]],
  [`call 1.11.0 'greet("a b", 1)'`, ["call", "1.11.0", 'greet("a b", 1)']],
  [String.raw`call 1.11.0 "greet(\"a\\b\")"`, ["call", "1.11.0", String.raw`greet("a\b")`]],
  [String.raw`a\ b c''d ''`, ["a b", "cd", ""]],
  ["'#' a#b", ["#", "a#b"]],
])("%j", (line, words) => {
  expect(wordsOf(line)).toEqual(words);
});

test.each(["'open", 'say "open', "a 'b' \"c"])("%j has a quote without its end", (line) => {
  expect(() => wordsOf(line)).toThrow(UsageError);
});

test("words in single quotes come back", () => {
  const word = fc.string().filter((text) => !text.includes("'"));
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(wordsOf(words.map((one) => `'${one}'`).join(" "))).toEqual(words);
    }),
  );
});
