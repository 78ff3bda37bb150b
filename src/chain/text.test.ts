import { expect, test } from "vitest";
import { textOrHex } from "./text.ts";

test.each<[number[], string]>([
  [[], "-"],
  [[0x61, 0x22], '6122 ("a\\"")'],
  [[0x14, 0, 0, 0, 0, 0, 0, 0], "1400000000000000 (20)"],
  [[0xff, 0xff], "ffff (65535)"],
  [[1, 2, 3], "010203"],
  [[0x1b, 0x5b, 0x32, 0x4a, 0x00], "1b5b324a00"],
])("%j", (bytes, text) => {
  expect(textOrHex(Uint8Array.from(bytes))).toBe(text);
});
