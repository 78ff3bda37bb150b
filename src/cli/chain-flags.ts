/** Options that the parts of `echolot chain` share, and their values from text. */
import { type Command, InvalidArgumentError } from "commander";
import { isAccountId, isContractId } from "../../oracle/index.ts";

export const DEFAULT_FOLDER = "echolot-chain";

export interface FolderFlags {
  readonly chain: string;
  readonly json?: boolean;
}

export const withFolder = (command: Command): Command =>
  command
    .option("--chain <folder>", "the folder that the chain is kept in", DEFAULT_FOLDER)
    .option("--json", "print JSON instead of text");

export const accountId = (text: string): string =>
  isAccountId(text) ? text : wrong("the id of an account, like 1.2.10");

export const contractId = (text: string): string =>
  isContractId(text) ? text : wrong("the id of a contract, like 1.11.0");

export const payeeId = (text: string): string =>
  isAccountId(text) || isContractId(text) ? text : wrong("the id of an account or a contract, like 1.2.10");

function wrong(expected: string): never {
  throw new InvalidArgumentError(`Expected ${expected}.`);
}
