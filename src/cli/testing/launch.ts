/** The real launcher in a real process, for tests. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectFolder } from "../../project.ts";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface LaunchOptions {
  readonly cwd: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Called with everything written so far, standard output and standard error together. */
  readonly onOutput?: (text: string, child: ChildProcess) => void;
}

/** Runs `./echolot` with the arguments until it ends. */
export function launch(args: readonly string[], { cwd, environment, onOutput }: LaunchOptions): Promise<Ended> {
  // colours are on wherever CI is set, terminal or not
  const env = { ...process.env, NO_COLOR: "1", ...environment };
  const child = spawn(join(projectFolder(), "echolot"), args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = { out: "", err: "" };
  const hear = (stream: "out" | "err") => (piece: Buffer) => {
    ended[stream] += piece;
    onOutput?.(ended.out + ended.err, child);
  };
  child.stdout.on("data", hear("out"));
  child.stderr.on("data", hear("err"));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...ended })));
}
