/** Changed expectations on the terminal: shown, confirmed, written. */
import { createInterface } from "node:readline";
import pc from "picocolors";
import { applyChange, type Change, changeLines } from "../corpus/save.ts";
import { UsageError } from "../engines/engine.ts";

/** False when somebody said no. Throws UsageError where nobody can be asked and nobody said --yes. */
export async function saveChanges(changes: readonly Change[], isConfirmed: boolean): Promise<boolean> {
  for (const change of changes) console.log(changeLines(change).map(coloured).join("\n"));
  if (!isConfirmed && !(await isAgreed(changes.length))) {
    console.log("Nothing was written.");
    return false;
  }
  for (const change of changes) {
    write(change);
    console.log(`wrote ${change.path}`);
  }
  return true;
}

function write(change: Change): void {
  try {
    applyChange(change);
  } catch (error) {
    throw new UsageError(`cannot write ${change.path}: ${(error as Error).message}`);
  }
}

function coloured(line: string): string {
  if (line.startsWith("-")) return pc.red(line);
  return line.startsWith("+") ? pc.green(line) : line;
}

async function isAgreed(files: number): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError("this would change expectations; look at it, then say --yes to write");
  const answer = await ask(`Write ${files === 1 ? "this file" : `these ${files} files`}? [y/N] `);
  return /^y(es)?$/i.test(answer.trim());
}

/** What is typed; nothing when the input ends. Ctrl-C ends the process as everywhere else. */
function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  return new Promise<string>((resolve) => {
    lines.question(question, resolve);
    lines.once("close", () => resolve(""));
  }).finally(() => lines.close());
}
