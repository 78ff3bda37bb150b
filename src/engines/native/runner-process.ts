/** The parent's side of one runner: start it, ask it one batch at a time, notice its death, its silence, and nonsense. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** Why there is no answer. `lacking`: it cannot work on this machine. */
export interface Loss {
  readonly lost: "died" | "hung" | "protocol";
  readonly how: string;
  readonly lacking?: true;
}

const MAGIC = 0x50534145;
const HEADER = 16;
/** The runner's way to say that the kernel lacks something (runner/system.h). */
const LACKING = 71;

/** One piece of the reply: the outcomes of so many cases. */
export interface Piece {
  readonly cases: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export class RunnerProcess {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #exited: Promise<void>;
  #lastWords = "";
  #chunks: Buffer[] = [];
  #size = 0;
  /** Told of every arrival, and of the end. */
  #listener: (loss?: Loss) => void = () => {};

  constructor(path: string) {
    this.#process = spawn(path, { stdio: ["pipe", "pipe", "pipe"], env: {} });
    this.#exited = new Promise((resolve) => {
      this.#process.once("close", resolve);
      this.#process.once("error", () => resolve());
    });
    const { stdin, stdout, stderr } = this.#process;
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
      else this.#process.stdin.write(request);
    });
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#exited;
  }

  #arrived(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    this.#listener();
  }

  /** Takes the pieces that are complete. All of them, a loss, or undefined while some are missing. */
  #collect(pieces: Piece[], cases: number): Piece[] | Loss | undefined {
    for (;;) {
      const head = this.#head();
      if (!head) return undefined;
      if (head.magic !== MAGIC) return { lost: "protocol", how: "the runner did not speak its protocol" };
      if (this.#size < HEADER + head.bytes) return undefined;
      pieces.push({ cases: head.cases, bytes: this.#take(HEADER + head.bytes).subarray(HEADER) });
      const answered = pieces.reduce((sum, piece) => sum + piece.cases, 0);
      if (answered > cases) return { lost: "protocol", how: "the runner answered what it was not asked" };
      if (answered === cases) return pieces;
    }
  }

  #head(): { magic: number; bytes: number; cases: number } | undefined {
    if (this.#size < HEADER) return undefined;
    if (this.#chunks[0]!.length < HEADER) this.#chunks = [Buffer.concat(this.#chunks)];
    const first = this.#chunks[0]!;
    return { magic: first.readUInt32LE(0), bytes: first.readUInt32LE(4), cases: first.readUInt32LE(8) };
  }

  /** The first `size` bytes, in memory of their own that begins at 0: words can be read there. */
  #take(size: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      const chunk = this.#chunks.shift()!;
      const part = chunk.subarray(0, size - at);
      out.set(part, at);
      at += part.length;
      if (part.length < chunk.length) this.#chunks.unshift(chunk.subarray(part.length));
    }
    this.#size -= size;
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
