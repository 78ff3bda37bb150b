/** The compiled command line in a real process, without the launcher: half a second less, once it has compiled. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { projectFolder } from "../../project.ts";
import { type Ended, launch } from "./launch.ts";

export const MAIN = join(projectFolder(), "dist/src/cli/main.js");

/** To be called before `runCompiled`: the launcher compiles where it has to. */
export async function compile(): Promise<void> {
  expect(await launch(["--version"], { cwd: projectFolder() })).toMatchObject({ code: 0 });
}

export interface RunEnded extends Ended {
  /** What ended the process, when it did not end by itself. */
  readonly signal: NodeJS.Signals | null;
}

/** Runs a verb to its end. `onOutput` hears what stands on standard output so far. */
export function runCompiled(
  args: readonly string[],
  cwd: string,
  onOutput?: (out: string, child: ChildProcess) => void,
): Promise<RunEnded> {
  const env = { ...process.env, NO_COLOR: "1" };
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = { out: "", err: "" };
  child.stdout.on("data", (piece) => {
    ended.out += piece;
    onOutput?.(ended.out, child);
  });
  child.stderr.on("data", (piece) => {
    ended.err += piece;
  });
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, ...ended })));
}
