/** A campaign with its progress line. It ends early when it is interrupted, and when an engine answers no more. */
import type { ProfileName } from "../../oracle/index.ts";
import { arbiterOf } from "../arbitrate/arbitrate.ts";
import { type CampaignOptions, type CampaignResult, campaign } from "../campaign/campaign.ts";
import { Tally } from "../campaign/tally.ts";
import type { RunCoverage } from "../coverage/run-coverage.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner } from "../engines/oracle.ts";
import type { Budget } from "./fuzz-options.ts";
import { interrupted } from "./interrupt.ts";
import { findingKeeper } from "./keep-findings.ts";
import { startProgress } from "./progress.ts";

/** How long after Ctrl-C the batch under way may still take, in milliseconds; an engine that hangs would keep it for much longer. */
const PATIENCE = 2000;

export interface Watched {
  readonly draw: CampaignOptions["draw"];
  readonly engines: readonly Engine[];
  readonly budget: Budget;
  /** Undefined bits are compared too. */
  readonly strict: boolean;
  readonly profile: ProfileName;
  /** Findings are written, not printed. */
  readonly quiet: boolean;
  readonly directory: string;
  readonly seed: number;
  readonly head: string;
  /** Its engines are those above. */
  readonly coverage: RunCoverage;
}

export async function watchCampaign(watched: Watched): Promise<CampaignResult> {
  const { draw, engines, budget, coverage, strict, profile } = watched;
  const oracle = new OracleRunner({ strict, profile });
  const arbiter = arbiterOf(oracle, engines);
  const progress = startProgress(budget);
  const stop = new AbortController();
  const signal = AbortSignal.any([interrupted, stop.signal]);
  let latest: CampaignResult = { tally: new Tally(), cases: 0, ended: "interrupted" };
  let over = false;
  const say = (print: (text: string) => void, text: string): void => {
    if (over) return;
    progress.clear();
    print(text);
  };
  const onFinding = findingKeeper({
    ...watched,
    oracle,
    signal,
    arbiter,
    print: watched.quiet ? () => {} : (text) => say(console.log, `\n${text}`),
    warn: (text) => say(console.error, text),
  });
  const onProgress = (tally: Tally, cases: number): void => {
    latest = { tally, cases, ended: "interrupted" };
    if (!over) progress.update(tally, cases);
    if (engines.some(({ lost }) => lost !== undefined)) stop.abort();
  };
  const running = campaign({ draw, oracle, engines, ...budget, signal, onProgress, onFinding, coverage, arbiter });
  try {
    return await Promise.race([running, overdue(() => latest)]);
  } finally {
    over = true;
    progress.end();
  }
}

/** What is known some time after Ctrl-C. Never settles without one. */
const overdue = (latest: () => CampaignResult): Promise<CampaignResult> =>
  new Promise((resolve) => {
    const later = (): void => void setTimeout(() => resolve(latest()), PATIENCE).unref();
    if (interrupted.aborted) later();
    else interrupted.addEventListener("abort", later, { once: true });
  });
