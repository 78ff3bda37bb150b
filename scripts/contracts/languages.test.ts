/** One contract in many languages: what it gives in C, which the host has checked, it gives in all of them. */
import { expect, test } from "vitest";
import { missing } from "./build-languages.mjs";
import { readCalls } from "./expectations.mjs";
import { LANGUAGES } from "./languages.mjs";
import { CONTRACTS } from "./sources.mjs";

/** What does not depend on the language: messages do, as far as a language's own SDK words them. */
const meaning = ({ call, result, returns, logs, storage }: Record<string, unknown>): object => ({
  call,
  result,
  returns,
  logs,
  storage,
});

const callsOf = (name: string): object[] => readCalls({ folder: `${CONTRACTS}/${name}` }).map(meaning);

const ledgers = Object.keys(LANGUAGES).filter((name) => name.endsWith("-ledger"));

test.each(["cpp-ledger", ...ledgers])("%s gives what c-ledger gives", (name) => {
  const calls = callsOf(name);
  expect(calls.length).toBeGreaterThan(15);
  expect(calls).toEqual(callsOf("c-ledger"));
});

test("ten languages besides C and C++", () => {
  expect(ledgers.length).toBeGreaterThanOrEqual(10);
});

test("a compiler that is not here is named", () => {
  expect(missing({ commands: ["no-such-compiler -c a.x", "node b", "no-such-compiler -l"] })).toEqual([
    "no-such-compiler",
  ]);
});
