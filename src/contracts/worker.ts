/** Starts the process of one contract call, and notices when it dies or takes too long. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EnvironmentLacks } from "../engines/engine.ts";
import type { Answer, Broken, EngineAnswer, EngineRequest } from "./request.ts";

export interface WorkerOptions {
  readonly milliseconds: number;
  /** File descriptor for the trace: 1, or 2 when standard output belongs to JSON. */
  readonly traceTo: 1 | 2;
}

/** Node 20 does not run TypeScript: started from the sources (tests), the compiled neighbour is used. */
function processFile(): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith(".js")) return here.replace(/worker\.js$/, "call-process.js");
  return here.replace(/src\/contracts\/worker\.ts$/, "dist/src/contracts/call-process.js");
}

/** Runs one call in a process of its own. Throws EnvironmentLacks when the engine cannot be had here. */
export async function runInProcess(request: EngineRequest, options: WorkerOptions): Promise<EngineAnswer | Broken> {
  const child = fork(processFile(), {
    serialization: "advanced",
    execArgv: [],
    stdio: ["ignore", options.traceTo, "ignore", "ipc"],
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  try {
    const answer = await answerOf(child, request, options);
    if ("lacking" in answer) throw new EnvironmentLacks(answer.lacking);
    return answer;
  } finally {
    process.off("exit", end);
    end();
  }
}

function answerOf(child: ChildProcess, request: EngineRequest, { milliseconds }: WorkerOptions): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ broken: `no end after ${milliseconds / 1000} s` }), milliseconds);
    child.once("message", (message) => resolve(message as Answer));
    child.once("error", (error) => resolve({ broken: error.message }));
    child.once("close", (code, signal) => resolve({ broken: `the process ended (${signal ?? `exit ${code}`})` }));
    child.once("close", () => clearTimeout(timer));
    child.send(request, (error) => error && resolve({ broken: error.message }));
  });
}
