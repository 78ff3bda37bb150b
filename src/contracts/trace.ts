/**
 * One line an instruction: address, bytes, text, and what it changed. A service's own changes stand in a line of its name.
 *
 *   0x401078  53                push rbx                    rsp 0x2fffffff8 -> 0x2fffffff0  [0x2fffffff0]=0000000000000000
 */
import {
  type Decoded,
  disassemble,
  flags,
  REGISTER_NAMES,
  type Run,
  SERVICES,
  type State,
  type Stop,
  type Tracer,
} from "../../oracle/index.ts";
import type { RecordingMemory } from "./recording-memory.ts";

/** Lines are written in pieces of about this many characters: a system call a line would double the time. */
const PIECE = 1 << 14;
/** Longer writes (a service that fills a block) are shown by their beginning. */
const SHOWN_BYTES = 32;
const BYTES_WIDTH = 30;
const TEXT_WIDTH = 36;

export class TraceWriter implements Tracer {
  readonly #memory: RecordingMemory;
  readonly #write: (text: string) => void;
  #waiting = "";
  #registers: readonly bigint[] = [];
  #rflags = 0;
  #line = "";
  /** The `int` that was left to a service. */
  #service: number | undefined;

  constructor(memory: RecordingMemory, write: (text: string) => void) {
    this.#memory = memory;
    this.#write = write;
  }

  before(state: State, instruction: Decoded | undefined): void {
    if (this.#service !== undefined)
      this.#tell(`${nameOf(this.#service)}: ${this.#changes(state) || "nothing changed"}`);
    this.#service = undefined;
    this.#line = instruction ? describe(state, instruction) : `${hex(state.rip)}  no instruction`;
    this.#remember(state);
  }

  after(state: State, stop: Stop | undefined): void {
    this.#tell(`${this.#line}${this.#changes(state)}`.trimEnd());
    this.#remember(state);
    if (stop?.reason === "interrupt") this.#service = stop.vector;
    else if (stop) this.#tell(`${stop.reason}${stop.fault ? ` ${stop.fault}` : ""} at ${hex(stop.at)}`);
    if (stop) this.flush();
  }

  /** Writes what was kept back. Called at every stop, and at the end. */
  flush(): void {
    if (this.#waiting) this.#write(this.#waiting);
    this.#waiting = "";
  }

  #tell(line: string): void {
    this.#waiting += `${line}\n`;
    if (this.#waiting.length >= PIECE) this.flush();
  }

  /** Memory written so far belongs to what came before. */
  #remember(state: State): void {
    this.#registers = [...state.registers];
    this.#rflags = state.rflags;
    this.#memory.takeWritten();
  }

  #changes(state: State): string {
    const registers = REGISTER_NAMES.flatMap((name, n) => {
      const [was, is] = [this.#registers[n]!, state.registers[n]!];
      return was === is ? [] : [`${name} ${hex(was)} -> ${hex(is)}`];
    });
    return [...registers, ...flagChanges(this.#rflags, state.rflags), ...this.#memory.takeWritten().map(written)].join(
      "  ",
    );
  }
}

function describe({ memory, rip }: State, instruction: Decoded): string {
  const bytes = bytesHex(memory.peek(rip, instruction.length) ?? new Uint8Array(0));
  return `${hex(rip)}  ${bytes.padEnd(BYTES_WIDTH)}  ${disassemble(instruction, rip).padEnd(TEXT_WIDTH)}  `;
}

/** `+ZF -CF`: set and cleared. */
function flagChanges(was: number, is: number): string[] {
  const set = flags.flagNames(is & ~was).map((name) => `+${name}`);
  const cleared = flags.flagNames(was & ~is).map((name) => `-${name}`);
  return set.length + cleared.length === 0 ? [] : [[...set, ...cleared].join(" ")];
}

function written({ at, bytes }: Run): string {
  const rest = bytes.length > SHOWN_BYTES ? `… (${bytes.length} bytes)` : "";
  return `[${hex(at)}]=${bytesHex(bytes.subarray(0, SHOWN_BYTES))}${rest}`;
}

const nameOf = (vector: number): string =>
  `          service 0x${vector.toString(16)} ${SERVICES.find((row) => row.vector === vector)?.name ?? "unknown"}`;

const hex = (value: bigint): string => `0x${value.toString(16)}`;
const bytesHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
