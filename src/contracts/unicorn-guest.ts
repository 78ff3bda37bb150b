/**
 * Unicorn as a processor of contracts. A hook sees every instruction, so that the address of every stop and the number of
 * steps are exact, an instruction with REP being one: 0.3 µs an instruction.
 */
import {
  type Access,
  flags,
  isCanonical,
  type Processor,
  type ProcessorStop,
  type Snapshot,
  ZERO_VECTORS,
} from "../../oracle/index.ts";
import { vectorsFrom } from "../cases/vectors.ts";
import {
  type InvalidAccess,
  type RegisterBatch,
  UC_ERR,
  type Unicorn,
  type UnicornApi,
  type VectorBatch,
} from "../engines/unicorn/api.ts";
import { accessKind, exceptionStop } from "../engines/unicorn/exception.ts";
import { type Facts, readInstruction } from "../engines/unicorn/instruction.ts";
import { loadUnicorn } from "../engines/unicorn/locate.ts";
import { UC_GENERAL_REGISTERS, UC_REG_RFLAGS, UC_REG_RIP } from "../engines/unicorn/registers.ts";
import { openUserMode } from "../engines/unicorn/user-mode.ts";
import type { GuestPages } from "./guest-pages.ts";
import { leavePages, takePages } from "./spare-pages.ts";
import { UnicornMemory } from "./unicorn-memory.ts";

const LONGEST_INSTRUCTION = 15;
/** Iterations of repeated strings that a call has on top of its steps: what gas pays for by default (limits.ts), and 1.5 s here. */
const MOST_ITERATIONS = 5_000_000;
const PAGE_BITS = 12n;
const AT_RFLAGS = 16;
const AT_RIP = 17;

let loaded: UnicornApi | undefined;

/** Throws EnvironmentLacks when there is no usable Unicorn. */
export function openUnicornGuest(): UnicornGuest {
  loaded ??= loadUnicorn();
  return new UnicornGuest(openUserMode(loaded), takePages());
}

/** To be closed: Unicorn keeps memory of its own for each. */
export class UnicornGuest implements Processor {
  readonly #unicorn: Unicorn;
  readonly #pages: GuestPages;
  readonly #memory: UnicornMemory;
  readonly #registers: RegisterBatch;
  readonly #vectors: VectorBatch;
  #isClosed = false;
  steps = 0;
  /** Instructions begun in this run; more than `#limit` are not. */
  #begun = 0;
  #limit = 0;
  /** Of repeated string instructions, since the start: they are one step each, and take time all the same. */
  #iterations = 0;
  /** The hook stopped the run before the instruction at `#latest`. */
  #halted = false;
  #latest = 0n;
  #facts: Facts | undefined;
  #vector: number | undefined;
  #access: InvalidAccess | undefined;
  /** The page, before a hole, that must be walked instruction by instruction. */
  #walked: bigint | undefined;

  constructor(unicorn: Unicorn, pages: GuestPages) {
    this.#unicorn = unicorn;
    this.#pages = pages;
    this.#memory = new UnicornMemory(unicorn, pages);
    this.#registers = unicorn.batch([...UC_GENERAL_REGISTERS, UC_REG_RFLAGS, UC_REG_RIP]);
    this.#vectors = unicorn.vectorBatch();
    this.#registers.values.fill(0n);
    this.#registers.values[AT_RFLAGS] = 0x202n;
    this.#registers.write();
    unicorn.hookCode((address) => this.#before(address));
    unicorn.hookInvalidMemory((access) => {
      this.#access ??= access;
    });
    unicorn.hookInterrupt((vector) => {
      this.#vector = vector;
      unicorn.stop();
    });
  }

  readRegister(index: number): bigint {
    return this.#unicorn.readRegister(UC_GENERAL_REGISTERS[index]!);
  }

  writeRegister(index: number, value: bigint): void {
    this.#unicorn.writeRegister(UC_GENERAL_REGISTERS[index]!, value);
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
    this.#registers.read();
    this.#vectors.read();
    return {
      registers: Array.from(this.#registers.values.subarray(0, 16)),
      rflags: this.#rflags(),
      vectors: vectorsFrom(this.#vectors.bytes, ZERO_VECTORS),
      changes: this.#memory.takeChanges(),
    };
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unicorn.close();
    leavePages(this.#pages);
  }

  resume(at: bigint, limit: number): ProcessorStop {
    this.#begun = 0;
    this.#limit = limit;
    this.#walked = undefined;
    let ending: Ending | bigint = at;
    while (typeof ending === "bigint") ending = this.#goOn(ending);
    this.steps += this.#begun - ending.unfinished;
    return ending.stop;
  }

  /** The end, or where to go on. */
  #goOn(at: bigint): Ending | bigint {
    return at >> PAGE_BITS === this.#walked ? this.#walk(at) : this.#advance(at, 0n);
  }

  /** Runs from `at` until RIP is `end`. */
  #advance(at: bigint, end: bigint): Ending | bigint {
    this.#halted = false;
    this.#vector = undefined;
    this.#access = undefined;
    const code = this.#unicorn.start(at, end);
    this.#registers.read();
    return this.#judge(code, this.#registers.values[AT_RIP]!, end);
  }

  #before(address: bigint): void {
    const isSame = address === this.#latest && this.#begun > 0;
    if (isSame && this.#isRepeating()) this.#repeated();
    else this.#begin(address, isSame);
  }

  #begin(address: bigint, isSame: boolean): void {
    if (!isSame) this.#facts = undefined;
    this.#latest = address;
    if (this.#begun < this.#limit) this.#begun++;
    else this.#halt();
  }

  #repeated(): void {
    if (++this.#iterations > MOST_ITERATIONS + this.#limit) this.#halt();
  }

  #halt(): void {
    this.#halted = true;
    this.#unicorn.stop();
  }

  #isRepeating(): boolean {
    return this.#factsOfLatest().isRepeatedString;
  }

