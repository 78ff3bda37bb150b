/** Whether the processor still says what it is named as witness of: its outcome of the example is the oracle's. */
import type { MachineCase, Reply } from "../../cases/case.ts";
import type { Engine } from "../../engines/engine.ts";
import type { OracleRunner } from "../../engines/oracle.ts";
import { attribute } from "../attribute.ts";
import { judge } from "../judge.ts";
import type { Checked } from "./check.ts";
import type { KnownEntry } from "./known.ts";
import { isOnSilicon } from "./witness.ts";

/** The engine, or why there is none here. */
export type Processor = Engine | { readonly missing: string };

type Status = Pick<Checked, "status" | "why">;

export async function confirm(
  { witness }: KnownEntry,
  processor: Processor,
  oracle: OracleRunner,
  one: MachineCase,
): Promise<Status> {
  if (!isOnSilicon(witness)) return { status: "skipped", why: `settled by ${witness}` };
  if ("missing" in processor) return { status: "skipped", why: processor.missing };
  const [actual] = (await processor.run([one])) as [Reply];
  const expected = oracle.run(one);
  const verdict = judge(oracle, one, expected, actual);
  if (verdict.kind === "agree") return { status: "confirmed", why: "" };
  if (verdict.kind === "skip") return { status: "skipped", why: verdict.why };
  return departs(processor, oracle, one, {
    expected,
    actual,
    differences: verdict.kind === "diverge" ? verdict.differences : [],
  });
}

/** Where the oracle departs from silicon on purpose the processor does not contradict it. */
async function departs(
  processor: Engine,
  oracle: OracleRunner,
  one: MachineCase,
  whole: Parameters<typeof attribute>[3],
): Promise<Status> {
  const { verdict } = await attribute(oracle, processor, one, whole);
  if (verdict.kind === "excused") return { status: "confirmed", why: `but for ${verdict.by.join(", ")}` };
  const fields = whole.differences.map(({ field }) => field).join(" ");
  return { status: "fails", why: `the processor contradicts the oracle: ${fields}` };
}
