/** `echolot run`: one call of one contract on a chain in memory, on one engine or on several that are compared at every `int`. */
import { type Command, Option } from "commander";
import { LIMITS, type ProfileName } from "../../oracle/index.ts";
import { comparable } from "../contracts/available.ts";
import { type Circumstances, DEFAULT_CONTRACT, DEFAULT_SENDER } from "../contracts/circumstances.ts";
import { type CallSettings, runContract } from "../contracts/command.ts";
import { type ChosenLimits, chosenLimit, LIMIT_LINES } from "../contracts/limit-option.ts";
import { limitsWith } from "../contracts/limits.ts";
import { engines, wholeNumber } from "../contracts/options.ts";
import { readContract, UnreadableFile } from "../contracts/read-contract.ts";
import type { Earlier, EngineName } from "../contracts/request.ts";
import { UsageError } from "../engines/engine.ts";
import { type CircumstancesFlags, circumstancesOf, withCircumstances } from "./circumstances-options.ts";
import { PROFILE_LINES, profileOption } from "./profile-option.ts";

interface RunFlags extends CircumstancesFlags {
  readonly call?: string;
  readonly create?: boolean;
  readonly engine: readonly EngineName[];
  readonly compare?: boolean;
  readonly trace?: boolean;
  readonly json?: boolean;
  readonly before?: readonly string[];
  readonly laterForm?: boolean;
  readonly limit: number;
  readonly maxSize: number;
  readonly set?: ChosenLimits;
  readonly timeout: number;
  readonly profile: ProfileName;
}

const EXAMPLES = `
Examples:
  echolot run fib.esc --call 'fib(25)'
  echolot run token.elf --call 'get_balance("1.2.10", "1.3.0")' --balance 1.2.10:1.3.0=500 --compare
  echolot run token.elf --call 'balance_of("alice")' --before 'mint("alice", 5)'
  echolot run wallet.elf --call total --storage 1.11.0:total=6400000000000000
  echolot run shop.elf --call 'buy()' --value 100 --balance 1.2.0:1.3.0=500 --contract 1.11.8=token.elf
  echolot run token.elf --create --trace
  echolot run token.elf --create --profile echo-2020

Exit codes: 0 the call ended without an error, 1 it did not, or the engines differ, 2 used wrongly, 3 an engine is missing.
Gas is counted by the oracle alone, by the schedule of docs/gas.md ("echolot abi" prints it); elsewhere gas_used is 0. The
processor (native) does not count steps beyond a limit of 500,000: it may then run for a second between two services, and a
millisecond for each 2,000 steps in all.
Limits that --set knows, and what they are otherwise:
${LIMIT_LINES}
Profiles, of the oracle alone; what is outside ends the call as unsupported_instruction:
${PROFILE_LINES}`;

/** Adds the verb with its options, its help and its action. */
export function register(program: Command): void {
  const run = program
    .command("run")
    .description(
      "Runs one call of a contract (ELF, Mach-O or ESC, or any of them as hex) and prints what ECHO would report.",
    )
    .argument("<file>", "the contract")
    .option("--call <line>", "the call, e.g. 'fib(25)' or 'greet(\"you\", true)'; a bare name reads a stored variable")
    .option("--create", "create the contract instead: its constructor runs")
    .option(
      "--before <line>",
      "a call before it, on the same chain; 'create' creates; repeatable",
      (line, all: string[] = []) => [...all, line],
    )
    .addOption(
      new Option("--engine <names>", "oracle, unicorn, native, or several with commas")
        .argParser(engines)
        .default(["oracle"], "oracle"),
    )
    .option("--compare", "on the oracle and every other engine that is here, compared at every int")
    .option("--trace", "print each instruction and what it changed (oracle only)")
    .option("--json", "print ECHO's result object")
    .option("--later-form", "with --json: as later versions of ECHO print it, with block_num, trx_num, op_num");
  withCircumstances(run)
    .addOption(profileOption())
    .option("--limit <steps>", "instructions at most", wholeNumber(1, 1e12), LIMITS.steps)
    .option("--max-size <bytes>", "bytes of the contract at most", wholeNumber(1, 1e8), LIMITS.image.containerBytes)
    .option("--set <limit=value>", "another limit, e.g. callDepth=4; repeatable", chosenLimit)
    .option("--timeout <seconds>", "seconds for each engine", wholeNumber(1, 1e6), 60)
    .addHelpText("after", EXAMPLES)
    .action(act);
}

async function act(file: string, flags: RunFlags): Promise<void> {
  try {
    const settings = settingsOf(flags);
    process.exitCode = await runContract(readContract(file), settings, {
      print: (text) => void process.stdout.write(text),
      warn: (text) => void process.stderr.write(text),
    });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    process.stderr.write(`echolot: ${error.message}\n`);
    process.exitCode = 1;
  }
}

function settingsOf(flags: RunFlags): CallSettings {
  const names: readonly EngineName[] = flags.compare ? comparable() : flags.engine;
  if ((flags.call === undefined) === !flags.create) {
    throw new UsageError("say either --call 'name(arguments)' or --create");
  }
  if (flags.trace && names[0] !== "oracle") throw new UsageError("--trace needs the oracle: leave out --engine");
  if (flags.profile !== "full" && (names.length > 1 || names[0] !== "oracle")) {
    throw new UsageError("--profile is for the oracle alone: the other engines have everything");
  }
  const chain = circumstancesOf(flags);
  return {
    ...(flags.call === undefined ? {} : { line: flags.call }),
    before: (flags.before ?? []).map((line) => earlier(line, chain)),
    chain: { ...chain, contractId: chain.contractId ?? DEFAULT_CONTRACT },
    laterForm: flags.laterForm ?? false,
    limits: limitsWith({ containerBytes: flags.maxSize, steps: flags.limit, named: flags.set }),
    engines: names,
    trace: flags.trace ?? false,
    json: flags.json ?? false,
    profile: flags.profile,
    milliseconds: flags.timeout * 1000,
  };
}

/** By the same account, without money. */
const earlier = (line: string, { contractId = DEFAULT_CONTRACT, sender = DEFAULT_SENDER }: Circumstances): Earlier => ({
  to: contractId,
  sender,
  ...(line === "create" ? {} : { line }),
});
