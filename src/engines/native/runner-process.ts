/** The parent's side of one runner: start it, ask it one batch at a time, notice its death, its silence, and nonsense. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, ftruncateSync, readSync, writeSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { memoryFile } from "./descriptors.ts";
import { HEADER, ROOM } from "./request.ts";

/** Why there is no answer. `lacking`: it cannot work on this machine. */
export interface Loss {
  readonly lost: "died" | "hung" | "protocol";
  readonly how: string;
  readonly lacking?: true;
}

const MAGIC = 0x50534145;
/** Bytes of outcomes that one piece may have (runner/protocol.h). */
const REPLY_ROOM = 17 << 20;
/** What has been read may be written over. */
const GO_ON = new Uint8Array(8);
/** The runner's way to say that the kernel lacks something (runner/system.h). */
const LACKING = 71;

/** One piece of the reply: the outcomes of so many cases. */
export interface Piece {
  readonly cases: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Batches travel in a file that both have open: through the pipes it would take longer than the cases. */
export class RunnerProcess {
  readonly #process: ChildProcess;
  readonly #file = memoryFile("batches");
  readonly #exited: Promise<void>;
  #lastWords = "";
  /** Of heads that have come in part. */
  #heads: Buffer = Buffer.alloc(0);
  /** Told of every arrival, and of the end. */
  #listener: (loss?: Loss) => void = () => {};

  constructor(path: string) {
    ftruncateSync(this.#file, ROOM + REPLY_ROOM);
    this.#process = spawn(path, { stdio: ["pipe", "pipe", "pipe", this.#file], env: {} });
    this.#exited = new Promise((resolve) => {
      this.#process.once("close", resolve);
      this.#process.once("error", () => resolve());
    });
    const { stdin, stdout, stderr } = this.#process as { stdin: Writable; stdout: Readable; stderr: Readable };
    stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-1000);
    });
    stdin.on("error", () => {}); // the death is told by `close`
    stdout.on("data", (chunk: Buffer) => this.#arrived(chunk));
    this.#process.once("close", (code, signal) => this.#listener(this.#obituary(code, signal)));
    this.#process.once("error", (error) => this.#listener({ lost: "died", how: error.message }));
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** The reply to a request with `cases` cases, or why there is none within `patience` milliseconds. To be closed after a loss. */
  ask(request: Uint8Array, cases: number, patience: number): Promise<Piece[] | Loss> {
    return new Promise((resolve) => {
      const pieces: Piece[] = [];
      const end = (answer: Piece[] | Loss): void => {
        clearTimeout(timer);
        this.#listener = () => {};
        resolve(answer);
      };
      const hung = { lost: "hung", how: `no answer within ${patience / 1000} s` } as const;
      const timer = setTimeout(() => end(hung), patience);
      this.#listener = (loss) => endWith(loss ?? this.#collect(pieces, cases), end);
      const { exitCode, signalCode } = this.#process;
      if (exitCode !== null || signalCode !== null) end(this.#obituary(exitCode, signalCode));
      else this.#send(request);
    });
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#exited;
    closeSync(this.#file);
  }

  #send(request: Uint8Array): void {
    for (let at = HEADER; at < request.length; )
      at += writeSync(this.#file, request, at, request.length - at, at - HEADER);
    // a copy: the request's memory is used again for the next one
    this.#process.stdin!.write(request.slice(0, HEADER));
  }

  #arrived(chunk: Buffer): void {
    this.#heads = Buffer.concat([this.#heads, chunk]);
    this.#listener();
  }

  /** Takes the pieces that are complete. All of them, a loss, or undefined while some are missing. */
  #collect(pieces: Piece[], cases: number): Piece[] | Loss | undefined {
    for (;;) {
      const head = this.#takeHead();
      if (!head) return undefined;
      if (head.magic !== MAGIC || head.bytes > REPLY_ROOM)
        return { lost: "protocol", how: "the runner did not speak its protocol" };
      pieces.push({ cases: head.cases, bytes: this.#outcomes(head.bytes) });
      const answered = pieces.reduce((sum, piece) => sum + piece.cases, 0);
      if (answered > cases) return { lost: "protocol", how: "the runner answered what it was not asked" };
      if (answered === cases) return pieces;
      this.#process.stdin!.write(GO_ON);
    }
  }

  #takeHead(): { magic: number; bytes: number; cases: number } | undefined {
    const first = this.#heads;
    if (first.length < HEADER) return undefined;
    this.#heads = first.subarray(HEADER);
    return { magic: first.readUInt32LE(0), bytes: first.readUInt32LE(4), cases: first.readUInt32LE(8) };
  }

  /** In memory of their own that begins at 0: words can be read there. */
  #outcomes(size: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(size);
    for (let at = 0; at < size; ) at += readSync(this.#file, out, at, size - at, ROOM + at);
    return out;
  }

  #obituary(code: number | null, signal: string | null): Loss {
    const words = this.#lastWords.trim();
    const ended = signal ? `ended by ${signal}` : `exit code ${code}`;
    const how = words ? `${ended}: ${words}` : ended;
    return { lost: "died", how, ...(code === LACKING && { lacking: true as const }) };
  }
}

/** Ends with an answer, goes on waiting without. */
function endWith(answer: Piece[] | Loss | undefined, end: (answer: Piece[] | Loss) => void): void {
  if (answer) end(answer);
}

export const isLoss = (answer: object): answer is Loss => "lost" in answer;
