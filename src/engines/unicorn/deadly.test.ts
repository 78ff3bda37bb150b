import { expect, test } from "vitest";
import { decodeCase } from "../../cases/codec.ts";
import { deadlyCode } from "./deadly.ts";
import { loadUnicorn } from "./locate.ts";
import { UnicornRunner } from "./run-case.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
const unicorn = new UnicornRunner(loadUnicorn());

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
])("%s would abort the process: LOCK before CMP, CMPS or BT", (code) =>
  expect(deadlyCode(bytes(code))).toMatch("LOCK"),
);

test.each(["ffd9", "ffe9", "48ffdb", "3effd958bbb5", "90ffed"])(
  "%s would abort the process: a far call or jump through a register",
  (code) => expect(deadlyCode(bytes(code))).toMatch("far call or jump"),
);

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
  "ff1f",
  "ffd1",
  "ffe1",
  "ffff",
  "b8ffd90000",
])("%s would not", (code) => expect(deadlyCode(bytes(code))).toBeUndefined());

test("a case with one is skipped by name, though it is never reached", () => {
  const one = decodeCase('{"id":"x","code":"eb03f0380790","at":"0x400000","until":"0x400006"}');
  expect(unicorn.run(one)).toMatchObject({ stop: { reason: "skip", why: expect.stringContaining("LOCK") } });
});
