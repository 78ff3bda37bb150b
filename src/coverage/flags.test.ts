/** The flag contract of every implemented encoding, held against iced's. */
import { expect, test } from "vitest";
import { type FlagContract, flags } from "../../oracle/index.ts";
import { type Classified, classifyAll } from "./classify.ts";
import { icedContract, modelled, union } from "./flag-contract.ts";
import { instanceOf } from "./instance.ts";

const implemented = classifyAll().filter(({ kind }) => kind === "implemented");

/** iced looks at an immediate count: 0 leaves the flags alone, 1 defines OF. */
const COUNTS = [0, 1, 2, 31];

function contractsOf({ known }: Classified): FlagContract[] {
  const bytes = instanceOf(known.code, "memory");
  if (!known.encoding.endsWith(" ib")) return [icedContract(bytes)];
  return COUNTS.map((count) => icedContract(Uint8Array.from([...bytes.subarray(0, -1), count])));
}

/** Our contract is a definition's, for all its rows and counts; so iced's are put together by mnemonic. */
const iceds = new Map<string, FlagContract>();
for (const one of implemented) {
  const { mnemonic } = one.row!;
  const before = iceds.get(mnemonic);
  iceds.set(mnemonic, union([...(before ? [before] : []), ...contractsOf(one)]));
}

const told = (name: string, mask: number): string[] =>
  mask === 0 ? [] : [`${name} ${flags.flagNames(mask).join(" ")}`];

function differences({ row }: Classified): string[] {
  const { mnemonic } = row!;
  const [ours, theirs] = [modelled(row!.flags), iceds.get(mnemonic)!];
  const found = [
    ...told("reads", ours.reads & ~theirs.reads),
    ...told("does not read", theirs.reads & ~ours.reads),
    ...told("writes", ours.writes & ~theirs.writes),
    ...told("does not write", theirs.writes & ~ours.writes),
    ...told("leaves undefined", ours.undefined & ~theirs.undefined),
  ];
  return found.map((text) => `${mnemonic} ${text}`);
}

/** Where ours lies outside iced's because the manual decides. A difference that is gone must leave this list. */
const MANUAL: Record<string, string> = {
  "CMPS reads ZF": "with REPE and REPNE; iced's answer here is for the bare instruction",
  "SCAS reads ZF": "as CMPS",
  "SHL leaves undefined CF":
    "CF is undefined when the count reaches the operand size; iced tells only what a count within it does",
  "SHR leaves undefined CF": "as SHL",
  "SHLD leaves undefined CF PF ZF SF":
    "all flags are undefined when the count is greater than the operand size (16 bits)",
  "SHRD leaves undefined CF PF ZF SF": "as SHLD",
};

test("flags read, written and left undefined lie inside iced's, or the manual says otherwise", () => {
  const found = new Set(implemented.flatMap(differences));
  expect([...found].sort()).toEqual(Object.keys(MANUAL).sort());
});
