/** The parent's side of one worker process: start it, ask it one batch at a time, notice its death and its silence. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { READY } from "./message.ts";

/** Loading Node, koffi and Unicorn takes 0.2 s on an idle machine. */
const PATIENCE_AT_START = 30_000;

/**
 * MB for young objects. Each message lies outside of the heap, where a few megabytes of them start a full collection unless a small one comes
 * first: with 64 MB there was one every 4,500 cases, an eighth of the process's time.
 */
const YOUNG = 2;

/** Why there is no answer. */
export type Loss = { readonly lost: "died" | "hung"; readonly how: string };

/** Node 20 does not run TypeScript: started from the sources (tests), the compiled neighbour is used. */
export function workerFile(): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith(".js")) return here.replace(/child\.js$/, "worker.js");
  return here.replace(/src\/engines\/unicorn\/child\.ts$/, "dist/src/engines/unicorn/worker.js");
}

export class Child {
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  #lastWords = "";

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.#exited = new Promise((resolve) => {
      process.once("exit", () => resolve());
      process.once("error", () => resolve());
    });
    process.stderr!.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-1000);
    });
  }

  /** A process that is ready for cases. Throws when it does not get there. */
  static async start(file = workerFile()): Promise<Child> {
    const forked = fork(file, {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [`--max-semi-space-size=${YOUNG}`],
    });
    const child = new Child(forked);
    const first = await child.#next(PATIENCE_AT_START);
    if (first === READY) return child;
    await child.close();
    throw new Error(`Unicorn's process did not start: ${isLoss(first) ? first.how : "it said something else"}`);
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** The answer to `request`, or why there is none within `patience` milliseconds. The child is to be closed after a loss. */
  ask<T>(request: object, patience: number): Promise<T | Loss> {
    const answer = this.#next(patience);
    if (this.#process.connected) this.#process.send(request, () => {});
    return answer as Promise<T | Loss>;
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#exited;
  }

  #next(patience: number): Promise<unknown> {
    return new Promise((resolve) => {
      const end = (answer: unknown): void => {
        clearTimeout(timer);
        this.#process.off("message", end).off("exit", onExit).off("error", onError);
        resolve(answer);
      };
      const onExit = (code: number | null, signal: string | null): void =>
        end({ lost: "died", how: this.#obituary(code, signal) } satisfies Loss);
      const onError = (error: Error): void => end({ lost: "died", how: error.message } satisfies Loss);
      const timer = setTimeout(
        () => end({ lost: "hung", how: `no answer within ${patience / 1000} s` } satisfies Loss),
        patience,
      );
      this.#process.on("message", end).on("exit", onExit).on("error", onError);
      const { exitCode, signalCode } = this.#process;
      if (exitCode !== null || signalCode !== null) onExit(exitCode, signalCode);
    });
  }

  /** TCG says what it stumbled over before it aborts. */
  #obituary(code: number | null, signal: string | null): string {
    const ended = signal ? `ended by ${signal}` : `exit code ${code}`;
    const words = this.#lastWords.trim().split("\n").at(-1);
    return words ? `${ended}: ${words}` : ended;
  }
}

export const isLoss = (answer: unknown): answer is Loss =>
  typeof answer === "object" && answer !== null && "lost" in answer;
