/**
 * Any program that speaks case lines (case-format.md): `cmd:./my-vm --args`.
 * Cases are sent ahead, several at a time. When something goes wrong then, the program is started again and the cases that had
 * no answer yet are sent one by one: the case that fails alone is to blame. When none does, the first of them keeps the blame:
 * trouble that does not come back is still no agreement.
 */
import type { Failure, MachineCase, Reply } from "../../cases/case.ts";
import { isFailure } from "../../cases/case.ts";
import { skipped } from "../../cases/skip.ts";
import type { Engine } from "../engine.ts";
import { converse } from "./conversation.ts";
import { Program } from "./program.ts";
import { splitWords } from "./words.ts";

/** Cases on their way at once: enough that the program never waits for us. */
const MOST_AHEAD = 64;
/** Bytes of code and memory on their way at once, so that neither side holds much. */
const MOST_BYTES_AHEAD = 64 * 1024;
/** A program that failed so often in a row without one answer is not started again. A silence counts as many. */
const HOPELESS = 40;
const SILENCE_COUNTS = 10;

export interface ExternalOptions {
  /** How long the program may be silent while an answer is due. Default 10 s. */
  readonly limitMs?: number;
}

/** Starts the program. Rejects with UsageError when it cannot be started. */
export async function externalEngine(command: string, { limitMs = 10_000 }: ExternalOptions = {}): Promise<Engine> {
  const words = splitWords(command);
  const speaker = new Speaker(words, limitMs, await Program.start(words));
  return {
    name: `cmd:${command}`,
    description: `program ${words.join(" ")}`,
    run: (cases) => speaker.run(cases),
    close: () => speaker.close(),
    get lost() {
      return speaker.lost;
    },
  };
}

class Speaker {
  readonly #words: readonly string[];
  readonly #limitMs: number;
  #program: Program | undefined;
  #failures = 0;
  #closed = false;
  /** There is one pipe: a call waits for the one before it. A campaign draws the next batch while it looks into a finding. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(words: readonly string[], limitMs: number, program: Program) {
    this.#words = words;
    this.#limitMs = limitMs;
    this.#program = program;
  }

  run(cases: readonly MachineCase[]): Promise<Reply[]> {
    const turn = this.#turn.then(() => this.#runAll(cases));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #runAll(cases: readonly MachineCase[]): Promise<Reply[]> {
    const replies: Reply[] = [];
    while (replies.length < cases.length) {
      const next = cases[replies.length]!;
      if (next.unknownState)
        replies.push(skipped(next, `the line to the program cannot carry ${next.unknownState.join(", ")} yet`));
      else replies.push(...(await this.#runAhead(ahead(cases, replies.length))));
    }
    return replies;
  }

  /** Why no case is sent any more. */
  get lost(): string | undefined {
    if (this.#closed) return "the engine was closed";
    return this.#failures >= HOPELESS ? "given up: the program failed too often in a row" : undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#program?.close();
    this.#program = undefined;
  }

  async #runAhead(cases: readonly MachineCase[]): Promise<Reply[]> {
    const { replies, trouble } = await this.#talk(cases);
    if (!trouble) return replies;
    if (cases.length === 1) return [trouble];
    const alone = await this.#runAlone(cases.slice(replies.length));
    return [...replies, ...(alone.some(isTrouble) ? alone : [trouble, ...alone.slice(1)])];
  }

  async #runAlone(cases: readonly MachineCase[]): Promise<Reply[]> {
    const out: Reply[] = [];
    for (const one of cases) {
      const { replies, trouble } = await this.#talk([one]);
      out.push(trouble ?? replies[0]!);
    }
    return out;
  }

  async #talk(cases: readonly MachineCase[]): Promise<{ replies: Reply[]; trouble?: Failure }> {
    if (this.lost !== undefined) return { replies: [], trouble: unasked(cases[0]!.id, this.lost) };
    const talk = await converse(await this.#start(), cases, this.#limitMs);
    if (talk.replies.length > 0) this.#failures = 0;
    if (talk.trouble) this.#drop(talk.trouble);
    return talk;
  }

  async #start(): Promise<Program> {
    this.#program ??= await Program.start(this.#words);
    return this.#program;
  }

  #drop({ failure }: Failure): void {
    this.#failures += failure === "hung" ? SILENCE_COUNTS : 1;
    this.#program?.kill();
    this.#program = undefined;
  }
}

/** A case that the program itself calls wrong was answered. */
const isTrouble = (reply: Reply): boolean => isFailure(reply) && reply.failure !== "refused";

const unasked = (id: string, why: string): Failure => ({ id, failure: "unasked", error: why });

/** As many cases from `first` on as may be on their way at once; at least one. */
function ahead(cases: readonly MachineCase[], first: number): MachineCase[] {
  const out: MachineCase[] = [];
  for (let n = first, bytes = 0; n < cases.length && out.length < MOST_AHEAD && !cases[n]!.unknownState; n++) {
    bytes += sizeOf(cases[n]!);
    if (out.length > 0 && bytes > MOST_BYTES_AHEAD) break;
    out.push(cases[n]!);
  }
  return out;
}

const sizeOf = ({ code, memory }: MachineCase): number =>
  memory.reduce((sum, { runs }) => runs.reduce((part, { bytes }) => part + bytes.length, sum), code.length);
