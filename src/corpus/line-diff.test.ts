import fc from "fast-check";
import { expect, test } from "vitest";
import { lineDiff } from "./line-diff.ts";

const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 }).map((lines) => lines.join("\n"));
const side = (diff: readonly string[], mark: string): string[] =>
  diff.filter((line) => line.startsWith(mark) || line.startsWith(" ")).map((line) => line.slice(1));

test("without its + lines a difference is the old text, without its - lines the new one", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = lineDiff(before, after);
      expect(diff.length === 0).toBe(before === after);
      if (before === after) return;
      // texts this short are abridged at their ends only
      const [old, now] = [before, after].map((one) => (one === "" ? [] : one.split("\n")));
      const shown = diff.filter((line) => line !== "…");
      expect(old!.join()).toContain(side(shown, "-").join());
      expect(now!.join()).toContain(side(shown, "+").join());
      expect(old!.length - now!.length).toBe(side(shown, "-").length - side(shown, "+").length);
    }),
  );
});

test("a changed line stands between three lines before and behind it", () => {
  const lines = Array.from({ length: 20 }, (_, n) => `line ${n}`);
  const after = lines.with(10, "another");
  expect(lineDiff(lines.join("\n"), after.join("\n"))).toEqual([
    "…",
    " line 7",
    " line 8",
    " line 9",
    "-line 10",
    "+another",
    " line 11",
    " line 12",
    " line 13",
    "…",
  ]);
});

test("a new file is all +", () => {
  expect(lineDiff("", "a\nb\n")).toEqual(["+a", "+b"]);
});
