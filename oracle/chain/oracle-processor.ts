/** The oracle as a processor of contracts: a State and a Machine behind the interface that every processor has. */
import { OutOfGas } from "../charge.ts";
import type { Decoded } from "../decode/decode.ts";
import { GuestFault } from "../fault.ts";
import { Machine, type Stop } from "../machine.ts";
import { type Access, Memory } from "../memory.ts";
import { readRegister, State, writeRegister } from "../state.ts";
import type { GasSchedule } from "./gas.ts";
import { FREE } from "./gas-schedule.ts";
import { InstructionCharge } from "./instruction-charge.ts";
import type { Processor, ProcessorStop, Snapshot } from "./processor.ts";

/** Sees each instruction before and after it. */
export interface Tracer {
  /** `instruction` is undefined when there is none to fetch: the step then faults. */
  before(state: State, instruction: Decoded | undefined): void;
  after(state: State, stop: Stop | undefined): void;
}

export interface OracleProcessorOptions {
  readonly machine?: Machine;
  /** Where the guest's memory is kept; fresh when left out. */
  readonly memory?: Memory;
  readonly tracer?: Tracer;
  /** Free when left out. */
  readonly schedule?: GasSchedule;
}

export class OracleProcessor implements Processor {
  readonly state: State;
  readonly #machine: Machine;
  readonly #tracer: Tracer | undefined;
  readonly #charge: InstructionCharge | undefined;
  steps = 0;

  constructor({ machine, memory, tracer, schedule = FREE }: OracleProcessorOptions = {}) {
    this.#machine = machine ?? new Machine({ checkFlags: false });
    this.state = new State(memory ?? new Memory());
    this.#tracer = tracer;
    this.#charge = schedule === FREE ? undefined : new InstructionCharge(schedule);
    this.state.charge = this.#charge;
  }

  get work(): bigint {
    return this.#charge?.paid ?? 0n;
  }

  readRegister(index: number): bigint {
    return readRegister(this.state, index);
  }

  writeRegister(index: number, value: bigint): void {
    writeRegister(this.state, index, value);
  }

  read(address: bigint, size: number): Uint8Array {
    const bytes = this.state.memory.peek(address, size);
    if (!bytes) throw new RangeError(`0x${address.toString(16)} is not mapped`);
    return bytes;
  }

  write(address: bigint, bytes: Uint8Array): void {
    this.state.memory.poke(address, bytes);
  }

  map(at: bigint, size: number, access: Access): void {
    this.state.memory.map(at, size, access);
  }

  resume(at: bigint, limit: number, work = 0n): ProcessorStop {
    this.state.rip = at;
    this.#charge?.allow(work);
    try {
      return contractStop(this.#tracer ? this.#traced(this.#tracer, limit) : this.#run(limit));
    } catch (signal) {
      if (signal instanceof OutOfGas) return { reason: "gas", at: this.state.rip };
      throw signal;
    }
  }

  #run(limit: number): Stop {
    try {
      return this.#machine.run(this.state, { limit });
    } finally {
      this.steps += this.#machine.steps;
    }
  }

  #traced(tracer: Tracer, limit: number): Stop {
    for (let left = limit; left > 0; left--) {
      tracer.before(this.state, this.#fetch());
      const stop = this.#machine.step(this.state, true);
      tracer.after(this.state, stop);
      if (stop && stop.reason !== "return") return stop;
      this.steps++;
      if (stop) return stop;
    }
    return { reason: "limit", at: this.state.rip };
  }

  #fetch(): Decoded | undefined {
    try {
      return this.#machine.fetch(this.state);
    } catch (signal) {
      if (signal instanceof GuestFault) return undefined;
      throw signal;
    }
  }

  snapshot(): Snapshot {
    const { state } = this;
    const changes = state.memory.changes();
    state.memory.commit();
    return {
      registers: [...state.registers],
      rflags: state.rflags,
      ...(state.approximateLanes === 0n && !state.approximationWasRead && { vectors: state.vectors }),
      changes,
      undefined: {
        registers: [...state.undefinedBits],
        rflags: state.undefinedFlags,
        memory: [...state.undefinedMemory],
      },
      undefinedWasRead: state.undefinedWasRead,
    };
  }
}

function contractStop(stop: Stop): ProcessorStop {
  if (stop.reason === "until") throw new Error("a contract runs without an end address");
  return { ...stop, reason: stop.reason };
}
