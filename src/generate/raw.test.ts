import { beforeAll, expect, test } from "vitest";
import { buildMaps, decode, TABLE } from "../../oracle/index.ts";
import type { Outcome } from "../cases/case.ts";
import { hasMisplacedRex, readPrefixes } from "../compare/known/prefix-bytes.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { type Generator, makeGenerator } from "./case.ts";
import { buildCase, type CaseParts, offsetsOf } from "./parts.ts";
import { buildPool, type Pool } from "./pool.ts";
import type { PooledInstruction } from "./pooled.ts";

const CASES = 4_000;
const maps = buildMaps(TABLE);

let pool: Pool;
let assembled: ReadonlySet<string>;
let drawn: CaseParts[];
/** Instructions that are in no pool. */
let raw: PooledInstruction[];

const numbers = (length: number): number[] => Array.from({ length }, (_, n) => n);
const hex = ({ bytes }: PooledInstruction): string => Buffer.from(bytes).toString("hex");
const instructions = ({ parts }: CaseParts): PooledInstruction[] => parts.map(({ instruction }) => instruction);
const casesOf = ({ parts }: Generator): CaseParts[] => numbers(CASES).map(parts);
const isRaw = (one: PooledInstruction): boolean => !assembled.has(hex(one));

beforeAll(async () => {
  pool = await buildPool({ seed: 7 });
  const plain = numbers(CASES).map(makeGenerator(pool).parts);
  // what loops and calls are made of is not in the pool
  assembled = new Set([...pool.instructions, ...plain.flatMap(instructions)].map(hex));
  drawn = casesOf(makeGenerator(pool, { raw: 100 }));
  raw = drawn.flatMap(instructions).filter(isRaw);
});

test("without raw bytes a case is what it always was; with a share of them others have some", () => {
  const share = casesOf(makeGenerator(pool, { raw: 20 })).filter((one) => instructions(one).some(isRaw));
  expect(share.length).toBeGreaterThan(CASES * 0.12);
  expect(share.length).toBeLessThan(CASES * 0.25);
  expect(raw.length).toBeGreaterThan(CASES * 0.8);
});

test("a case with raw bytes follows from seed and index alone", () => {
  const again = makeGenerator(pool, { raw: 100 });
  for (const n of numbers(600).reverse()) expect(buildCase(again.parts(n)).code).toEqual(buildCase(drawn[n]!).code);
});

const decodings = (): (ReturnType<typeof decode> | "implemented")[] =>
  raw.map(({ bytes }) => {
    const decoded = decode(maps, bytes);
    return typeof decoded === "object" && decoded.row.status.kind === "implemented" ? "implemented" : decoded;
  });

test("most raw instructions are instructions, and every way to be none is there", () => {
  const all = decodings();
  const percent = (wanted: unknown): number => (100 * all.filter((one) => one === wanted).length) / all.length;
  expect(percent("implemented")).toBeGreaterThan(60);
  for (const failure of ["undefined", "too-long", "truncated"]) expect(percent(failure), failure).toBeGreaterThan(0.5);
  expect(all.some((one) => typeof one === "object" && one.row.status.kind === "planned")).toBe(true);
  expect(all.some((one) => typeof one === "object" && one.row.status.kind === "refused")).toBe(true);
});

test.each<[string, (bytes: Uint8Array) => boolean]>([
  ["LOCK where it is illegal", (bytes) => prefixes(bytes).includes(0xf0) && decode(maps, bytes) === "undefined"],
  ["REX not last", hasMisplacedRex],
  ["the same prefix twice", (bytes) => new Set(prefixes(bytes)).size < prefixes(bytes).length],
  ["both repetitions", (bytes) => prefixes(bytes).includes(0xf2) && prefixes(bytes).includes(0xf3)],
  ["FS and DS", (bytes) => prefixes(bytes).includes(0x64) && prefixes(bytes).includes(0x3e)],
  ["exactly 15 bytes", (bytes) => bytes.length === 15 && typeof decode(maps, bytes) === "object"],
  ["16 bytes", (bytes) => bytes.length === 16],
])("there is %s", (_, wanted) => expect(raw.some(({ bytes }) => wanted(bytes))).toBe(true));

const prefixes = (bytes: Uint8Array): readonly number[] => readPrefixes(bytes).prefixes;

test("an instruction of a part is as long as the part", () => {
  for (const { bytes } of raw) {
    const decoded = decode(maps, bytes);
    if (typeof decoded === "object") expect([bytes, decoded.length]).toEqual([bytes, bytes.length]);
  }
});

test("some programs end with their page, and all of them within it", () => {
  const ends = drawn.map(({ parts, at = 0n }) => Number(at & 0xfffn) + offsetsOf(parts)[parts.length]!);
  expect(Math.max(...ends)).toBe(4096);
  expect(ends.filter((end) => end === 4096).length).toBeGreaterThan(CASES * 0.04);
});

test("the cases run, keep every flag contract, and most of them can be compared", () => {
  const runner = new OracleRunner({ checkFlags: true });
  const outcomes: Outcome[] = drawn.map((one) => runner.run(buildCase(one)));
  const share = (wanted: (outcome: Outcome) => boolean): number => outcomes.filter(wanted).length / CASES;
  expect(share(({ stop }) => stop.reason === "unsupported")).toBeLessThan(0.1);
  expect(share(({ stop }) => stop.reason === "until")).toBeGreaterThan(0.4);
  expect(share(({ stop }) => stop.fault === "#UD")).toBeGreaterThan(0.03);
  expect(share(({ stop }) => stop.access === "execute")).toBeGreaterThan(0.02);
});
