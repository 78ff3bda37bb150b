/** `echolot exec`: any program that reads lines can use an engine through a pipe. */
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Command } from "commander";
import type { ProfileName } from "../../oracle/index.ts";
import { underProfile } from "../cases/under-profile.ts";
import { contractAnswers } from "../contracts/case-runner.ts";
import type { Engine } from "../engines/engine.ts";
import { LineSplitter } from "../engines/external/lines.ts";
import { openEngine } from "../engines/open.ts";
import { type Answerers, answerLines } from "./answer-lines.ts";
import { PROFILE_LINES, profileOption } from "./profile-option.ts";

/** Lines that go to the engine together. What has been read is answered at once, however few lines it is. */
const MOST_AT_ONCE = 256;
/** A case of 1 MiB of memory is 2 MiB of hex. */
const LONGEST_LINE = 16 << 20;

const HELP = `
Reads cases (one JSON object a line) and writes outcomes in the same order, one line each. A bad line is answered with
{"id":…,"error":"…"} and the next line goes on. --profile is for cases that name none themselves. A contract case
({"contracts":{…},"calls":[…]}) is answered with ECHO's result of each call, and the storage and balances that changed.

Example:
  echo '{"id":"a","code":"4811d8","at":"0x400000","until":"0x400003"}' | echolot exec --engine oracle
Profiles:
${PROFILE_LINES}`;

interface Options {
  readonly engine: string;
  readonly profile: ProfileName;
}

export function register(program: Command): void {
  program
    .command("exec")
    .description("Answer case lines from standard input with outcome lines on standard output.")
    .option("--engine <name>", "oracle, unicorn, native or cmd:PROGRAM", "oracle")
    .addOption(profileOption())
    .addHelpText("after", HELP)
    .action(async ({ engine, profile }: Options) =>
      serve(await openAnswerers(engine, profile), process.stdin, process.stdout),
    );
}

interface OpenAnswerers extends Answerers {
  close(): Promise<void>;
}

async function openAnswerers(name: string, profile: ProfileName): Promise<OpenAnswerers> {
  const machine = restricted(await openEngine(name), profile);
  const contracts = contractAnswers(name, profile);
  const close = async (): Promise<void> => {
    contracts.close();
    await machine.close();
  };
  return { machine, contract: contracts.run, close };
}

const restricted = (engine: Engine, profile: ProfileName): Engine => ({
  name: engine.name,
  description: engine.description,
  run: (cases) => engine.run(cases.map((one) => underProfile(one, profile))),
  close: () => engine.close(),
});

/** Answers until the input ends, then closes the engine. */
export async function serve(answerers: OpenAnswerers, input: Readable, output: Writable): Promise<void> {
  const lines = new LineSplitter(LONGEST_LINE);
  try {
    for await (const chunk of input) await answer(answerers, [...lines.push(chunk as Buffer)], output);
    await answer(answerers, [...lines.end()], output);
  } finally {
    await answerers.close();
  }
}

async function answer(answerers: Answerers, lines: (string | undefined)[], output: Writable): Promise<void> {
  for (let n = 0; n < lines.length; n += MOST_AT_ONCE) {
    const answers = await answerLines(answerers, lines.slice(n, n + MOST_AT_ONCE));
    if (answers.length > 0 && !output.write(`${answers.join("\n")}\n`)) await once(output, "drain");
  }
}
