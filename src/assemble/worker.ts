/** Starts Keystone's process, hands it sources, and notices when it dies or hangs. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Answer, READY, type Request } from "./protocol.ts";

/**
 * Keystone needs 250 µs for a batch; loading it takes 0.2 s. Two such silences in a row are a hang: after one alone the answer
 * may be waiting behind a program that was busy itself.
 */
const PATIENCE = 4_000;

/** Answers that came, and, when not all did, why the process gave up on the next one. */
export interface Served {
  readonly answers: readonly Answer[];
  readonly broken?: string;
}

/** Node 20 does not run TypeScript: started from the sources (tests), the compiled neighbour is used. */
function processFile(): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith(".js")) return here.replace(/worker\.js$/, "keystone-process.js");
  return here.replace(/src\/assemble\/worker\.ts$/, "dist/src/assemble/keystone-process.js");
}

export class KeystoneWorker {
  #child: Promise<ChildProcess> | undefined;

  /** The process, started when there is none. Rejects when Keystone cannot be loaded. */
  start(): Promise<ChildProcess> {
    this.#child ??= startProcess();
    return this.#child;
  }

  /** Serves as many sources as it can; the next call starts another process when this one broke. */
  async serve(sources: readonly string[]): Promise<Served> {
    if (sources.length === 0) return { answers: [] };
    const served = await converse(await this.start(), sources);
    if (served.broken !== undefined) this.close();
    return served;
  }

  close(): void {
    void this.#child?.then((child) => child.kill("SIGKILL")).catch(() => {});
    this.#child = undefined;
  }
}

async function startProcess(): Promise<ChildProcess> {
  // LLVM writes its last words to standard error; the answer says the same
  const child = fork(processFile(), { serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
  // an idle assembler never keeps the program alive
  child.unref();
  const broken = await conversation(child, (message) => message === READY);
  if (broken === undefined) return child;
  child.kill("SIGKILL");
  throw new Error(`Keystone did not start (${processFile()}): ${broken}`);
}

async function converse(child: ChildProcess, sources: readonly string[]): Promise<Served> {
  const answers: Answer[] = [];
  const request: Request = { sources };
  child.send(request);
  const broken = await conversation(child, (message) => answers.push(message as Answer) === sources.length);
  return broken === undefined ? { answers } : { answers, broken };
}

/** Listens until `isLast` accepts a message; otherwise tells what went wrong. Every message renews the patience. */
function conversation(child: ChildProcess, isLast: (message: unknown) => boolean): Promise<string | undefined> {
  return new Promise((resolve) => {
    const end = (broken?: string): void => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit).off("error", onError);
      child.channel?.unref();
      resolve(broken);
    };
    const onMessage = (message: unknown): void => {
      wasSilent = false;
      timer.refresh();
      if (isLast(message)) end();
    };
    const onExit = (): void => end("Keystone died");
    const onError = (error: Error): void => end(error.message);
    let wasSilent = false;
    const onSilence = (): void => {
      if (wasSilent) end("Keystone hung");
      else timer.refresh();
      wasSilent = true;
    };
    const timer = setTimeout(onSilence, PATIENCE);
    child.on("message", onMessage).on("exit", onExit).on("error", onError);
    child.channel?.ref();
  });
}
