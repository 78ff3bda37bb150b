/** Starts the process of contract calls, and notices when it dies or takes too long. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EnvironmentLacks } from "../engines/engine.ts";
import { unpackChanges } from "./packed-changes.ts";
import type { Answer, Broken, EngineAnswer, EngineLacking, EngineRequest, SentAnswer } from "./request.ts";

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

/** Answers one call at a time. After an answer that is `broken` it is to be closed. */
export class CallProcess {
  readonly #child: ChildProcess;
  readonly #end = (): void => void this.#child.kill("SIGKILL");

  constructor(traceTo: WorkerOptions["traceTo"]) {
    this.#child = fork(processFile(), {
      serialization: "advanced",
      execArgv: [],
      stdio: ["ignore", traceTo, "ignore", "ipc"],
    });
    process.once("exit", this.#end);
  }

  /** Throws EnvironmentLacks when the engine cannot be had here. */
  async ask(request: EngineRequest, milliseconds: number): Promise<EngineAnswer | Broken> {
    const answer = await answerOf(this.#child, request, milliseconds);
    if ("lacking" in answer) throw new EnvironmentLacks(answer.lacking);
    return answer;
  }

  close(): void {
    process.off("exit", this.#end);
    this.#end();
  }
}

/** Runs one call in a process of its own. Throws EnvironmentLacks when the engine cannot be had here. */
export async function runInProcess(
  request: EngineRequest,
  { milliseconds, traceTo }: WorkerOptions,
): Promise<EngineAnswer | Broken> {
  const child = new CallProcess(traceTo);
  try {
    return await child.ask(request, milliseconds);
  } finally {
    child.close();
  }
}

function answerOf(child: ChildProcess, request: EngineRequest, milliseconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      child.off("message", onMessage).off("error", onError).off("close", onClose);
      resolve(answer);
    };
    const onMessage = (sent: Sent): void => end(unpacked(sent));
    const onError = (error: Error): void => end({ broken: error.message });
    const onClose = (code: number | null, signal: string | null): void =>
      end({ broken: `the process ended (${signal ?? `exit ${code}`})` });
    const timer = setTimeout(() => end({ broken: `no end after ${milliseconds / 1000} s` }), milliseconds);
    child.on("message", onMessage).on("error", onError).on("close", onClose);
    child.send(request, (error) => error && end({ broken: error.message }));
  });
}

type Sent = SentAnswer | EngineLacking | Broken;

function unpacked(sent: Sent): Answer {
  if (!("changed" in sent)) return sent;
  const { changed, observations, ...answer } = sent;
  return { ...answer, observations: unpackChanges(observations, changed) };
}
