import { expect, test } from "vitest";
import type { Balances } from "../../oracle/index.ts";
import { balance, engines, objectId, wholeNumber } from "./options.ts";

test("balances add up, also of one owner", () => {
  const given = ["1.2.10:1.3.0=500", "1.2.10:1.3.1=-7", "1.11.4:1.3.0=9223372036854775807"];
  const none: Balances = new Map();
  const balances = given.reduce((before, text) => balance(text, before), none);
  expect(balances).toEqual(
    new Map([
      [
        "1.2.10",
        new Map([
          ["1.3.0", 500n],
          ["1.3.1", -7n],
        ]),
      ],
      ["1.11.4", new Map([["1.3.0", 9223372036854775807n]])],
    ]),
  );
});

test.each([
  "",
  "1.2.10",
  "1.2:1.3.0=5",
  "1.2.10:1.3.0=",
  "1.2.10:1.3.0=x",
  "1.2.10:1.3.0=1e3",
  "1.2.1:1.3.0=9223372036854775808",
])("%s is no balance", (text) => expect(() => balance(text, new Map())).toThrow(/Expected a balance|64 bits/));

test("numbers stay in their range", () => {
  expect(wholeNumber(1, 10)("10")).toBe(10);
  for (const text of ["0", "11", "-1", "1.5", "", "0x5", "five", "99999999999999999999"]) {
    expect(() => wholeNumber(1, 10)(text)).toThrow("Expected a whole number from 1 to 10.");
  }
});

test("engines are named once each, and ids have three parts", () => {
  expect(engines("oracle, unicorn")).toEqual(["oracle", "unicorn"]);
  for (const text of ["", "oracle,", "oracle,oracle", "cpu"]) expect(() => engines(text)).toThrow("Expected oracle");
  expect(objectId("1.11.0")).toBe("1.11.0");
  for (const text of ["1.2", "01.2.3", "1.2.3.4", "a.b.c"])
    expect(() => objectId(text)).toThrow("Expected an object id");
});
