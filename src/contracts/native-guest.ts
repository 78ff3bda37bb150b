/**
 * The host's processor as a processor of contracts. The guest runs at full speed and stays where it is during a service.
 * Steps are not counted then: the processor time that the guest has is limited instead, whatever else keeps the machine busy.
 */
import {
  type Access,
  flags,
  type Processor,
  type ProcessorStop,
  type Snapshot,
  ZERO_VECTORS,
} from "../../oracle/index.ts";
import { VECTOR_BYTES, vectorsFrom } from "../cases/vectors.ts";
import { stopOf } from "../engines/native/ending.ts";
import { type NativeChannel, RESUME_BYTES } from "./native-channel.ts";
import { leaveChannel, takeChannel } from "./native-channels.ts";
import { NativeMemory } from "./native-memory.ts";

/** The quick way cannot tell how the run went on: the whole call has to be run again, instruction by instruction. */
export class NeedsStepping extends Error {}

export interface NativeGuestOptions {
  /** Instruction by instruction: steps are counted, 2 µs each on an idle machine. */
  readonly isStepping?: boolean;
}

const MAGIC = 0x52534145;
const REGION_BYTES = 24;
/** PROT_READ, PROT_WRITE, PROT_EXEC. */
const PROTECTION: Record<Access, number> = { r: 1, rw: 3, rx: 5, rwx: 7 };
/** The outcome record, and the vector state behind it. */
const OUTCOME_BYTES = 25 * 8 + VECTOR_BYTES + 8;
const AT = {
  rflags: 128,
  rip: 152,
  steps: 160,
  address: 168,
  ending: 176,
  trap: 180,
  error: 184,
  microseconds: 192,
  vectors: 200,
};
/** Numbers of runner/protocol.h. */
const RETURN = 2;
const FAULT = 4;
const INTERRUPT = 5;
const SINGLE_STEP = 6;
const STEP_INSTEAD = 17;
/** Below it are exceptions: how long the instruction was that raised one is known only when it was stepped over. */
const FIRST_SERVICE = 0x10;

const RSP = 4;
/** A limit up to here is counted exactly; beyond it the run is stopped by processor time. */
const MOST_COUNTED = 500_000;
/** Steps for which a microsecond is given: a processor does a thousand times as many. */
const STEPS_PER_MICROSECOND = 2;
/** For all of a call, however low its limit; and from one service to the next, however high. */
const LEAST_MICROSECONDS = 1_000;
const MOST_MICROSECONDS = 1_000_000;

interface Bounds {
  /** Steps, 0: not counted. */
  readonly limit: number;
  /** Of processor time, where steps are not counted. */
  readonly microseconds: number;
}

/** Throws EnvironmentLacks where the engine native cannot be had. */
export const openNativeGuest = (options: NativeGuestOptions = {}): NativeGuest =>
  new NativeGuest(takeChannel(), options);

/** To be closed: it has a process. */
export class NativeGuest implements Processor {
  readonly #channel: NativeChannel;
  readonly #memory: NativeMemory;
  readonly #isStepping: boolean;
  readonly #registers = new BigUint64Array(16);
  #vectors = ZERO_VECTORS;
  #rflags = flags.normaliseFlags(0x202);
  /** RSP behind the RET that ends the contract. */
  #home: bigint | undefined;
  /** Of processor time, at full speed. */
  #microseconds = 0;
  #isClosed = false;
  steps = 0;
  /** Something ran without being counted. */
  isUncounted = false;

  constructor(channel: NativeChannel, { isStepping = false }: NativeGuestOptions) {
    this.#channel = channel;
    this.#memory = new NativeMemory(channel.file);
    this.#isStepping = isStepping;
  }

  readRegister(index: number): bigint {
    return this.#registers[index]!;
  }

  writeRegister(index: number, value: bigint): void {
    this.#registers[index] = value;
  }

  read(address: bigint, size: number): Uint8Array {
    return this.#memory.read(address, size);
  }

  write(address: bigint, bytes: Uint8Array): void {
    this.#memory.write(address, bytes);
  }

  map(at: bigint, size: number, access: Access): void {
    this.#memory.map(at, size, access);
  }

