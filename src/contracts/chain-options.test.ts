import { expect, test } from "vitest";
import { blockHash, gas, otherContract, property, sentValue, stored } from "./chain-options.ts";

test("values add to what was given before", () => {
  expect(blockHash("2=ab", blockHash("1=cd"))).toEqual(
    new Map([
      [1, "cd"],
      [2, "ab"],
    ]),
  );
  const names = property("1.2.16:site=a=b", property("1.2.16:name=alice"));
  expect(names.get("1.2.16")).toEqual(
    new Map([
      ["name", "alice"],
      ["site", "a=b"],
    ]),
  );
  const entries = stored("1.11.0:0xff=0x01", stored("1.11.0:total=64")).get("1.11.0");
  expect(entries).toEqual([
    { key: new TextEncoder().encode("total"), value: Uint8Array.of(0x64) },
    { key: Uint8Array.of(0xff), value: Uint8Array.of(1) },
  ]);
  expect(otherContract("1.11.8=a=b.elf")).toEqual(new Map([["1.11.8", "a=b.elf"]]));
  expect([sentValue("5"), sentValue("7:1.3.2")]).toEqual([
    { amount: 5n, asset: "1.3.0" },
    { amount: 7n, asset: "1.3.2" },
  ]);
  expect(gas("18446744073709551615")).toBe((1n << 64n) - 1n);
});

test.each([
  [blockHash, "x=ab"],
  [blockHash, "1=xy"],
  [blockHash, "4294967296=ab"],
  [property, "alice:name=x"],
  [property, "1.2.16:name"],
  [stored, "1.2.16:k=00"],
  [stored, "1.11.0:k=0"],
  [stored, "1.11.0=00"],
  [otherContract, "1.2.8=file"],
  [otherContract, "1.11.8="],
  [sentValue, "-1"],
  [sentValue, "9223372036854775808"],
  [sentValue, "1:1.2.0"],
  [gas, "18446744073709551616"],
  [gas, "-1"],
] as const)("%o refuses %j", (read, text) => {
  expect(() => read(text)).toThrow("Expected");
});
