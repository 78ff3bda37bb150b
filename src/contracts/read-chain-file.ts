/** The chain that a JSON file describes, in the form that a contract case has it. */
import { readFileSync } from "node:fs";
import type { ChainOptions } from "../../oracle/index.ts";
import { FormatError } from "../cases/json/error.ts";
import { UsageError } from "../engines/engine.ts";
import { readChain } from "./json/chain.ts";

/** Throws UsageError: the file cannot be read, is no JSON, or no chain; the message names the place. */
export function readChainFile(path: string): ChainOptions {
  try {
    return readChain(JSON.parse(readFileSync(path, "utf8")), "chain");
  } catch (error) {
    if (error instanceof FormatError) throw new UsageError(`${path}: ${error.message}`);
    if (error instanceof SyntaxError) throw new UsageError(`${path} is no JSON: ${error.message}`);
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}
