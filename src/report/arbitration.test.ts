import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Arbitration } from "../arbitrate/arbitrate.ts";
import { Tally } from "../campaign/tally.ts";
import { decodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { arbitrationJson, arbitrationLines, wrongText } from "./arbitration.ts";
import { renderDivergence } from "./finding.ts";
import { findingLines } from "./summary-findings.ts";

const oracle = new OracleRunner();
const machineCase = decodeCase('{"id":"x","code":"4801d8","at":"0x400000","until":"0x400003","regs":{"rax":"0x5"}}');
const expected = oracle.run(machineCase);
const reply = { ...expected, registers: expected.registers.with(0, 9n) };
const differences = [{ field: "rax", expected: "0x5", actual: "0x9" }];
const divergence: Divergence = {
  engine: "unicorn",
  machineCase,
  origin: machineCase,
  isolated: true,
  bucket: "add reg64,reg64 | register | until/until",
  differences,
  expected,
  actual: reply,
};
const values = new Map([
  ["oracle", "0x5"],
  ["unicorn", "0x9"],
  ["native", "0x5"],
]);
const SETTLED: Arbitration = {
  state: "settled",
  wrong: ["unicorn"],
  rulings: [{ field: "rax", values, wrong: ["unicorn"] }],
  departures: [],
  ends: [
    { name: "unicorn", reply, differences },
    { name: "native", reply: expected, differences: [] },
  ],
};

const plain = (lines: readonly string[]): string => stripVTControlCharacters(lines.join("\n"));

test("one line a field names every value and who is wrong", () => {
  expect(arbitrationLines(SETTLED)).toEqual(["rax: oracle 0x5, unicorn 0x9, native 0x5 → unicorn is wrong"]);
  expect(["nobody", "a", "a and b"].map((names) => wrongText(names === "nobody" ? [] : names.split(" and ")))).toEqual([
    "nobody is wrong",
    "a is wrong",
    "a and b are wrong",
  ]);
});

test("many fields are cut, departures named, and what is open says why", () => {
  const rulings = Array.from({ length: 20 }, (_, n) => ({ ...SETTLED.rulings[0]!, field: `memory:0x${n}` }));
  const lines = arbitrationLines({ ...SETTLED, rulings, departures: ["silicon-call-trace"] });
  expect(lines.slice(-2)).toEqual(["… and 8 more fields", expect.stringContaining("on purpose: silicon-call-trace")]);
  expect(arbitrationLines({ ...SETTLED, state: "undecided", why: "engine: TF" })).toEqual(["not settled: engine: TF"]);
  expect(plain(arbitrationLines({ ...SETTLED, state: "unstable" }))).toContain("did not answer alike 3 times");
});

test("a finding has a column for every engine", () => {
  const lines = plain([renderDivergence(oracle.machine.maps, divergence, "REPLAY", { arbitration: SETTLED })]).split(
    "\n",
  );
  expect(
    lines
      .find((line) => line.includes("start"))
      ?.trim()
      .split(/\s+/),
  ).toEqual(["start", "oracle", "unicorn", "native"]);
  expect(
    lines
      .find((line) => /^ +rax /.test(line))
      ?.trim()
      .split(/\s+/),
  ).toEqual(["rax", "0x5", "0x5", "0x9", "0x5", "◀"]);
  expect(lines.at(-2)).toContain("→ unicorn is wrong");
});

test("JSON has every outcome beside the rulings", () => {
  expect(arbitrationJson(SETTLED)).toMatchObject({
    state: "settled",
    witness: "native",
    repeats: 3,
    wrong: ["unicorn"],
    fields: [{ field: "rax", values: { oracle: "0x5", unicorn: "0x9", native: "0x5" }, wrong: ["unicorn"] }],
    outcomes: { unicorn: { regs: { rax: "0x9" } }, native: { regs: { rax: "0x5" } } },
  });
});

test("the summary has a section for each side, the oracle's first", () => {
  const tally = new Tally();
  const add = (key: string, arbitration?: Arbitration): void => {
    tally.findings.set(key, { divergence, count: 1, ...(arbitration && { arbitration }) });
  };
  add("nobody asked");
  add("theirs", SETTLED);
  add("open", { ...SETTLED, state: "undecided", why: "x", wrong: [] });
  add("ours", { ...SETTLED, wrong: ["oracle"] });
  tally.diverged = 4;
  tally.unstable = 2;
  const text = plain(findingLines(tally));
  const order = [
    "against the oracle",
    "ours",
    "against another engine",
    "theirs",
    "not settled",
    "open",
    "nobody asked",
  ];
  const places = order.map((word) => text.indexOf(word));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(text).toContain("unstable   2 answers of the processor");
});
