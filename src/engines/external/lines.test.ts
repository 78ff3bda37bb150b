import fc from "fast-check";
import { expect, test } from "vitest";
import { LineSplitter } from "./lines.ts";
import { splitWords } from "./words.ts";

test("property: lines do not depend on how the stream was cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zäß ]*$/)),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (lines, cuts) => {
        const stream = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        const splitter = new LineSplitter(1000);
        const out: (string | undefined)[] = [];
        for (let at = 0, n = 0; at < stream.length; at += cuts[n++ % cuts.length]!) {
          out.push(...splitter.push(stream.subarray(at, at + cuts[n % cuts.length]!)));
        }
        expect(out).toEqual(lines);
      },
    ),
  );
});

test("a line that is too long is dropped, and the next one is whole", () => {
  const splitter = new LineSplitter(4);
  expect([...splitter.push(Buffer.from("abcd\nabcde\nab"))]).toEqual(["abcd", undefined]);
  expect(splitter.overflowing).toBe(false);
  expect([...splitter.push(Buffer.from("cde"))]).toEqual([]);
  expect(splitter.overflowing).toBe(true);
  expect([...splitter.push(Buffer.from("f\r\nx\r\ny"))]).toEqual([undefined, "x"]);
  expect([...splitter.end()]).toEqual(["y"]);
});

test.each<[string, string[]]>([
  ["./vm", ["./vm"]],
  ["  ./vm  --a 'b c' d\\ e ", ["./vm", "--a", "b c", "d e"]],
  ['vm "a \\"b\\" $HOME" --x="1 2"', ["vm", 'a "b" $HOME', "--x=1 2"]],
  ["vm ''", ["vm", ""]],
])("%s is split as a shell would", (line, words) => {
  expect(splitWords(line)).toEqual(words);
});
