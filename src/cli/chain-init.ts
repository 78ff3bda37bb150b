/** `echolot chain init`: a new chain with its first block and its balances. */
import type { Command } from "commander";
import type { Balances } from "../../oracle/index.ts";
import type { Genesis } from "../chain/genesis.ts";
import { PersistentChain } from "../chain/persistent-chain.ts";
import { balance, wholeNumber } from "../contracts/options.ts";
import { readChainFile } from "../contracts/read-chain-file.ts";
import { UsageError } from "../engines/engine.ts";
import { accountId, type FolderFlags, withFolder } from "./chain-flags.ts";

const UINT32 = 0xffff_ffff;
const DEFAULT_STEP = 5;

const HELP = `
The genesis file is JSON, in the form of a contract case; what is given as an option wins:
  { "block": { "number": 1, "timestamp": 1574812800, "author": "1.2.5" },
    "balances": { "1.2.10": { "1.3.0": "1000" } }, "properties": { "1.2.10": { "name": "alice" } }, "blockHashes": { "0": "00…" } }

Example:
  echolot chain init --balance 1.2.10:1.3.0=1000 --timestamp 1574812800`;

interface Flags extends FolderFlags {
  readonly genesis?: string;
  readonly balance?: Balances;
  readonly blockNumber?: number;
  readonly timestamp?: number;
  readonly author?: string;
  readonly step?: number;
}

export function registerInit(parent: Command): void {
  withFolder(parent.command("init"))
    .description("Make a new chain.")
    .option("--genesis <file>", "JSON with what the chain begins with")
    .option("--balance <owner:asset=amount>", "a balance, e.g. 1.2.10:1.3.0=500; repeatable", addBalance)
    .option("--block-number <n>", "of the first block (default: 1)", wholeNumber(0, UINT32))
    .option("--timestamp <seconds>", "of the first block, since 1970 (default: 0)", wholeNumber(0, UINT32))
    .option("--author <id>", "of the first block (default: 1.2.0)", accountId)
    .option("--step <seconds>", `from one block to the next (default: ${DEFAULT_STEP})`, wholeNumber(0, UINT32))
    .addHelpText("after", HELP)
    .action(act);
}

const addBalance = (text: string, before: Balances = new Map()): Balances => balance(text, before);

async function act(flags: Flags): Promise<void> {
  const genesis = genesisOf(flags);
  const chain = await PersistentChain.create(flags.chain, genesis);
  await chain.close();
  const { blockNumber = 1, timestamp = 0 } = genesis;
  const json = { chain: flags.chain, block: blockNumber, timestamp };
  const text = `made ${flags.chain}: block ${blockNumber} at ${timestamp}`;
  process.stdout.write(`${flags.json ? JSON.stringify(json) : text}\n`);
}

function genesisOf({ genesis, balance: balances, blockNumber, timestamp, author, step }: Flags): Genesis {
  const given = genesis === undefined ? {} : readChainFile(genesis);
  return {
    step: DEFAULT_STEP,
    ...given,
    ...(blockNumber !== undefined && { blockNumber }),
    ...(timestamp !== undefined && { timestamp }),
    ...(author !== undefined && { author }),
    ...(step !== undefined && { step }),
    balances: notNegative(merged(given.balances, balances)),
  };
}

/** Throws UsageError. */
function notNegative(balances: Balances): Balances {
  for (const [owner, assets] of balances) {
    for (const [asset, amount] of assets) {
      if (amount < 0n) throw new UsageError(`${owner} cannot begin with ${amount} of ${asset}`);
    }
  }
  return balances;
}

/** Options win. */
function merged(given: Balances = new Map(), options: Balances = new Map()): Balances {
  const both = new Map(given);
  for (const [owner, assets] of options) both.set(owner, new Map([...(given.get(owner) ?? []), ...assets]));
  return both;
}
