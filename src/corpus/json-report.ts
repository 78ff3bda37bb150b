/** A run of the corpus for machines. */
import { nameOf } from "./expectations.ts";
import { counts } from "./report.ts";
import type { Entry } from "./verdict.ts";

/** One object: every call of every binary with its verdicts, what nobody expects anything of, the counts. */
export function corpusJson(entries: readonly Entry[], unexpected: readonly string[]): string {
  return JSON.stringify({ calls: entries.map(entryJson), unexpected, ...counts(entries, unexpected) });
}

const entryJson = ({ contract, binary, call, verdicts, result, states }: Entry) => ({
  contract,
  binary,
  call: nameOf(call),
  ...(result && {
    result: {
      error: result.error,
      gas_used: Number(result.gasUsed),
      output: Buffer.from(result.output).toString("hex"),
    },
    steps: result.steps,
  }),
  ...(states && { ints: states.ints, sha256: states.sha256 }),
  verdicts: Object.fromEntries(verdicts.map(({ engine, kind, why }) => [engine, { verdict: kind, why }])),
});
