/** `echolot corpus record`: writes expectations for calls of a contract, as the engines answer them. */

import type { Command } from "commander";
import type { Balances } from "../../oracle/index.ts";
import type { Circumstances } from "../contracts/circumstances.ts";
import { balance, objectId, wholeNumber } from "../contracts/options.ts";
import type { Contract } from "../corpus/corpus.ts";
import { nameOf } from "../corpus/expectations.ts";
import { contractToRecord, isOnlyAdded, type ToRecord } from "../corpus/record.ts";
import { changeOf } from "../corpus/save.ts";
import { updateExpectations } from "../corpus/update.ts";
import type { Entry } from "../corpus/verdict.ts";
import { UsageError } from "../engines/engine.ts";
import { type CommonFlags, closeAll, openCommon, withCommonOptions } from "./corpus-options.ts";
import { saveChanges } from "./corpus-save.ts";
import { runWatched } from "./corpus-watch.ts";
import { interrupted } from "./interrupt.ts";

const HELP = `
FILE is copied into the contract's folder, which is made when there is none. What was expected before stays; where it would
change, the difference is shown and confirmed. What is recorded is what the oracle gives: check that it is right.

Example:
  echolot corpus record build/fib-Os.elf --call 'fib(1)' --call 'fib(25)' --dir my-contracts`;

interface Flags extends CommonFlags {
  readonly call?: readonly string[];
  readonly create?: boolean;
  readonly contract?: string;
  readonly blockNumber?: number;
  readonly balance?: Balances;
  readonly sender?: string;
  readonly contractId?: string;
  readonly limit?: number;
  /** Options of `corpus`, which hears them as well. */
  readonly json?: boolean;
  readonly update?: boolean;
  readonly only?: string;
}

const UINT32 = 0xffff_ffff;

/** Adds `record` to `corpus`. */
export function registerRecord(corpus: Command): void {
  const record = corpus
    .command("record")
    .description("Write expectations for calls of a contract: folder, expect.json, and the states at every int.")
    .argument("<file>", "the contract (ELF or ESC)")
    .option("--call <line>", "a call, e.g. 'fib(25)'; repeatable", (line, all: string[] = []) => [...all, line])
    .option("--create", "the contract's creation")
    .option("--contract <name>", "the contract's folder (default: the file's name without ending and -Os)", folderName);
  withCommonOptions(record)
    .option("--block-number <n>", "number of the head block", wholeNumber(0, UINT32))
    .option("--balance <owner:asset=amount>", "a balance; repeatable", (text, all: Balances = new Map()) =>
      balance(text, all),
    )
    .option("--sender <id>", "object id of the caller", objectId)
    .option("--contract-id <id>", "object id of the contract", objectId)
    .option("--limit <steps>", "instructions at most", wholeNumber(1, 1e12))
    .addHelpText("after", HELP)
    .action((file: string, _: unknown, command: Command) => act(file, command.optsWithGlobals<Flags>()));
}

function folderName(text: string): string {
  if (/^[\w.-]+$/.test(text) && !text.startsWith(".")) return text;
  throw new UsageError(`--contract is the name of a folder, not "${text}"`);
}

async function act(file: string, flags: Flags): Promise<void> {
  const calls = [...(flags.create ? [undefined] : []), ...(flags.call ?? [])];
  if (calls.length === 0) throw new UsageError("say which calls: --call 'name(arguments)' or --create");
  for (const name of ["json", "update", "only", "profile"] as const)
    if (flags[name] !== undefined) throw new UsageError(`--${name} is an option of corpus, not of corpus record`);
  const common = openCommon(flags);
  try {
    const toRecord = contractToRecord({
      folder: common.folder,
      file,
      calls,
      chain: chainOf(flags),
      ...(flags.contract === undefined ? {} : { contract: flags.contract }),
      ...(flags.limit === undefined ? {} : { limit: flags.limit }),
    });
    const entries = await runWatched(common, [only(toRecord)]);
    process.exitCode = interrupted.aborted ? 1 : await write(toRecord, entries, flags.yes ?? false);
  } finally {
    closeAll(common);
  }
}

const chainOf = ({ blockNumber, sender, contractId, balance: balances }: Flags): Circumstances => ({
  ...(blockNumber !== undefined && { blockNumber }),
  ...(sender !== undefined && { sender }),
  ...(contractId !== undefined && { contractId }),
  ...(balances !== undefined && { balances }),
});

const only = ({ contract, wanted }: ToRecord): Contract => ({
  ...contract,
  expectations: {
    ...contract.expectations,
    calls: contract.expectations.calls.filter((call) => wanted.has(nameOf(call))),
  },
});

/** All or nothing: a call that nobody agrees on leaves no expectation behind. */
async function write({ contract, before }: ToRecord, entries: readonly Entry[], isConfirmed: boolean): Promise<0 | 1> {
  const { expectations, refused } = updateExpectations(contract.expectations, entries);
  for (const line of refused) console.log(`not recorded: ${line}`);
  if (refused.length > 0) return 1;
  const change = changeOf({ ...contract, expectations });
  if (!change) console.log("Nothing to record: the expectations say so already.");
  if (!change) return 0;
  return (await saveChanges([change], isConfirmed || isOnlyAdded(before, expectations))) ? 0 : 1;
}
