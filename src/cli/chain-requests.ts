/** The commands that ask something of a chain, alike on the command line and in the lines of a script. */
import { type Command, InvalidArgumentError } from "commander";
import { type Amount, isBareName } from "../../oracle/index.ts";
import type { Sent } from "../chain/operation.ts";
import type { Request } from "../chain/request.ts";
import { gas, sentValue } from "../contracts/chain-options.ts";
import { wholeNumber } from "../contracts/options.ts";
import { readContract, UnreadableFile } from "../contracts/read-contract.ts";
import { UsageError } from "../engines/engine.ts";
import { accountId, contractId, payeeId } from "./chain-flags.ts";

const UINT32 = 0xffff_ffff;
/** A block takes some ten microseconds and a kilobyte; all of one command are one write. */
const MOST_BLOCKS = 100_000;

/** Hears a request, and the command with its options. */
export type Receive = (request: Request, command: Command) => void | Promise<void>;

/** Adds all of them to `parent`; `receive` is given what each of them means. */
export function addRequests(parent: Command, receive: Receive): void {
  addCreate(parent, receive);
  addCall(parent, receive);
  addRead(parent, receive);
  addTransfer(parent, receive);
  addBlock(parent, receive);
}

const withSender = (command: Command): Command =>
  command
    .option("--sender <id>", "the account that sends it", accountId, "1.2.0")
    .option("--value <amount[:asset]>", "what is sent with it, in smallest units; the asset is 1.3.0", sentValue)
    .option("--gas <limit>", "gas at most", gas);

interface SentFlags {
  readonly sender: string;
  readonly value?: Amount;
  readonly gas?: bigint;
}

const sent = ({ sender, value, gas: limit }: SentFlags): Sent => ({
  sender,
  ...(value && { value }),
  ...(limit !== undefined && { gas: limit }),
});

function addCreate(parent: Command, receive: Receive): void {
  withSender(parent.command("create"))
    .description("Create a contract: its constructor runs, and it gets the next id.")
    .argument("<file>", "the contract: ELF, Mach-O, ESC, or either as hex", container)
    .addHelpText("after", "\nExample:\n  echolot chain create token.elf --sender 1.2.10 --value 500")
    .action((code: Uint8Array, flags: SentFlags, command) =>
      receive({ kind: "create", code, ...sent(flags) }, command),
    );
}

/** Throws UsageError. */
function container(file: string): Uint8Array {
  try {
    return readContract(file);
  } catch (error) {
    throw error instanceof UnreadableFile ? new UsageError(error.message) : error;
  }
}

function addCall(parent: Command, receive: Receive): void {
  withSender(parent.command("call"))
    .description("Call a contract.")
    .argument("<contract>", "its id", contractId)
    .argument("<line>", "the call, e.g. 'mint(100)'")
    .option("--no-changing-state", "run it and drop what it changed")
    .addHelpText("after", `\nExample:\n  echolot chain call 1.11.0 'transfer("1.2.11", 5)' --sender 1.2.10`)
    .action((to: string, line: string, flags: SentFlags & { readonly changingState: boolean }, command) => {
      const call = { kind: "call", to, line, ...sent(flags) } as const;
      return receive(flags.changingState ? call : { kind: "view", call }, command);
    });
}

function addRead(parent: Command, receive: Receive): void {
  parent
    .command("read")
    .description("Read a variable of a contract by its bare name; nothing runs, nothing changes.")
    .argument("<contract>", "its id", contractId)
    .argument("<name>", "the variable", bareName)
    .addHelpText("after", "\nExample:\n  echolot chain read 1.11.0 total")
    .action((to: string, line: string, _: object, command) =>
      receive({ kind: "read", call: { kind: "call", to, line, sender: "1.2.0" } }, command),
    );
}

function bareName(text: string): string {
  if (!isBareName(text)) throw new InvalidArgumentError("Expected a name without parentheses.");
  return text.trim();
}

function addTransfer(parent: Command, receive: Receive): void {
  parent
    .command("transfer")
    .description("An account pays an account or a contract.")
    .argument("<from>", "an account", accountId)
    .argument("<to>", "an account or a contract", payeeId)
    .argument("<amount[:asset]>", "in smallest units; the asset is 1.3.0", sentValue)
    .addHelpText("after", "\nExample:\n  echolot chain transfer 1.2.10 1.2.11 250:1.3.0")
    .action((from: string, to: string, amount: Amount, _: object, command) =>
      receive({ kind: "transfer", from, to, ...amount }, command),
    );
}

interface BlockFlags {
  readonly count: number;
  readonly timestamp?: number;
  readonly author?: string;
}

function addBlock(parent: Command, receive: Receive): void {
  parent
    .command("block")
    .description("End the head block and begin the next one.")
    .option("--count <n>", "so many times", wholeNumber(1, MOST_BLOCKS), 1)
    .option("--timestamp <seconds>", "of the first new block (default: the last one's and the chain's step)", uint32)
    .option("--author <id>", "of the new blocks (default: the last one's)", accountId)
    .addHelpText("after", "\nExample:\n  echolot chain block --count 10")
    .action((flags: BlockFlags, command) => receive({ kind: "block", ...flags }, command));
}

const uint32 = wholeNumber(0, UINT32);
