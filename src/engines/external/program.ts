/** One running program that is spoken to in lines. Memory is bounded: lines wait in its pipe until somebody wants them. */
import { type ChildProcess, spawn } from "node:child_process";
import { UsageError } from "../engine.ts";
import { LineSplitter } from "./lines.ts";
import { guard, killGroup } from "./process-group.ts";

/** The longest answer: 64 KiB of changed bytes and all registers need 140 KB; everything above 16 MiB is babble. */
const LONGEST_LINE = 16 << 20;
const MOST_WAITING = 256;
const LAST_WORDS = 300;
/** How long after its exit, or after its output was closed, the other of the two may follow. */
const SETTLE_MS = 200;
/** How long a program may take to end by itself when its input is closed. */
const FAREWELL_MS = 300;

export type Heard =
  | { readonly kind: "line"; readonly line: string }
  | { readonly kind: "too-long" }
  | { readonly kind: "died"; readonly why: string }
  | { readonly kind: "silence" };

export class Program {
  readonly #child: ChildProcess;
  readonly #lines = new LineSplitter(LONGEST_LINE);
  readonly #waiting: Heard[] = [];
  #lastWords = "";
  #died: string | undefined;
  #wake: (() => void) | undefined;

  /** Rejects with UsageError when there is no such program or it cannot be executed. */
  static start(words: readonly string[]): Promise<Program> {
    const [file, ...args] = words as [string, ...string[]];
    const child = spawn(file, args, { stdio: ["pipe", "pipe", "pipe"], detached: true });
    return new Promise((resolve, reject) => {
      child.once("error", (error) => reject(new UsageError(`cannot start ${file}: ${reasonOf(error)}`)));
      child.once("spawn", () => resolve(new Program(child)));
    });
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
    guard(child);
    // a program that stopped reading shows in its exit or its silence, not here
    child.stdin!.on("error", () => {});
    child.on("error", () => {});
    child.stdout!.on("data", (chunk: Buffer) => this.#hear(chunk));
    child.stderr!.on("data", (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString("utf8")).slice(-LAST_WORDS);
    });
    this.#watchEnd();
  }

  send(line: string): void {
    this.#child.stdin!.write(`${line}\n`);
  }

  /** Something that was said without having been waited for. */
  get hasSpoken(): boolean {
    return this.#waiting.length > 0;
  }

  /** The next line, the program's end, or silence for `ms` milliseconds. */
  async listen(ms: number): Promise<Heard> {
    if (this.#waiting.length === 0 && this.#died === undefined) await this.#sleep(ms);
    const heard = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#child.stdout!.resume();
    if (heard) return heard;
    return this.#died === undefined ? { kind: "silence" } : { kind: "died", why: this.#died };
  }

  kill(): void {
    killGroup(this.#child);
  }

  /** Closes the program's input, lets it end by itself for a moment, then ends its whole group. */
  async close(): Promise<void> {
    this.#child.stdin!.end();
    this.#child.stdout!.resume();
    const deadline = Date.now() + FAREWELL_MS;
    while (this.#died === undefined && Date.now() < deadline) {
      this.#waiting.length = 0;
      await this.#sleep(deadline - Date.now());
    }
    this.kill();
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #hear(chunk: Buffer): void {
    for (const line of this.#lines.push(chunk))
      this.#waiting.push(line === undefined ? { kind: "too-long" } : { kind: "line", line });
    if (this.#lines.overflowing) this.#waiting.push({ kind: "too-long" });
    if (this.#waiting.length > MOST_WAITING) this.#child.stdout!.pause();
    if (this.#waiting.length > 0) this.#wake?.();
  }

  #watchEnd(): void {
    const { promise: ended, resolve: end } = settled();
    const { promise: exited, resolve: exit } = settled();
    this.#child.stdout!.once("close", () => end("closed its output"));
    this.#child.once("exit", (code, signal) => exit(signal ? `was ended by ${signal}` : `exited with code ${code}`));
    const settle = async (): Promise<void> => {
      await Promise.race([ended, exited]);
      const why = await Promise.race([exited, later(SETTLE_MS).then(() => ended)]);
      await Promise.race([ended, later(SETTLE_MS)]);
      this.#died = this.#lastWords ? `${why}; its last words: ${this.#lastWords.trim()}` : why;
      this.kill();
      this.#wake?.();
    };
    void settle();
  }
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

function settled(): { promise: Promise<string>; resolve: (why: string) => void } {
  let resolve: (why: string) => void = () => {};
  const promise = new Promise<string>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such program (or its interpreter is missing)";
  return error.code === "EACCES" ? "it is not executable (chmod +x?)" : error.message;
}
