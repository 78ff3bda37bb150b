/** `echolot chain run`: the requests of a script, one after the other in one process. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import type { PersistentChain } from "../chain/persistent-chain.ts";
import type { Reply } from "../chain/reply.ts";
import type { Request } from "../chain/request.ts";
import { UsageError } from "../engines/engine.ts";
import { type FolderFlags, withFolder } from "./chain-flags.ts";
import { readScript } from "./chain-script.ts";
import { ask, withChain } from "./chain-session.ts";

const HELP = `
A line is create, call, read, transfer or block with their arguments and options, quoted as in a shell; # begins a comment. The whole
script is read before its first line runs. Each line is kept or dropped as a whole, whatever becomes of the process.

Exit codes: 0 every line ended without an error, 1 one did not, 2 a line is wrong (nothing ran), 3 the chain cannot be opened or written.
Example:
  echolot chain run setup.txt
with lines such as
  create token.elf --sender 1.2.10
  call 1.11.0 'mint(100)' --sender 1.2.10
  block --count 2`;

interface Flags extends FolderFlags {
  readonly stop?: boolean;
}

export function registerRun(parent: Command): void {
  withFolder(parent.command("run"))
    .description("Run a script: one request a line.")
    .argument("<file>", "the script; - for standard input")
    .option("--stop", "end at the first line that ends in an error")
    .addHelpText("after", HELP)
    .action(act);
}

async function act(file: string, flags: Flags): Promise<void> {
  const requests = readScript(readSource(file), file);
  const failed = await withChain(flags.chain, (chain) => runAll(chain, requests, flags));
  process.exitCode = failed === 0 ? 0 : 1;
}

/** How many ended in an error. */
async function runAll(chain: PersistentChain, requests: readonly Request[], flags: Flags): Promise<number> {
  let failed = 0;
  for (const request of requests) {
    const reply = await ask(chain, request);
    process.stdout.write(`${lineOf(reply, flags)}\n`);
    if (!reply.isFine) failed++;
    if (failed > 0 && flags.stop) break;
  }
  return failed;
}

const lineOf = (reply: Reply, { json }: Flags): string => (json ? JSON.stringify(reply.json) : reply.short);

/** Throws UsageError. */
function readSource(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
}
