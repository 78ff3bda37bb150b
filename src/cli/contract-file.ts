/** What verbs that look at a contract's file have in common: a file that is none ends in a message and exit code 1. */
import { LoadError } from "../../oracle/index.ts";
import { UnreadableFile } from "../contracts/read-contract.ts";

/** Runs `act`; what is wrong with the file is told, everything else thrown on. */
export function withContract(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof LoadError) && !(error instanceof UnreadableFile)) throw error;
    const message = error instanceof LoadError ? `${file} is no contract: ${error.message}` : error.message;
    process.stderr.write(`echolot: ${message}\n`);
    process.exitCode = 1;
  }
}
