import { expect, test } from "vitest";
import { decodeCase } from "../../cases/codec.ts";
import { asRead, hasDeadlyLock } from "./as-read.ts";
import { loadUnicorn } from "./locate.ts";
import { UnicornRunner } from "./run-case.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
const unicorn = new UnicornRunner(loadUnicorn());
const PAGE_END = 0x401000;

/** The case ends with its page; nothing is mapped behind it. */
const atPageEnd = (code: string) =>
  decodeCase(
    JSON.stringify({ id: code, code, at: `0x${(PAGE_END - code.length / 2).toString(16)}`, until: "0x401000" }),
  );

test.each([
  "f03807",
  "f0483907",
  "f0803f01",
  "f0833f01",
  "f0a6",
  "f066a7",
  "f00fa3c3",
  "f0410fbaf424",
  "90f038",
  "f08038",
  "06f03807",
])("%s would abort the process: LOCK before CMP, CMPS or BT", (code) => expect(hasDeadlyLock(bytes(code))).toBe(true));

test.each([
  "f00107",
  "f083",
  "f039c0",
  "f03a07",
  "f08007",
  "f00fa303",
  "f00fba2f01",
  "f0ae",
  "3807",
  "34f03807",
  "f20ff0380790",
])("%s would not", (code) => expect(hasDeadlyLock(bytes(code))).toBe(false));

test("a case with one is skipped by name, though it is never reached", () => {
  const one = decodeCase('{"id":"x","code":"eb03f0380790","at":"0x400000","until":"0x400006"}');
  expect(unicorn.run(one)).toMatchObject({ stop: { reason: "skip", why: expect.stringContaining("LOCK") } });
});

const version = (minor: number) => ({ major: 2, minor, text: "" });

test("the last REX counts wherever it stands, before version 2.1 only", () => {
  expect(asRead(bytes("416601d8"), version(0))).toEqual(bytes("664101d8"));
  expect(asRead(bytes("416601d8"), version(1))).toEqual(bytes("416601d8"));
  expect(asRead(bytes("664101d8"), version(0))).toEqual(bytes("664101d8"));
});

test("8F is POP whatever the digit is", () => {
  expect(asRead(bytes("408f9dc631a066"), version(0))).toEqual(bytes("408f85c631a066"));
  expect(asRead(bytes("8f"), version(0))).toEqual(bytes("8f"));
});

// mov r32, imm32 and test r16, imm16, which are longer once their REX is obeyed; a VEX that is run as the opcode without VEX
test.each(["4965bdd948d420", "404c66f7c6feff", "3ec53084bd9433", `${"2e".repeat(14)}0fff`])(
  "%s at the end of a page comes to an end",
  (code) => expect(unicorn.run(atPageEnd(code))).toHaveProperty("stop.reason"),
);
