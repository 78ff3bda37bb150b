import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MANUAL, type Row, TABLE } from "../../oracle/index.ts";
import { projectFolder } from "../project.ts";
import { formsOf } from "./notation.ts";
import { allPages, pagesFolder, readCompared } from "./pages.ts";

const folder = pagesFolder();
const pages = allPages(readCompared());

test("the committed pages are those that the table gives; if not, `npm run pages` writes them", () => {
  const onDisk = readdirSync(folder).filter((name) => name.endsWith(".md"));
  expect(onDisk.sort()).toEqual([...pages.keys()].sort());
  const stale = [...pages].filter(([name, text]) => readFileSync(join(folder, name), "utf8") !== text);
  expect(stale.map(([name]) => name)).toEqual([]);
});

test("every row of the table is on a page", () => {
  const implemented = TABLE.filter(({ status }) => status.kind === "implemented");
  const instructions = MANUAL.flatMap(({ entries }) => entries.map(({ page }) => pages.get(`${page}.md`)!)).join("");
  for (const { encoding } of implemented) expect(instructions).toContain(`\n| \`${encoding}\` |`);
  const others = pages.get("not-executed.md")!;
  for (const { encoding, mnemonic, status } of TABLE)
    if (status.kind !== "implemented") expect(others).toContain(`| \`${encoding}\` | \`${mnemonic}`);
});

test("links lead to files", () => {
  const broken = [...pages].flatMap(([name, text]) =>
    [...text.matchAll(/\]\(([^)#]+)\)/g)]
      .filter(([, target]) => !existsSync(join(folder, target!)))
      .map(([, target]) => `${name}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test("the definition's file has the rows of its family", () => {
  for (const { file, entries } of MANUAL) {
    const source = readFileSync(join(projectFolder(), "oracle/isa", file), "utf8");
    for (const { mnemonics } of entries) expect(source).toMatch(new RegExp(`\\b${stemOf(mnemonics)}`));
  }
});

/** Conditional mnemonics are written with their condition as a variable. */
const stemOf = ([first = ""]: readonly string[]): string => first.replace(/^(J|SET|CMOV)O$/, "$1\\$");

const rowNamed = (encoding: string, mnemonic: string): Row =>
  TABLE.find((row) => row.encoding === encoding && row.mnemonic === mnemonic)!;

test.each([
  ["C1 /4 ib", "SHL", ["SHL r/m16, imm8", "SHL r/m32, imm8", "SHL r/m64, imm8"]],
  ["81 /0 iz", "ADD", ["ADD r/m16, imm16", "ADD r/m32, imm32", "ADD r/m64, imm32"]],
  ["B8+r iv", "MOV", ["MOV r16, imm16", "MOV r32, imm32", "MOV r64, imm64"]],
  ["A1 moffs", "MOV", ["MOV AX, moffs16", "MOV EAX, moffs32", "MOV RAX, moffs64"]],
  ["50+r", "PUSH", ["PUSH r64", "PUSH r16"]],
  ["E8 cd", "CALL", ["CALL rel32"]],
  ["63 /r", "MOVSXD", ["MOVSXD r16, r/m16", "MOVSXD r32, r/m32", "MOVSXD r64, r/m32"]],
  ["8D /r", "LEA", ["LEA r16, m", "LEA r32, m", "LEA r64, m"]],
  ["REX.W 0F C7 /1", "CMPXCHG16B", ["CMPXCHG16B m128"]],
  ["D7", "XLATB", ["XLATB m8"]],
  ["98", "CBW", ["CBW"]],
  ["NP 0F 58 /r", "ADDPS", ["ADDPS xmm1, xmm2/m128"]],
])("%s %s in the manual's notation", (encoding, mnemonic, forms) => {
  expect(formsOf(rowNamed(encoding, mnemonic))).toEqual(forms);
});
