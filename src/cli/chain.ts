/** `echolot chain`: a chain that is kept in a folder. */
import type { Command } from "commander";
import type { Reply } from "../chain/reply.ts";
import type { Request } from "../chain/request.ts";
import { type FolderFlags, withFolder } from "./chain-flags.ts";
import { registerInit } from "./chain-init.ts";
import { registerInspect } from "./chain-inspect.ts";
import { addRequests } from "./chain-requests.ts";
import { registerRun } from "./chain-run.ts";
import { ask, withChain } from "./chain-session.ts";

const HELP = `
The folder (--chain, ./echolot-chain by default) is a LevelDB database. Each command that changes it is one atomic write: a process that
is killed leaves the state before or after, and no lock. Nothing depends on the clock: the same commands make the same chain.
Calls belong to the head block until "block" ends it.

Exit codes: 0 done, 1 the contract or the chain refused, 2 used wrongly, 3 the folder is in use, damaged, full or not writable.
Example:
  echolot chain init --balance 1.2.10:1.3.0=1000
  echolot chain create token.elf --sender 1.2.10
  echolot chain call 1.11.0 'mint(100)' --sender 1.2.10
  echolot chain inspect 1.11.0`;

/** Adds the verb with its options, its help and its action. */
export function register(program: Command): void {
  const chain = program
    .command("chain")
    .description("Create, call and inspect contracts on a chain that is kept in a folder.")
    .addHelpText("after", HELP);
  registerInit(chain);
  addRequests(chain, perform);
  for (const command of chain.commands.slice(1)) withFolder(command);
  registerRun(chain);
  registerInspect(chain);
}

async function perform(request: Request, command: Command): Promise<void> {
  const flags = command.opts<FolderFlags>();
  const reply = await withChain(flags.chain, (chain) => ask(chain, request));
  report(reply, flags);
  process.exitCode = reply.isFine ? 0 : 1;
}

function report({ lines, json, warning }: Reply, flags: FolderFlags): void {
  process.stdout.write(`${flags.json ? JSON.stringify(json) : lines.join("\n")}\n`);
  if (flags.json && warning !== undefined) process.stderr.write(`echolot: ${warning}\n`);
}
