/** The command line: finds the verb, loads it, runs it, and turns whatever happens into an exit code. */

import { Command } from "commander";
import { packageVersion, projectFolder } from "../project.ts";
import { type Ending, endingOf } from "./ending.ts";
import { interruptedWith, listenForInterrupts } from "./interrupt.ts";
import { refuseOldNode } from "./node-version.ts";
import { VERBS } from "./verbs.ts";

const EXIT_CODES = `
Exit codes: 0 agreed, 1 diverged or failed, 2 used wrongly, 3 the environment lacks something, 130 interrupted.
Example:    echolot fuzz --for 30s`;

function createProgram(): Command {
  return new Command("echolot")
    .description("Reference VM and conformance suite of the ECHO x86-64 smart-contract platform.")
    .version(`echolot ${packageVersion(projectFolder())}`, "-V, --version")
    .usage("VERB [options]")
    .helpCommand("help [verb]", "explain a verb")
    .addHelpText("after", EXIT_CODES)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "echolot: ")) })
    .showSuggestionAfterError()
    .exitOverride();
}

/** Registers the verb that is asked for with all its options, the others with their summary only. */
async function registerVerbs(program: Command, args: readonly string[]): Promise<void> {
  const [first, second] = args.filter((word) => !word.startsWith("-"));
  const wanted = first === "help" ? second : first;
  for (const { name, summary, load } of VERBS) {
    if (name === wanted) (await load()).register(program);
    else program.command(name).description(summary);
  }
  for (const verb of program.commands) {
    verb.copyInheritedSettings(program).summary(VERBS.find(({ name }) => name === verb.name())?.summary ?? "");
  }
}

async function main(args: readonly string[]): Promise<void> {
  refuseOldNode();
  const program = createProgram();
  await registerVerbs(program, args);
  if (args.length === 0) program.help({ error: true });
  await program.parseAsync(args, { from: "user" });
}

function finish({ exitCode, message }: Ending): void {
  if (message) process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}

listenForInterrupts();
try {
  await main(process.argv.slice(2));
} catch (error) {
  finish(endingOf(error));
}
process.exitCode = interruptedWith() ?? process.exitCode ?? 0;
