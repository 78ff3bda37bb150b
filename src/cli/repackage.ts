/** `echolot repackage`: an executable becomes the ESC container that is uploaded. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { LIMITS, type ProfileName } from "../../oracle/index.ts";
import { wholeNumber } from "../contracts/options.ts";
import { readContract } from "../contracts/read-contract.ts";
import { UsageError } from "../engines/engine.ts";
import { repackage } from "../repackage/repackage.ts";
import { repackageJson, repackageText } from "../repackage/report.ts";
import { withContract } from "./contract-file.ts";
import { PROFILE_LINES, profileOption } from "./profile-option.ts";

interface Flags {
  readonly output?: string;
  readonly hex?: boolean;
  readonly whole?: boolean;
  readonly symbols?: boolean;
  readonly profile: ProfileName;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly maxSize: number;
}

const HELP = `
Left out are headers, filling between sections, names, notes, and tables for exceptions that nothing points into; debugging information
and symbols were never loaded. The container runs as the executable does, as long as the contract does not read its own headers:
--whole keeps every loaded byte, and its permissions. Warnings are those of "echolot inspect".

Exit codes: 0 written, 1 the file is no contract or cannot be written, or there are warnings and --strict asks (then nothing is
written), 2 used wrongly.
Examples:
  echolot repackage token.elf -o token.esc
  echolot repackage token.elf -o token.hex --hex --strict
Profiles, which warnings are held against:
${PROFILE_LINES}`;

export function register(program: Command): void {
  program
    .command("repackage")
    .description("Makes an ESC container, as it is uploaded to ECHO, from an ELF or Mach-O executable.")
    .argument("<file>", "the contract: ELF, Mach-O, ESC, or either as hex")
    .option("-o, --output <file>", "where to (default: beside the input, as .esc or .hex)")
    .option("--hex", "write hex digits, as they are uploaded")
    .option("--whole", "keep every loaded byte: headers, filling, notes")
    .option("--symbols", "keep the values of all symbols, as ECHO's repackager did")
    .addOption(profileOption(false).default("echo-2020"))
    .option("--strict", "write nothing, exit code 1, when there are warnings")
    .option("--json", "print one JSON object")
    .option("--max-size <bytes>", "bytes of the container at most", wholeNumber(1, 1e8), LIMITS.image.containerBytes)
    .addHelpText("after", HELP)
    .action((file: string, flags: Flags) => withContract(file, () => act(file, flags)));
}

function act(file: string, { whole = false, symbols = false, profile, maxSize, ...flags }: Flags): void {
  const output = outputFor(file, flags);
  const limits = { ...LIMITS.image, containerBytes: maxSize };
  const made = repackage(readContract(file), { profile, limits, whole, symbols });
  const isRefused = flags.strict === true && made.warnings.length > 0;
  if (!isRefused && !write(output, flags.hex ? `${Buffer.from(made.esc).toString("hex")}\n` : made.esc)) return;
  const told = isRefused ? `nothing (${output} would be it)` : output;
  process.stdout.write(
    `${flags.json ? JSON.stringify(repackageJson(isRefused ? "" : output, made)) : repackageText(told, made)}\n`,
  );
  process.exitCode = isRefused ? 1 : 0;
}

/** Throws UsageError when the input itself would be overwritten. */
function outputFor(file: string, { output, hex }: Pick<Flags, "output" | "hex">): string {
  const chosen = output ?? `${file.replace(/\.(elf|macho|esc|hex|bin)$/i, "")}.${hex ? "hex" : "esc"}`;
  if (resolve(chosen) === resolve(file)) throw new UsageError(`${chosen} is the input: name another file with -o`);
  return chosen;
}

/** False, with a message and exit code 1, when the file cannot be written. */
function write(output: string, content: string | Uint8Array): boolean {
  try {
    writeFileSync(output, content);
    return true;
  } catch (error) {
    process.stderr.write(`echolot: cannot write ${output}: ${(error as Error).message}\n`);
    process.exitCode = 1;
    return false;
  }
}
