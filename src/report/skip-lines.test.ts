import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { skipLines } from "./skip-lines.ts";

test("instructions that the oracle does not execute are told by class, other reasons one by one", () => {
  const lines = skipLines(
    new Map([
      ["undefined control", 5],
      ["oracle: PSUBW (mmx, planned)", 2],
      ["oracle: SHUFPS (sse, planned)", 7],
      ["oracle: STI (base, refused: privileged)", 1],
      ["engine: no answer (for a reason)", 3],
    ]),
  );
  expect(lines.map((line) => stripVTControlCharacters(line).trim())).toEqual([
    "9  oracle: planned, 2 instructions of mmx, sse",
    "5  undefined control",
    "3  engine: no answer (for a reason)",
    "1  oracle: refused: privileged, 1 instruction of base",
  ]);
});
