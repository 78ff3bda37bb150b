import { expect, test } from "vitest";
import { decodeCase } from "../../cases/codec.ts";
import { asRead } from "./as-read.ts";
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
