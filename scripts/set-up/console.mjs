/** How set-up talks, and how it starts other programs. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Ends set-up with a message instead of a stack trace. Exit code 3: the environment lacks something; 1: our sources are broken. */
export class Lacking extends Error {
  constructor(message, exitCode = 3) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const say = (text) => console.log(`set-up: ${text}`);

/** Runs a program to its end. Its output is captured: shown only when it fails. */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
  const output = `${result.stdout ?? ""}${result.stderr ?? ""}`.trim();
  return { ok: result.status === 0, found: result.error?.code !== "ENOENT", output };
}

/** The last lines of a program's output, indented. */
export const tail = (output, lines = 12) =>
  output
    .split("\n")
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join("\n");
