/** A run of the corpus for machines. */
import type { ProfileName } from "../../oracle/index.ts";
import { nameOf } from "./expectations.ts";
import { counts } from "./report.ts";
import type { Entry } from "./verdict.ts";

/** One object: every call of every binary with its verdicts, what nobody expects anything of, the counts. */
export function corpusJson(entries: readonly Entry[], unexpected: readonly string[], profile: ProfileName): string {
  return JSON.stringify({ profile, calls: entries.map(entryJson), unexpected, ...counts(entries, unexpected) });
}

const entryJson = ({ contract, binary, call, verdicts, result, states, profile }: Entry) => ({
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
  ...(profile && { profile }),
  ...(states && { ints: states.ints, sha256: states.sha256 }),
  verdicts: Object.fromEntries(verdicts.map(({ engine, kind, why }) => [engine, { verdict: kind, why }])),
});
