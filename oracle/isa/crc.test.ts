/** CRC32 against published check values: CRC-32C of "123456789" is E3069283 (begun with and ended by an inversion). */
import { expect, test } from "vitest";
import { run } from "../testing/guest.ts";
import { checked } from "./crc.ts";

const ALL = 0xffff_ffffn;
const crc32c = (text: string): bigint =>
  [...text].reduce((check, letter) => checked(8, check, BigInt(letter.charCodeAt(0))), ALL) ^ ALL;

test.each<[string, bigint]>([
  ["123456789", 0xe306_9283n],
  ["", 0n],
  ["a", 0xc1d0_4330n],
  ["\0".repeat(32), 0x8a91_36aan],
  ["\xff".repeat(32), 0x62a8_ab43n],
])("CRC-32C of %j", (text, expected) => expect(crc32c(text)).toBe(expected));

test.each<[string, string, number]>([
  ["crc32 eax, bl", "f20f38f0c3", 8],
  ["crc32 eax, bx", "66f20f38f1c3", 16],
  ["crc32 eax, ebx", "f20f38f1c3", 32],
  ["crc32 rax, rbx", "f2480f38f1c3", 64],
  ["crc32 rax, bl", "f2480f38f0c3", 8],
])("%s takes its bytes from the lowest on", (_, hex, width) => {
  const [rax, rbx] = [0x1111_2222_3333_4444n, 0x8877_6655_4433_2211n];
  let expected = rax & ALL;
  for (let n = 0n; n < BigInt(width); n += 8n) expected = checked(8, expected, (rbx >> n) & 0xffn);
  const { get, state } = run(hex, { registers: { rax, rbx }, flags: 0x8d5 });
  expect([get("rax"), state.rflags & 0x8d5]).toEqual([expected, 0x8d5]);
});
