/** Every call of every binary, on every engine. */
import { join } from "node:path";
import type { ProfileName } from "../../oracle/index.ts";
import { readContract, UnreadableFile } from "../contracts/read-contract.ts";
import { checkCall } from "./check-call.ts";
import { type Contract, pathOf } from "./corpus.ts";
import type { CallEngine } from "./engine.ts";
import type { ExpectedCall } from "./expectations.ts";
import { inOrder } from "./in-order.ts";
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

/**
 * Calls that are under way at once: engines are processes, and one that has answered goes on with the next call while the others are
 * still at this one. More do not make it faster on two cores.
 */
const AHEAD = 6;

/** In the corpus's order. Ends early, with what there is, when the signal is given. */
export async function runCorpus(run: CorpusRun): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of inOrder(tasksOf(run), AHEAD, (task) => task())) {
    // a call that was under way when the signal came was perhaps cut short
    if (run.signal?.aborted) break;
    entries.push(entry);
    run.onEntry?.(entry);
  }
  return entries;
}

type Task = () => Promise<Entry>;

/** One for each call of each binary, which is read when its first call is begun. */
function* tasksOf(run: CorpusRun): Generator<Task> {
  for (const contract of run.contracts) {
    for (const binary of contract.expectations.binaries) yield* tasksOfBinary(run, contract, binary);
  }
}

function* tasksOfBinary(run: CorpusRun, contract: Contract, binary: string): Generator<Task> {
  const missing = contract.missing?.get(binary);
  if (missing !== undefined) {
    for (const entry of skipBinary(run, contract, binary, missing)) yield async () => entry;
    return;
  }
  const bytes = bytesOf(pathOf(contract, binary));
  const read = (path: string): Uint8Array | string => bytesOf(join(contract.folder, path));
  for (const call of contract.expectations.calls) {
    const head = { ...headOf(contract, binary), call };
    const asked = { call, binary, contractBytes: contract.contractBytes, read };
    if (typeof bytes === "string") yield async () => ({ ...head, ...unreadable(run, bytes) });
    else yield async () => ({ ...head, ...(await check(run, { ...asked, bytes })) });
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
