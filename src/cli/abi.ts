/** `echolot abi`: the reference of services, types, errors and limits, each line with its evidence. */
import type { Command } from "commander";
import { abiReference } from "../abi/abi.ts";
import { abiPage } from "../abi/markdown.ts";
import { abiText } from "../abi/text.ts";
import { UsageError } from "../engines/engine.ts";

interface Flags {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const HELP = `
Evidence: doc (ECHO's documentation), seen (genuine bytecode), fits (one natural reading), ours (assigned by this project).

Exit codes: 0 printed, 2 used wrongly.
Examples:
  echolot abi
  echolot abi --json | jq '.services[] | select(.evidence == "seen")'`;

export function register(program: Command): void {
  program
    .command("abi")
    .description("Prints the reference of services, types, errors and limits, each with its evidence.")
    .option("--json", "print one JSON object")
    .option("--markdown", "print the page docs/abi.md")
    .addHelpText("after", HELP)
    .action(act);
}

function act({ json, markdown }: Flags): void {
  if (json && markdown) throw new UsageError("say either --json or --markdown");
  const reference = abiReference();
  const text = json ? `${JSON.stringify(reference)}\n` : markdown ? abiPage(reference) : `${abiText(reference)}\n`;
  process.stdout.write(text);
}
