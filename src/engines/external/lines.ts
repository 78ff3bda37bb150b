/** Cuts a stream of bytes into lines, and refuses to collect one that does not end. */

export class LineSplitter {
  readonly #most: number;
  readonly #pieces: Buffer[] = [];
  #size = 0;
  /** The line being collected is longer than `most`: its bytes are dropped until it ends. */
  #tooLong = false;

  /** `most`: bytes of the longest line that is kept. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Lines that `chunk` completes, without their end; undefined stands for one that was too long. */
  *push(chunk: Buffer): Generator<string | undefined> {
    for (let from = 0; ; ) {
      const end = chunk.indexOf(10, from);
      this.#collect(chunk.subarray(from, end < 0 ? chunk.length : end));
      if (end < 0) return;
      yield this.#take();
      from = end + 1;
    }
  }

  /** What stands behind the last line end, if anything. */
  *end(): Generator<string | undefined> {
    if (this.#size > 0 || this.#tooLong) yield this.#take();
  }

  /** True as soon as the line being collected is too long, before it ends: it may never end. */
  get overflowing(): boolean {
    return this.#tooLong;
  }

  #collect(piece: Buffer): void {
    this.#tooLong ||= this.#size + piece.length > this.#most;
    if (this.#tooLong) this.#clear();
    else {
      this.#pieces.push(piece);
      this.#size += piece.length;
    }
  }

  #take(): string | undefined {
    const line = this.#tooLong ? undefined : Buffer.concat(this.#pieces).toString("utf8").replace(/\r$/, "");
    this.#tooLong = false;
    this.#clear();
    return line;
  }

  #clear(): void {
    this.#pieces.length = 0;
    this.#size = 0;
  }
}
