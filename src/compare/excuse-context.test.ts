/** What shows in programs only: one divergence hides behind another, and every part must be right or known. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { isFailure } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { unicornEngine } from "../engines/unicorn/engine.ts";
import { differences } from "./difference.ts";
import { excusedInContext, settledInContext } from "./excuse-context.ts";

const oracle = new OracleRunner();
let unicorn: Engine;
beforeAll(async () => {
  unicorn = await unicornEngine();
});
afterAll(() => unicorn?.close());

const settled = (text: string): Promise<readonly string[] | undefined> => asked(text, settledInContext);

async function asked(text: string, by: typeof settledInContext): Promise<readonly string[] | undefined> {
  const origin = decodeCase(text);
  const expected = oracle.run(origin);
  const [actual] = await unicorn.run([origin]);
  if (!actual || isFailure(actual)) throw new Error("Unicorn gave no outcome");
  return by(oracle, unicorn, origin, { expected, actual, differences: differences(expected, actual) });
}

/** cvtss2si ecx, [rcx]; xor ch, [rdx]; stmxcsr [rbx]; cmpxchg16b [rax] */
const BOTH = JSON.stringify({
  ...{ id: "both", code: "f30f2d09322a0fae1b480fc708", at: "0x400000", until: "0x40000d", limit: 400 },
  regs: { rax: "0x500000", rcx: "0x50001e", rdx: "0x400000", rbx: "0x500020" },
  memory: [{ at: "0x500000", size: 4096, access: "rw", bytes: [{ at: "0x500021", hex: "35" }] }],
});

test("flags that are stale behind a CMPXCHG16B, in a program that has stored sticky flags", async () => {
  expect(await settled(BOTH)).toEqual(["unicorn-stale-flags", "unicorn-float-flags-stored"]);
});

/** The same with nothing behind the store: no flags are carried then. */
const STORED = JSON.stringify({ ...JSON.parse(BOTH), code: "f30f2d090fae1b", until: "0x400007" });

test("where no flags are carried, they explain nothing", async () => {
  expect(await settled(STORED)).toBeUndefined();
});

test("nobody needs a third witness for what other rules and other flags explain to the last bit", async () => {
  expect(await asked(BOTH, excusedInContext)).toEqual(["unicorn-float-flags-stored", "unicorn-stale-flags"]);
  expect(await asked(STORED, excusedInContext)).toEqual(["unicorn-float-flags-stored"]);
});