  snapshot(): Snapshot {
    return {
      registers: Array.from(this.#registers),
      rflags: this.#rflags,
      vectors: this.#vectors,
      changes: this.#memory.takeChanges(),
    };
  }

  close(): void {
    if (!this.#isClosed) leaveChannel(this.#channel);
    this.#isClosed = true;
  }

  /** Throws NeedsStepping, or an Error when the guest has destroyed its runner. */
  resume(at: bigint, limit: number): ProcessorStop {
    this.#home ??= this.#registers[RSP]! + 8n;
    const isCounted = this.#isStepping || limit <= MOST_COUNTED;
    const left = Math.max(LEAST_MICROSECONDS, limit / STEPS_PER_MICROSECOND) - this.#microseconds;
    if (limit <= 0 || left <= 0) return { reason: "limit", at };
    const bounds = { limit: isCounted ? limit : 0, microseconds: Math.ceil(Math.min(left, MOST_MICROSECONDS)) };
    const answer = this.#channel.ask(this.#request(at, bounds), OUTCOME_BYTES);
    this.isUncounted ||= !isCounted;
    return this.#take(new DataView(answer.buffer), isCounted);
  }

  /** runner/protocol.h, struct resume. */
  #request(at: bigint, { limit, microseconds }: Bounds): Uint8Array {
    const regions = this.#memory.takeUnmapped();
    const request = Buffer.alloc(RESUME_BYTES + REGION_BYTES * regions.length);
    request.writeUInt32LE(MAGIC, 0);
    request.writeUInt32LE(regions.length, 4);
    this.#registers.forEach((value, n) => void request.writeBigUInt64LE(value, 8 + 8 * n));
    request.writeBigUInt64LE(BigInt(this.#rflags), 136);
    request.writeBigUInt64LE(at, 144);
    request.writeBigUInt64LE(BigInt(limit), 152);
    request.writeBigUInt64LE(BigInt(microseconds), 160);
    for (const [n, region] of regions.entries()) {
      const from = RESUME_BYTES + REGION_BYTES * n;
      request.writeBigUInt64LE(region.at, from);
      request.writeBigUInt64LE(BigInt(region.live.length), from + 8);
      request.writeUInt32LE(PROTECTION[region.access], from + 16);
    }
    return request;
  }

  /** runner/protocol.h, struct outcome_record. */
  #take(outcome: DataView, isCounted: boolean): ProcessorStop {
    const [ending, trap] = [outcome.getUint32(AT.ending, true), outcome.getUint32(AT.trap, true)];
    for (let n = 0; n < 16; n++) this.#registers[n] = outcome.getBigUint64(8 * n, true);
    this.#rflags = flags.normaliseFlags(outcome.getUint32(AT.rflags, true));
    this.#vectors = vectorsFrom(new Uint8Array(outcome.buffer, AT.vectors, VECTOR_BYTES), ZERO_VECTORS);
    const [rip, address] = [outcome.getBigUint64(AT.rip, true), outcome.getBigUint64(AT.address, true)];
    if (!isCounted && this.#isDoubtful(ending, trap, rip)) throw new NeedsStepping();
    if (isCounted) this.steps += Number(outcome.getBigUint64(AT.steps, true));
    else this.#microseconds += Number(outcome.getBigUint64(AT.microseconds, true));
    if (ending === INTERRUPT) return { reason: "interrupt", at: rip, vector: trap, next: address };
    return toldAs({ ending, trap, rip, address, error: outcome.getUint32(AT.error, true) });
  }

  /**
   * A jump to 0 looks like the RET of a 0, unless the stack is empty then, and a RET that took more off the stack like a jump; what
   * traps has its beginning guessed.
   */
  #isDoubtful(ending: number, trap: number, rip: bigint): boolean {
    if (ending === FAULT && rip === 0n) return true;
    if (ending === RETURN) return this.#registers[RSP] !== this.#home;
    return ending === STEP_INSTEAD || ending === SINGLE_STEP || (ending === INTERRUPT && trap < FIRST_SERVICE);
  }
}

/** A stop of a case in the words of a contract's: what the runner skips it cannot run. */
function toldAs(ending: Parameters<typeof stopOf>[0]): ProcessorStop {
  const stop = stopOf(ending);
  if (!stop) throw new Error(`the native runner named an ending ${ending.ending} that there is not`);
  if (ending.ending === OUT_OF_TIME) return { reason: "limit", at: ending.rip };
  const { reason, why = "the processor cannot run this" } = stop;
  if (reason === "skip" || reason === "unsupported") return { reason: "unsupported", at: ending.rip, why };
  if (reason === "until") throw new Error("a contract runs without an end address");
  return { ...stop, reason };
}

/** Number of runner/protocol.h. */
const OUT_OF_TIME = 11;
