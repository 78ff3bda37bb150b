/** `echolot chain init`: a new chain with its first block and its balances. */
import { type Command, Option } from "commander";
import { type Balances, LIMITS, type Limits } from "../../oracle/index.ts";
import type { Genesis } from "../chain/genesis.ts";
import { PersistentChain } from "../chain/persistent-chain.ts";
import { gas } from "../contracts/chain-options.ts";
import { type ChosenLimits, chosenLimit, LIMIT_LINES } from "../contracts/limit-option.ts";
import { limitsWith } from "../contracts/limits.ts";
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

Limits belong to the chain: what it is made with holds for every later call on it, also with a later version of this program.
"inspect" tells those that are not the standard's. Limits that --set knows, and what they are otherwise:
${LIMIT_LINES}

Example:
  echolot chain init --balance 1.2.10:1.3.0=1000 --timestamp 1574812800
  echolot chain init --max-size 400000 --set callDepth=4 --gas 50000000`;

interface Flags extends FolderFlags {
  readonly genesis?: string;
  readonly balance?: Balances;
  readonly blockNumber?: number;
  readonly timestamp?: number;
  readonly author?: string;
  readonly step?: number;
  readonly maxSize: number;
  readonly set?: ChosenLimits;
  readonly gas: bigint;
  readonly limit: number;
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
    .option("--max-size <bytes>", "bytes of a contract at most", wholeNumber(1, 1e8), LIMITS.image.containerBytes)
    .option("--set <limit=value>", "another limit, e.g. callDepth=4; repeatable", chosenLimit)
    .addOption(gasOption())
    .option("--limit <steps>", "instructions of a call at most", wholeNumber(1, 1e12), LIMITS.steps)
    .addHelpText("after", HELP)
    .action(act);
}

/** Of a call that names none itself. */
const gasOption = (): Option =>
  new Option("--gas <n>", "gas of a call that names no limit, in 10^-8 ECHO")
    .argParser(gas)
    .default(LIMITS.gas, String(LIMITS.gas));

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

const limitsIn = ({ maxSize, set, gas: most, limit }: Flags): Limits =>
  limitsWith({ containerBytes: maxSize, named: set, gas: most, steps: limit });

function genesisOf(flags: Flags): Genesis {
  const { genesis, balance: balances, blockNumber, timestamp, author, step } = flags;
  const given = genesis === undefined ? {} : readChainFile(genesis);
  return {
    step: DEFAULT_STEP,
    ...given,
    ...(blockNumber !== undefined && { blockNumber }),
    ...(timestamp !== undefined && { timestamp }),
    ...(author !== undefined && { author }),
    ...(step !== undefined && { step }),
    limits: limitsIn(flags),
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
