/** What the processor is asked about an entry, with engines that stand for it; the examples themselves go to the real one in `known --check`. */
import { describe, expect, test } from "vitest";
import { isFailure, type MachineCase, type Reply } from "../../cases/case.ts";
import type { Engine } from "../../engines/engine.ts";
import { nativeEngine } from "../../engines/native/engine.ts";
import { because, lacking } from "../../engines/native/testing/available.ts";
import { OracleRunner, oracleEngine } from "../../engines/oracle.ts";
import { confirm } from "./confirm.ts";
import { readExample } from "./example.ts";
import { KNOWN, KNOWN_IN_CONTEXT } from "./index.ts";
import { isOnSilicon, MANUAL, SILICON } from "./witness.ts";

const oracle = new OracleRunner();
const [entry] = KNOWN.filter(({ witness }) => isOnSilicon(witness));
const one = readExample(entry!.id);

const engine = (change: (reply: Reply) => Reply): Engine => {
  const honest = oracleEngine();
  return {
    ...honest,
    name: "native",
    run: async (cases: readonly MachineCase[]) => (await honest.run(cases)).map(change),
  };
};

test("a processor that says as the oracle confirms; one that says otherwise is told with the fields", async () => {
  expect(
    await confirm(
      entry!,
      engine((reply) => reply),
      oracle,
      one,
    ),
  ).toEqual({ status: "confirmed", why: "" });
  const other = engine((reply) => (isFailure(reply) ? reply : { ...reply, registers: reply.registers.with(15, 7n) }));
  expect(await confirm(entry!, other, oracle, one)).toEqual({
    status: "fails",
    why: expect.stringContaining("contradicts the oracle: r15"),
  });
});

test("where nobody can be asked, or the manual has settled it, that is a skip with its reason", async () => {
  const status = "skipped";
  expect(await confirm(entry!, { missing: "no compiler" }, oracle, one)).toEqual({ status, why: "no compiler" });
  const honest = engine((reply) => reply);
  expect(await confirm({ ...entry!, witness: MANUAL }, honest, oracle, one)).toEqual({
    status,
    why: "settled by manual",
  });
  const unable = engine((reply) => ({ id: reply.id, failure: "refused", error: "not here" }));
  expect(await confirm(entry!, unable, oracle, one)).toEqual({ status, why: "engine: not here" });
});

test("a witness on silicon names its processors", () => {
  expect([SILICON, "silicon (AMD family 25)", "silicon", "silicon ()", MANUAL].map(isOnSilicon)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe.skipIf(lacking !== undefined)(`the real processor${because}`, () => {
  test("confirms every entry that names silicon", async () => {
    const native = await nativeEngine();
    const all = [...KNOWN, ...KNOWN_IN_CONTEXT].filter(({ witness }) => isOnSilicon(witness));
    const told = await Promise.all(
      all.map(async (known) => [known.id, (await confirm(known, native, oracle, readExample(known.id))).status]),
    );
    await native.close();
    expect(told).toEqual(all.map(({ id }) => [id, "confirmed"]));
  });
});
