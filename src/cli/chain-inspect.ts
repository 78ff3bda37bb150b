/** `echolot chain inspect`: what there is on the chain. */
import { type Command, Option } from "commander";
import { Chain, isAccountId, isContractId, type Store } from "../../oracle/index.ts";
import { balances, contractState, lastBlocks, lastOperations, overview } from "../chain/inspect.ts";
import {
  blockLines,
  contractLines,
  logLines,
  operationLines,
  overviewLines,
  ownedLines,
} from "../chain/inspect-text.ts";
import { wholeNumber } from "../contracts/options.ts";
import { UsageError } from "../engines/engine.ts";
import { type FolderFlags, withFolder } from "./chain-flags.ts";
import { withChain } from "./chain-session.ts";

const SUBJECTS = ["blocks", "operations", "logs"] as const;
type Subject = (typeof SUBJECTS)[number];

const HELP = `
Without a subject: the head block, balances, contracts. 1.2.N: balances of an account. 1.11.N: a contract with everything it stored.
blocks: those that have ended. operations: creations, calls and transfers. logs: the events of these operations.

Example:
  echolot chain inspect
  echolot chain inspect 1.11.0 --json
  echolot chain inspect logs --last 5`;

interface Flags extends FolderFlags {
  readonly last: number;
}

/** For people, and for machines. */
interface View {
  readonly lines: readonly string[];
  readonly json: unknown;
}

export function registerInspect(parent: Command): void {
  withFolder(parent.command("inspect"))
    .description("Tell what there is on the chain.")
    .argument("[subject]", "1.2.N, 1.11.N, blocks, operations or logs")
    .addOption(
      new Option("--last <n>", "so many blocks or operations at most").argParser(wholeNumber(1, 1e9)).default(20),
    )
    .addHelpText("after", HELP)
    .action(act);
}

async function act(subject: string | undefined, flags: Flags): Promise<void> {
  const { lines, json } = await withChain(flags.chain, async ({ store }) => viewOf(store, subject, flags.last));
  process.stdout.write(flags.json ? `${JSON.stringify(json)}\n` : lines.map((line) => `${line}\n`).join(""));
}

/** Throws UsageError for a subject that is none. */
function viewOf(store: Store, subject: string | undefined, last: number): View {
  if (subject === undefined) return { lines: overviewLines(overview(store)), json: overview(store) };
  if (isContractId(subject)) return contractView(store, subject);
  if (isAccountId(subject)) return accountView(store, subject);
  const known = SUBJECTS.find((one) => one === subject);
  if (known) return historyView(store, known, last);
  throw new UsageError(`"${subject}" is no account, no contract, and none of ${SUBJECTS.join(", ")}`);
}

function contractView(store: Store, id: string): View {
  const state = contractState(store, id);
  if (!state) throw new UsageError(`there is no contract ${id} on this chain`);
  return { lines: contractLines(state), json: state };
}

function accountView(store: Store, id: string): View {
  const owned = balances(new Chain(store), id)[id] ?? {};
  const lines = ownedLines(owned);
  return { lines: lines.length > 0 ? lines : [`${id} owns nothing`], json: { id, balances: owned } };
}

function historyView(store: Store, subject: Subject, last: number): View {
  if (subject === "blocks") {
    const blocks = lastBlocks(store, last);
    return { lines: blockLines(blocks), json: blocks };
  }
  const operations = lastOperations(store, last);
  if (subject === "operations") return { lines: operationLines(operations), json: operations };
  return { lines: logLines(operations), json: operations.flatMap(({ result }) => result?.[1].result.logs ?? []) };
}
