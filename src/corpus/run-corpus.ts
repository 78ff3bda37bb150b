/** Every call of every binary, on every engine. */
import { join } from "node:path";
import type { ProfileName } from "../../oracle/index.ts";
import { readContract, UnreadableFile } from "../contracts/read-contract.ts";
import { checkCall } from "./check-call.ts";
import { type Contract, pathOf } from "./corpus.ts";
import type { CallEngine } from "./engine.ts";
import type { ExpectedCall } from "./expectations.ts";
import type { Entry, Verdict } from "./verdict.ts";

export interface CorpusRun {
  readonly contracts: readonly Contract[];
  /** The oracle, then the others. */
  readonly engines: readonly [CallEngine, ...CallEngine[]];
  /** Engines that no call can run on, and why: skipped by name. */
  readonly absent: ReadonlyMap<string, string>;
  /** Of the oracle. Default `full`. */
  readonly profile?: ProfileName;
  readonly signal?: AbortSignal;
  readonly onEntry?: (entry: Entry) => void;
}

/** In the corpus's order. Ends early, with what there is, when the signal is given. */
export async function runCorpus(run: CorpusRun): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const contract of run.contracts) {
    for (const binary of contract.expectations.binaries) {
      for await (const entry of runBinary(run, contract, binary)) {
        entries.push(entry);
        run.onEntry?.(entry);
      }
    }
  }
  return entries;
}

async function* runBinary(run: CorpusRun, contract: Contract, binary: string): AsyncGenerator<Entry> {
  const missing = contract.missing?.get(binary);
  if (missing !== undefined) return yield* skipBinary(run, contract, binary, missing);
  const bytes = bytesOf(pathOf(contract, binary));
  const read = (path: string): Uint8Array | string => bytesOf(join(contract.folder, path));
  for (const call of contract.expectations.calls) {
    if (run.signal?.aborted) return;
    const head = { ...headOf(contract, binary), call };
    const asked = { bytes, call, binary, contractBytes: contract.contractBytes, read };
    const checked = typeof bytes === "string" ? unreadable(run, bytes) : await check(run, { ...asked, bytes });
    // a call that was under way when the signal came was perhaps cut short
    if (!run.signal?.aborted) yield { ...head, ...checked };
  }
}

const headOf = ({ name, isBuiltHere = false }: Contract, binary: string) => ({ contract: name, binary, isBuiltHere });

/** Or why it cannot be read. */
function bytesOf(path: string): Uint8Array | string {
  try {
    return readContract(path);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}

/** A binary that is not here: one skip for each call on each engine. */
function* skipBinary(run: CorpusRun, contract: Contract, binary: string, why: string): Generator<Entry> {
  const engines = [...run.engines.map(({ name }) => name), ...run.absent.keys()];
  const verdicts = engines.map((engine): Verdict => ({ engine, kind: "skipped", why: [`${binary}: ${why}`] }));
  for (const call of contract.expectations.calls) yield { ...headOf(contract, binary), call, agreed: false, verdicts };
}

interface Asked {
  readonly bytes: Uint8Array;
  readonly call: ExpectedCall;
  readonly binary: string;
  readonly contractBytes: number | undefined;
  /** Another file of the contract's folder, or why it cannot be read. */
  readonly read: (path: string) => Uint8Array | string;
}

async function check(run: CorpusRun, { bytes, call, binary, contractBytes, read }: Asked) {
  const others = new Map<string, Uint8Array>();
  for (const [id, path] of call.others) {
    const code = read(path);
    if (typeof code === "string") return unreadable(run, code);
    others.set(id, code);
  }
  const { engines, absent, profile = "full" } = run;
  const [expected, recorded] = [call.states.get(binary), call.profiles.get(binary)];
  const checked = await checkCall({
    engines,
    contract: bytes,
    contractBytes,
    others,
    call,
    expected,
    recorded,
    profile,
  });
  return { ...checked, verdicts: [...checked.verdicts, ...skips(absent)] };
}

const unreadable = ({ engines, absent }: CorpusRun, why: string): { verdicts: Verdict[]; agreed: false } => ({
  agreed: false,
  verdicts: [...engines.map(({ name }): Verdict => ({ engine: name, kind: "failed", why: [why] })), ...skips(absent)],
});

const skips = (absent: CorpusRun["absent"]): Verdict[] =>
  [...absent].map(([engine, why]) => ({ engine, kind: "skipped", why: [why] }));
