/**
 * The runner of contracts, asked synchronously: a service needs its guest at once, and the chain interface does not wait for
 * promises. Pipes of our own, because those of Node's child processes do not block. A question costs 15 µs.
 */
import { spawn } from "node:child_process";
import { closeSync, readSync, writeSync } from "node:fs";
import { EnvironmentLacks } from "../engines/engine.ts";
import { pipe } from "../engines/native/descriptors.ts";
import { locateRunner } from "../engines/native/locate.ts";
import { GuestFile } from "./guest-file.ts";

/** The runner's way to say that the kernel lacks something (runner/system.h). */
const LACKING = /refused|refuses|not mounted|cannot be mapped/;

/** Of a resume without regions (runner/protocol.h). */
export const RESUME_BYTES = 168;

export class NativeChannel {
  /** The guest's memory. */
  readonly file: GuestFile;
  readonly #ask: number;
  readonly #answers: number;
  readonly #errors: number;
  readonly #kill: () => void;
  #closed = false;

  /** Throws EnvironmentLacks where there is no runner. */
  constructor() {
    const runner = locateRunner();
    const [input, output, errors] = [pipe(), pipe(), pipe()];
    this.file = sharedFile();
    const child = spawn(runner, ["contract"], {
      stdio: [input.from, output.to, errors.to, this.file.descriptor],
      env: {},
    });
    for (const end of [input.from, output.to, errors.to]) closeSync(end);
    // what happened to it is seen at the pipes; one that waits for its next guest ends with this process
    child.on("error", () => {});
    child.unref();
    this.#kill = () => child.kill("SIGKILL");
    [this.#ask, this.#answers, this.#errors] = [input.to, output.from, errors.from];
  }

  /** Sends `request` and waits for `size` bytes. Throws when the runner has ended, with its last words. */
  ask(request: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
    const answer = this.#wrote(request) ? readAll(this.#answers, size) : new Uint8Array(0);
    if (answer.length < size) throw this.#obituary();
    return answer;
  }

  /** Another guest, fresh and without memory, is there from the next question on. False: the runner has ended. */
  renew(): boolean {
    if (this.#closed || !this.#wrote(ANOTHER)) return false;
    this.file.empty();
    return true;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#kill();
    for (const fd of [this.#ask, this.#answers, this.#errors]) closeSync(fd);
    this.file.close();
  }

  #wrote(bytes: Uint8Array): boolean {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#ask, bytes, done);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EPIPE") return false;
      throw error;
    }
  }

  #obituary(): Error {
    const words = Buffer.from(readAll(this.#errors, MOST_WORDS)).toString();
    if (LACKING.test(words)) return new EnvironmentLacks(`the engine native cannot work here: ${words}.`);
    return new Error(`the native runner has ended${words ? `: ${words}` : ""}`);
  }
}

/** runner/protocol.h: a resume that is none. */
const ANOTHER = Buffer.alloc(RESUME_BYTES);
ANOTHER.writeUInt32LE(0x41534145);

/** Characters of its last words. */
const MOST_WORDS = 1000;

/** Fewer bytes: the other side is closed. */
function readAll(fd: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let done = 0; done < size; ) {
    const count = readSync(fd, bytes, done, size - done, null);
    if (count === 0) return bytes.slice(0, done);
    done += count;
  }
  return bytes;
}

/** Throws EnvironmentLacks on a system without such files. */
function sharedFile(): GuestFile {
  try {
    return new GuestFile();
  } catch (error) {
    throw new EnvironmentLacks(`the engine native cannot work here: ${(error as Error).message}.`);
  }
}
