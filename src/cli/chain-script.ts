/** A script of requests: all lines are read before the first one runs. */
import { Command, CommanderError } from "commander";
import type { Request } from "../chain/request.ts";
import { UsageError } from "../engines/engine.ts";
import { addRequests } from "./chain-requests.ts";
import { wordsOf } from "./words.ts";

/** The requests of a script in order. Throws UsageError that names the line. */
export function readScript(source: string, name: string): Request[] {
  const requests: Request[] = [];
  const told: string[] = [];
  const program = scriptProgram((request) => void requests.push(request), told);
  for (const [n, line] of source.split(/\r?\n/).entries()) {
    try {
      readLine(program, line);
    } catch (error) {
      throw new UsageError(`${name}, line ${n + 1}: ${reasonOf(error, told)}`);
    }
  }
  return requests;
}

function scriptProgram(receive: (request: Request) => void, told: string[]): Command {
  const program = new Command("script")
    .exitOverride()
    .helpCommand(false)
    .helpOption(false)
    .configureOutput({ writeErr: (text) => void told.push(text), writeOut: () => {} });
  addRequests(program, receive);
  for (const command of program.commands) command.copyInheritedSettings(program).helpOption(false);
  return program;
}

function readLine(program: Command, line: string): void {
  const words = wordsOf(line);
  if (words.length > 0) program.parse(words, { from: "user" });
}

function reasonOf(error: unknown, told: readonly string[]): string {
  if (error instanceof CommanderError) return (told.at(-1) ?? error.message).replace(/^error: /, "").trim();
  if (error instanceof UsageError) return error.message;
  throw error;
}
