import { expect, test } from "vitest";
import type { Difference } from "../compare/difference.ts";
import { rulingsOf } from "./rulings.ts";

const CF: Difference = { field: "CF", expected: "1", actual: "0" };
const judging = { judge: "native", departs: false };

const wrongBy = (...rulings: ReturnType<typeof rulingsOf>): [string, readonly string[]][] =>
  rulings.map(({ field, wrong }) => [field, wrong]);

test("whoever differs from the processor is wrong, and nobody else", () => {
  const [alone] = rulingsOf(
    [
      { name: "unicorn", differences: [CF] },
      { name: "native", differences: [] },
    ],
    judging,
  );
  expect(alone?.wrong).toEqual(["unicorn"]);
  expect([...alone!.values]).toEqual([
    ["oracle", "1"],
    ["unicorn", "0"],
    ["native", "1"],
  ]);
  const [outvoted] = rulingsOf(
    [
      { name: "unicorn", differences: [CF] },
      { name: "native", differences: [CF] },
    ],
    judging,
  );
  expect(outvoted?.wrong).toEqual(["oracle"]);
  const [both] = rulingsOf(
    [
      { name: "unicorn", differences: [] },
      { name: "native", differences: [CF] },
    ],
    judging,
  );
  expect(both?.wrong).toEqual(["oracle", "unicorn"]);
});

test("three minds about one register: everybody but the processor is wrong", () => {
  const rax = (actual: string): Difference[] => [{ field: "rax", expected: "0x1", actual }];
  const [ruling] = rulingsOf(
    [
      { name: "vm", differences: rax("0x2") },
      { name: "native", differences: rax("0x3") },
    ],
    judging,
  );
  expect(ruling?.wrong).toEqual(["oracle", "vm"]);
});

test("runs of memory that begin differently are held against each other byte by byte", () => {
  const vm = [{ field: "memory:0x10000", expected: "0102..", actual: "ff02.." }];
  const native = [{ field: "memory:0x10001", expected: "02..", actual: "0307" }];
  const rulings = rulingsOf(
    [
      { name: "vm", differences: vm },
      { name: "native", differences: native },
    ],
    judging,
  );
  expect(wrongBy(...rulings)).toEqual([
    ["memory:0x10000", ["vm"]],
    ["memory:0x10001", ["oracle", "vm"]],
    ["memory:0x10002", ["oracle", "vm"]],
  ]);
});

test("where the oracle departs on purpose, neither it nor who does as the processor is wrong", () => {
  const opinions = [
    { name: "unicorn", differences: [CF] },
    { name: "vm", differences: [{ ...CF, actual: "2" }] },
    { name: "native", differences: [CF] },
  ];
  expect(wrongBy(...rulingsOf(opinions, { judge: "native", departs: true }))).toEqual([["CF", ["vm"]]]);
});
