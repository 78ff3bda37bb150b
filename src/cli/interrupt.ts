/**
 * Ctrl-C and kill. The first signal aborts `interrupted`: a verb that has something to save listens to it, stops, saves and returns.
 * The process ends at once at a second signal, when nobody listens, or when the verb has not returned in time.
 * Engines end their own processes at exit.
 */
import { getEventListeners } from "node:events";

/** How long a verb may take to save its state. */
const GRACE_MS = 5000;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

const controller = new AbortController();
let exitCode: number | undefined;

/** Aborted by SIGINT or SIGTERM. Add a listener: without one the process ends at once. */
export const interrupted: AbortSignal = controller.signal;

/** The exit code when a signal came: 130 after SIGINT, 143 after SIGTERM. */
export const interruptedWith = (): number | undefined => exitCode;

export function listenForInterrupts(): void {
  process.on("SIGINT", () => stop(EXIT_CODES.SIGINT));
  process.on("SIGTERM", () => stop(EXIT_CODES.SIGTERM));
  // `echolot … | head` closes our output: nobody reads on, so there is nothing left to tell
  process.stdout.on("error", endQuietly);
  process.stderr.on("error", endQuietly);
}

function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(exitCode ?? process.exitCode ?? 0);
}

function stop(code: number): void {
  if (exitCode !== undefined || getEventListeners(interrupted, "abort").length === 0) process.exit(code);
  exitCode = code;
  controller.abort();
  setTimeout(() => process.exit(code), GRACE_MS).unref();
}