  #factsOfLatest(): Facts {
    this.#facts ??= readInstruction(this.#memory.code(this.#latest, LONGEST_INSTRUCTION));
    return this.#facts;
  }

  #rflags(): number {
    return flags.normaliseFlags(Number(BigInt.asUintN(32, this.#registers.values[AT_RFLAGS]!)));
  }

  #judge(code: number, rip: bigint, end: bigint): Ending | bigint {
    const at = this.#latest;
    if (this.#halted) return finished({ reason: "limit", at });
    if (this.#vector !== undefined) return unfinished(this.#interrupted(this.#vector, rip));
    if (this.#access) return this.#blocked(this.#access, rip);
    if (code === UC_ERR.INSN_INVALID) return unfinished(this.#invalid());
    if (code !== UC_ERR.OK || rip !== end) {
      return unfinished({ reason: "unsupported", at, why: `Unicorn stopped with error ${code}` });
    }
    return end === 0n ? finished(this.#atZero()) : rip;
  }

  /** RIP is 0: a near RET ends the run, any other way to get there is a fault as anywhere else. */
  #atZero(): ProcessorStop {
    return this.#factsOfLatest().isNearReturn ? { reason: "return", at: 0n } : fetchFault(0n, 0n);
  }

  /** An interrupt that the instruction asked for leaves RIP behind it; an exception leaves it there. */
  #interrupted(vector: number, rip: bigint): ProcessorStop {
    const at = this.#latest;
    const { softwareInterrupt, length } = this.#factsOfLatest();
    const next = at + BigInt(length);
    if (softwareInterrupt === vector && rip === next) return { reason: "interrupt", at, vector, next };
    const { reason, fault, why } = exceptionStop(vector, at);
    return reason === "fault" && fault ? { reason, at, fault } : { reason: "unsupported", at, why: why ?? "" };
  }

  /** INT1 is the one interrupt that Unicorn takes for an invalid instruction. */
  #invalid(): ProcessorStop {
    const at = this.#latest;
    const { softwareInterrupt: vector, length } = this.#factsOfLatest();
    if (vector !== undefined) return { reason: "interrupt", at, vector, next: at + BigInt(length) };
    return { reason: "fault", at, fault: "#UD" };
  }

  #blocked(access: InvalidAccess, rip: bigint): Ending | bigint {
    const kind = accessKind(access);
    if (kind !== "execute") return unfinished(this.#dataFault(access, kind));
    if (rip !== access.address) {
      // Unicorn translates ahead and met a hole: nothing from RIP on was executed
      this.#walked = rip >> PAGE_BITS;
      return rip;
    }
    if (rip === 0n) return finished(this.#atZero());
    // a branch to an address that is not canonical is the branch's own fault
    if (!isCanonical(rip)) return unfinished({ reason: "fault", at: this.#latest, fault: "#GP" });
    return finished(this.#begun < this.#limit ? fetchFault(rip, rip) : { reason: "limit", at: rip });
  }

  /** Unicorn calls an address that is not canonical unmapped, and reads first what it is going to modify. */
  #dataFault({ address, size }: InvalidAccess, kind: "read" | "write"): ProcessorStop {
    const at = this.#latest;
    const { stack, modifiesMemory } = this.#factsOfLatest();
    if (isCanonical(address) && isCanonical(BigInt.asUintN(64, address + BigInt(size - 1)))) {
      return { reason: "fault", at, fault: "#PF", address, access: modifiesMemory ? "write" : kind };
    }
    return { reason: "fault", at, fault: stack.has(kind) ? "#SS" : "#GP" };
  }

  /** One instruction, with the run's end right behind it so that Unicorn translates nothing more. 30 µs. */
  #walk(at: bigint): Ending | bigint {
    if (this.#begun >= this.#limit) return finished({ reason: "limit", at });
    const bytes = this.#memory.code(at, LONGEST_INSTRUCTION);
    if (bytes.length === 0) return finished(fetchFault(at, at));
    const { length, truncated } = readInstruction(bytes);
    if (truncated) return finished(fetchFault(at, at + BigInt(bytes.length)));
    const next = at + BigInt(length || bytes.length);
    this.#unicorn.forget(at, next + 1n);
    return this.#advance(at, next);
  }
}

interface Ending {
  readonly stop: ProcessorStop;
  /** The latest instruction did not complete. */
  readonly unfinished: 0 | 1;
}

const finished = (stop: ProcessorStop): Ending => ({ stop, unfinished: 0 });
const unfinished = (stop: ProcessorStop): Ending => ({ stop, unfinished: 1 });

const fetchFault = (at: bigint, address: bigint): ProcessorStop => ({
  reason: "fault",
  at,
  fault: "#PF",
  address,
  access: "execute",
});
