import { expect, test } from "vitest";
import { type Decoded, decode } from "../decode/decode.ts";
import { buildMaps } from "../decode/lookup.ts";
import { TABLE } from "../isa/index.ts";
import { GAS_SCHEDULE } from "./gas-schedule.ts";
import { INSTRUCTION_CLASSES, instructionClass } from "./instruction-class.ts";
import { knownPriceOf, priceOf } from "./instruction-price.ts";

const MAPS = buildMaps(TABLE);
const decoded = (hex: string): Decoded => {
  const found = decode(MAPS, Buffer.from(`${hex}0000000000000000`, "hex"));
  if (typeof found === "string") throw new Error(`${hex} is ${found}`);
  return found;
};

test.each([
  ["4801d8", "add rax, rbx", 1000],
  ["480103", "add [rbx], rax", 2000],
  ["f0480103", "lock add [rbx], rax", 12_000],
  ["488703", "xchg rax, [rbx]", 12_000],
  ["4887c3", "xchg rax, rbx", 1000],
  ["488d0418", "lea rax, [rax+rbx]", 1000],
  ["0f1f4000", "nop [rax]", 1000],
  ["0f1808", "prefetcht0 [rax]", 1000],
  ["480fafc3", "imul rax, rbx", 3000],
  ["48f733", "div qword [rbx]", 21_000],
  ["75fe", "jne", 1000],
  ["e8", "call", 2000],
  ["c3", "ret", 2000],
  ["ff33", "push [rbx]", 3000],
  ["cd11", "int 0x11", 1000],
  ["a4", "movsb, one iteration", 3000],
  ["f3a4", "rep movsb before its iterations", 1000],
  ["0faef0", "mfence", 20_000],
  ["0f28c1", "movaps xmm0, xmm1", 2000],
  ["0f1003", "movups xmm0, [rbx]", 3000],
  ["0f58c1", "addps xmm0, xmm1", 5000],
  ["f20f5ec1", "divsd xmm0, xmm1", 20_000],
  ["660ff4c1", "pmuludq xmm0, xmm1", 4000],
  ["660f38dcc1", "aesenc xmm0, xmm1", 5000],
  ["660f3a63c100", "pcmpistri xmm0, xmm1, 0", 10_000],
])("%s is %s: %i units of work", (hex, _text, work) => {
  expect(priceOf(GAS_SCHEDULE, decoded(hex))).toBe(work);
});

test("an instruction is priced anew for another schedule", () => {
  const add = decoded("4801d8");
  const dear = { ...GAS_SCHEDULE, instructions: { ...GAS_SCHEDULE.instructions, plain: 7 } };
  const prices = [GAS_SCHEDULE, GAS_SCHEDULE, dear, GAS_SCHEDULE].map((schedule) => knownPriceOf(schedule, add));
  expect(prices).toEqual([1000, 1000, 7, 1000]);
});

const namesOf = (wanted: string): Set<string> =>
  new Set(TABLE.filter((row) => instructionClass(row) === wanted).map(({ mnemonic }) => mnemonic));

test("every class has instructions and a price", () => {
  const names = new Set(INSTRUCTION_CLASSES.map(({ name }) => name));
  expect(Object.keys(GAS_SCHEDULE.instructions).sort()).toEqual([...names].sort());
  for (const name of names) expect([name, namesOf(name).size]).not.toEqual([name, 0]);
});

test("rules that go by name catch what they mean", () => {
  expect([...namesOf("string")].sort()).toEqual(expect.arrayContaining(["CMPS", "LODS", "MOVS", "SCAS", "STOS"]));
  expect([...namesOf("divide")]).toEqual(["DIV", "IDIV"]);
  expect([...namesOf("multiply")]).toEqual(["MUL", "IMUL", "MULX"]);
  const plain = TABLE.filter((row) => row.status.kind !== "refused" && instructionClass(row) === "plain");
  expect(new Set(plain.map(({ feature }) => feature))).toEqual(
    new Set(
      "base cmov cx8 cx16 prefetch cet-ibt popcnt bmi1 lzcnt bmi2 adx crc32 movbe movdiri movdir64b fsgsbase".split(
        " ",
      ),
    ),
  );
});
