/** `echolot inspect`: what is in a contract's file, without running it. */
import type { Command } from "commander";
import type { ProfileName } from "../../oracle/index.ts";
import { readContract } from "../contracts/read-contract.ts";
import { inspect } from "../inspect/inspect.ts";
import { inspectionJson, inspectionText } from "../inspect/report.ts";
import { withContract } from "./contract-file.ts";
import { PROFILE_LINES, profileOption } from "./profile-option.ts";

interface Flags {
  readonly profile: ProfileName;
  readonly symbols?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
}

const HELP = `
Instructions are found from the entry point, functions that symbols name, addresses that this code takes, and pointers in data; what is
left of the code is swept linearly, and may be data. Services are those of "echolot abi".

Exit codes: 0 inspected, 1 the file is no contract, or there are warnings and --strict asks, 2 used wrongly.
Examples:
  echolot inspect token.elf
  echolot inspect token.esc --profile echo --json
Profiles, which warnings are held against:
${PROFILE_LINES}`;

export function register(program: Command): void {
  program
    .command("inspect")
    .description(
      "Tells container, sections, entry, symbols, instructions by feature, services and warnings of a contract.",
    )
    .argument("<file>", "the contract: ELF, Mach-O, ESC, or either as hex")
    .addOption(profileOption(false).default("echo-2020"))
    .option("--symbols", "list every symbol")
    .option("--strict", "exit code 1 when there are warnings")
    .option("--json", "print one JSON object")
    .addHelpText("after", HELP)
    .action((file: string, flags: Flags) => withContract(file, () => act(file, flags)));
}

function act(file: string, { profile, symbols, json, strict }: Flags): void {
  const inspection = inspect(readContract(file), profile);
  const text = json
    ? JSON.stringify(inspectionJson(file, inspection))
    : inspectionText(file, inspection, symbols ?? false);
  process.stdout.write(`${text}\n`);
  process.exitCode = strict && inspection.warnings.length > 0 ? 1 : 0;
}
