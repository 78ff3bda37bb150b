/** One Unicorn in user mode with a case's memory and registers in it, and what its hooks were told. */
import { flags, INITIAL_MXCSR, ZERO_VECTORS } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import { mxcsrOf, type Vectors, vectorBytes, vectorsFrom, vectorsOf } from "../../cases/vectors.ts";
import type { Context, InvalidAccess, RegisterBatch, Unicorn, UnicornApi, VectorBatch } from "./api.ts";
import { Mapping } from "./mapping.ts";
import {
  AT_FS_BASE,
  AT_GS_BASE,
  AT_RFLAGS,
  AT_RIP,
  UC_GENERAL_REGISTERS,
  UC_REG_FS_BASE,
  UC_REG_GS_BASE,
  UC_REG_RFLAGS,
  UC_REG_RIP,
} from "./registers.ts";
import { openUserMode } from "./user-mode.ts";

const AT_GENERAL = UC_GENERAL_REGISTERS.map((_, n) => n);
const WRITTEN = [...UC_GENERAL_REGISTERS, UC_REG_RFLAGS, UC_REG_FS_BASE, UC_REG_GS_BASE];

/** How one `start` ended. */
export interface Ending {
  /** One of UC_ERR. */
  readonly code: number;
  readonly rip: bigint;
  /** Of the interrupt or exception that stopped it. */
  readonly vector: number | undefined;
  /** The first access that failed. */
  readonly access: InvalidAccess | undefined;
}

export interface Registers {
  readonly general: bigint[];
  readonly rflags: number;
  readonly fsBase: bigint;
  readonly gsBase: bigint;
  readonly vectors: Vectors;
  readonly mxcsr: number;
}

export class Stage {
  readonly unicorn: Unicorn;
  readonly mapping: Mapping;
  /** Everything a guest may have changed that a case does not name (MXCSR, x87, segments, …) comes back with this. */
  readonly #fresh: Context;
  readonly #written: RegisterBatch;
  readonly #read: RegisterBatch;
  readonly #vectors: VectorBatch;
  #vector: number | undefined;
  #access: InvalidAccess | undefined;

  constructor(api: UnicornApi) {
    this.unicorn = openUserMode(api);
    this.mapping = new Mapping(this.unicorn);
    this.#written = this.unicorn.batch(WRITTEN);
    this.#read = this.unicorn.batch([...WRITTEN, UC_REG_RIP]);
    this.#vectors = this.unicorn.vectorBatch();
    this.unicorn.hookInterrupt((vector) => {
      this.#vector = vector;
      this.unicorn.stop();
    });
    this.unicorn.hookInvalidMemory((access) => {
      this.#access ??= access;
    });
    this.#fresh = this.unicorn.saveContext();
  }

  /** The processor at the start of the case; its memory is loaded separately. */
  reset(machineCase: MachineCase): void {
    const { registers, rflags, fsBase, gsBase } = machineCase;
    const { values } = this.#written;
    for (let n = 0; n < 16; n++) values[n] = registers[n]!;
    values[AT_RFLAGS] = BigInt(flags.normaliseFlags(rflags));
    values[AT_FS_BASE] = fsBase;
    values[AT_GS_BASE] = gsBase;
    this.unicorn.restoreContext(this.#fresh);
    this.#written.write();
    this.#resetVectors(machineCase);
  }

  /** What was restored has vectors of 0 and the usual MXCSR. */
  #resetVectors(machineCase: MachineCase): void {
    const [vectors, mxcsr] = [vectorsOf(machineCase), mxcsrOf(machineCase)];
    if (vectors === ZERO_VECTORS && mxcsr === INITIAL_MXCSR) return;
    this.#vectors.bytes.set(vectorBytes(vectors));
    this.#vectors.mxcsr = mxcsr;
    this.#vectors.write();
  }

  /** Whether an access has failed since `go`. */
  get hasFailed(): boolean {
    return this.#access !== undefined;
  }

  go(begin: bigint, until: bigint): Ending {
    this.#vector = undefined;
    this.#access = undefined;
    const code = this.unicorn.start(begin, until);
    this.#read.read();
    return { code, rip: this.#read.values[AT_RIP]!, vector: this.#vector, access: this.#access };
  }

  /** As they were when the latest `go` ended. RF, VM and IOPL read 0, bit 1 and IF read 1. */
  registers(machineCase: MachineCase): Registers {
    const { values } = this.#read;
    this.#vectors.read();
    return {
      general: AT_GENERAL.map((n) => values[n]!),
      rflags: flags.normaliseFlags(Number(BigInt.asUintN(32, values[AT_RFLAGS]!))),
      fsBase: values[AT_FS_BASE]!,
      gsBase: values[AT_GS_BASE]!,
      vectors: vectorsFrom(this.#vectors.bytes, vectorsOf(machineCase)),
      mxcsr: this.#vectors.mxcsr,
    };
  }
}
