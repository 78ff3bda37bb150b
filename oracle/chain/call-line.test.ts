import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCallLine } from "./call-line.ts";
import { CallError } from "./errors.ts";

const text = (line: string) =>
  parseCallLine(line).arguments.map((one) => (one.kind === "string" ? new TextDecoder().decode(one.bytes) : one.value));

test.each<[string, string, unknown[]]>([
  ["greet()", "greet", []],
  [" fib ( 25 ) ", "fib", [25n]],
  ['get_balance("1.2.10", "1.3.0")', "get_balance", ["1.2.10", "1.3.0"]],
  ["_f1(-5,true,false)", "_f1", [-5n, true, false]],
  ['f("a, b) \\" \\\\ \\n","")', "f", ['a, b) " \\ \\n', ""]],
  ["f(123456789012345678901234567890)", "f", [123456789012345678901234567890n]],
  ['f("Grüße\n")', "f", ["Grüße\n"]],
])("%s is understood", (line, name, values) => {
  expect(parseCallLine(line).name).toBe(name);
  expect(text(line)).toEqual(values);
});

test.each([
  ["", 1],
  ["fib", 4],
  ["fib(", 5],
  ["fib(25", 7],
  ["fib(25))", 8],
  ["fib(25,)", 8],
  ["fib(,25)", 5],
  ["fib(1 2)", 7],
  ["fib(0x19)", 5],
  ["fib(2.5)", 6],
  ["fib(truely)", 5],
  ["f ib(1)", 3],
  ["1fib()", 1],
  ['f("open)', 3],
  ['f("open\\")', 3],
  ["f('a')", 3],
  ["fib(25);", 8],
])("%s is incorrect_parameters at column %i", (line, column) => {
  expect(() => parseCallLine(line)).toThrow(CallError);
  expect(() => parseCallLine(line)).toThrow(`column ${column} `);
});

test("any text can be passed as a string", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (a, b) => {
      const quoted = [a, b].map((one) => `"${one.replace(/["\\]/g, "\\$&")}"`);
      expect(text(`f(${quoted.join(", ")})`)).toEqual([a, b]);
    }),
  );
});

test("any line is understood or refused", () => {
  const words = fc.constantFrom("f", "(", ")", ",", '"', "\\", "1", "-", "true", " ", "\n");
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
      let outcome: unknown;
      try {
        outcome = parseCallLine(parts.join("")).name;
      } catch (error) {
        outcome = error;
      }
      expect(outcome === "f" || /^f+\w*|true/.test(String(outcome)) || outcome instanceof CallError).toBe(true);
    }),
  );
});
