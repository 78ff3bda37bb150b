/**
 * The precise path: a hook sees every instruction before it executes, so that the stop's address and the number of
 * completed instructions are exact. Where it is not in C (compiled/steps.ts) it takes about 0.3 µs an instruction.
 */
import { flags, isCanonical } from "../../../oracle/index.ts";
import type { HostAnswer, MachineCase, OutcomeStop } from "../../cases/case.ts";
import { UC_ERR, type UnicornApi, type UnicornVersion } from "./api.ts";
import { asRead } from "./as-read.ts";
import { Steps } from "./compiled/steps.ts";
import { accessKind, dataStop, exceptionStop, fetchStop } from "./exception.ts";
import { type Facts, readInstruction } from "./instruction.ts";
import { UC_GENERAL_REGISTERS, UC_REG_RFLAGS } from "./registers.ts";
import { type Ending, Stage } from "./stage.ts";
import { hasDeadlyLength, mayHaveLengths } from "./string-length.ts";

const LONGEST_INSTRUCTION = 15;
const PAGE_BITS = 12n;
const POPF = 0x9d;
/** RAX and RDX. */
const LENGTH_REGISTERS = [UC_GENERAL_REGISTERS[0]!, UC_GENERAL_REGISTERS[2]!];

export interface PreciseEnd {
  readonly stop: OutcomeStop;
  readonly steps: number;
}

/** Why the hook stopped the run before an instruction; `bound`: that many were asked for; `deadly`: the process would die of it. */
type Halt = { readonly at: bigint; readonly why: "limit" | "trap" | "bound" | "deadly" };

const DEADLY_LENGTH = "Unicorn's process would abort at a length of PCMPESTRI or PCMPESTRM";

const pageAfter = (at: bigint): bigint => ((at >> PAGE_BITS) + 1n) << PAGE_BITS;

export class PrecisePath {
  readonly stage: Stage;
  #case!: MachineCase;
  #answers: HostAnswer[] = [];
  /** Only POPF sets TF: without one in the code RFLAGS need not be read before every instruction. */
  #maySetTrap = true;
  /** Of the latest instruction: its number, so that they are read once while it repeats. */
  #latest: { readonly begun: number; readonly facts: Facts } | undefined;
  #allowed = Number.POSITIVE_INFINITY;
  #mayHaveLengths = false;
  #halt: Halt | undefined;
  /** The page that must be walked instruction by instruction. */
  #walked: bigint | undefined;
  readonly #version: UnicornVersion;
  readonly #steps: Steps;

  constructor(api: UnicornApi) {
    this.#version = api.version;
    this.stage = new Stage(api);
    this.#steps = new Steps(this.stage.unicorn, (address) => this.#begins(address));
  }

  /** Runs the loaded case to its end. */
  run(machineCase: MachineCase): PreciseEnd {
    this.#case = machineCase;
    this.#maySetTrap = machineCase.code.includes(POPF) || machineCase.memory.some(({ access }) => access.includes("x"));
    this.#mayHaveLengths = mayHaveLengths(machineCase);
    this.#answers = [...(machineCase.host ?? [])];
    this.#steps.reset();
    this.#latest = undefined;
    this.#walked = undefined;
    for (let at = machineCase.at; ; ) {
      const onward = this.#onward(at);
      const next = typeof onward === "object" ? onward : this.#advance(onward);
      if (typeof next === "object") return next;
      at = next;
    }
  }

  /** Goes on at `at`: where to go on after that, or the end. */
  #advance(at: bigint): bigint | PreciseEnd {
    this.#halt = undefined;
    if (this.#walked !== undefined && at >> PAGE_BITS === this.#walked) return this.#walk(at);
    this.#walked = undefined;
    this.#allowed = Number.POSITIVE_INFINITY;
    return this.#judge(this.#go(at, this.#end));
  }

  /** `until` left out means a return to 0: Unicorn stops there before it fetches. */
  get #end(): bigint {
    return this.#case.until ?? 0n;
  }

  /** What may have a deadly length is asked before each instruction. */
  #go(at: bigint, end: bigint): Ending {
    const unasked = this.#mayHaveLengths ? 0 : Math.max(0, Math.min(this.#case.limit, this.#allowed));
    this.#steps.allow(unasked, this.#maySetTrap);
    return this.stage.go(at, end);
  }

  #begins(address: bigint): boolean {
    // MASKMOVDQU's stores end the run only behind it: what comes next has not begun
    if (this.stage.hasFailed) return false;
    if (address === this.#steps.latest && this.#factsAt(address).isRepeatedString) {
      this.#steps.repeats();
      return false;
    }
    const why = this.#reasonToHalt(address);
    if (!why) return true;
    this.#halt = { at: address, why };
    this.stage.unicorn.stop();
    return false;
  }

  #reasonToHalt(address: bigint): Halt["why"] | undefined {
    if (this.#steps.begun >= this.#case.limit) return "limit";
    if (this.#steps.begun >= this.#allowed) return "bound";
    if (this.#mayHaveLengths && this.#hasDeadlyLength(address)) return "deadly";
    return this.#maySetTrap && this.#isTrapSet() ? "trap" : undefined;
  }

  #hasDeadlyLength(address: bigint): boolean {
    const lengths = (): bigint[] => LENGTH_REGISTERS.map((register) => this.stage.unicorn.readRegister(register));
    return hasDeadlyLength(this.stage.mapping.fetch(address, LONGEST_INSTRUCTION), lengths);
  }

  #isTrapSet(): boolean {
    return (Number(this.stage.unicorn.readRegister(UC_REG_RFLAGS)) & flags.TF) !== 0;
  }

  /** What the instruction is. */
  #factsAt(address: bigint): Facts {
    const { begun, latest } = this.#steps;
    if (address === latest && this.#latest?.begun === begun) return this.#latest.facts;
    const facts = this.#read(this.stage.mapping.fetch(address, LONGEST_INSTRUCTION));
    if (address === latest) this.#latest = { begun, facts };
    return facts;
  }

  /** As this version of Unicorn reads it. */
  #read(bytes: Uint8Array): Facts {
    return readInstruction(asRead(bytes, this.#version));
  }

  #judge(ending: Ending): bigint | PreciseEnd {
    if (this.#halt) return this.#halted(this.#halt);
    if (ending.vector !== undefined) return this.#interrupted(ending.vector, ending.rip);
    if (ending.access) return this.#blocked(ending);
    if (ending.code === UC_ERR.OK && ending.rip === this.#end) return this.#arrived();
    if (ending.code === UC_ERR.INSN_INVALID) return this.#invalid(ending.rip);
    // Unicorn ends without an error wherever RIP becomes 0
    if (ending.code === UC_ERR.OK && ending.rip === 0n) return this.#unfetchable(0n);
    const why = `Unicorn stopped at 0x${ending.rip.toString(16)} with error ${ending.code}`;
    return this.#failed({ reason: "unsupported", at: ending.rip, why });
  }

  #halted({ at, why }: Halt): bigint | PreciseEnd {
    if (why === "bound") return at;
    if (why === "limit") return this.#done({ reason: "limit", at });
    if (why === "deadly") return this.#done({ reason: "skip", at, why: DEADLY_LENGTH });
    return this.#done({ reason: "unsupported", at, why: "single-step (TF is set)" });
  }

  #arrived(): PreciseEnd {
    const { until } = this.#case;
    if (until !== undefined) return this.#done({ reason: "until", at: until });
    return this.#unfetchable(0n);
  }

  /** Without `until` a near RET to 0 ends the run; any other way to get there is a fault as anywhere else. */
  #returnedToZero(rip: bigint): boolean {
    const last = this.#steps.latest;
    return rip === 0n && this.#case.until === undefined && last !== undefined && this.#factsAt(last).isNearReturn;
  }

  /** An interrupt that the instruction asked for leaves RIP behind it; an exception leaves it there. */
  #interrupted(vector: number, rip: bigint): bigint | PreciseEnd {
    const at = this.#steps.latest ?? rip;
    const { softwareInterrupt, length } = this.#factsAt(at);
    const next = BigInt.asUintN(64, at + BigInt(length));
    if (softwareInterrupt !== vector || rip !== next) {
      // TF takes effect behind the next instruction: the run should have stopped before it
      return this.#failed(exceptionStop(vector, at));
    }
    const answer = this.#answers[0];
    if (answer?.vector !== vector) return this.#failed({ reason: "interrupt", at, vector });
    this.#answers.shift();
    if (answer.rax !== undefined) this.stage.unicorn.writeRegister(UC_GENERAL_REGISTERS[0]!, answer.rax);
    for (const run of answer.memory) this.stage.mapping.poke(run);
    return next;
  }

  /** The order of stops where the run begins, or goes on after an interrupt or one instruction of a walk. */
  #onward(next: bigint): bigint | PreciseEnd {
    if (next === this.#case.until) return this.#done({ reason: "until", at: next });
    return this.#steps.begun >= this.#case.limit ? this.#done({ reason: "limit", at: next }) : next;
  }

  /** INT1 is the one interrupt that Unicorn takes for an invalid instruction. */
  #invalid(rip: bigint): PreciseEnd {
    const at = this.#steps.latest ?? rip;
    const vector = this.#factsAt(at).softwareInterrupt;
    if (vector !== undefined) return this.#failed({ reason: "interrupt", at, vector });
    return this.#failed({ reason: "fault", at, fault: "#UD" });
  }

  #blocked({ access, rip }: Ending): bigint | PreciseEnd {
    const blocked = access!;
    if (accessKind(blocked) !== "execute") {
      const at = this.#steps.latest ?? rip;
      return this.#failed(dataStop(blocked, at, this.#factsAt(at), this.stage.mapping));
    }
    if (rip === blocked.address) return this.#unfetchable(rip);
    // Unicorn translates ahead: nothing from RIP on has been executed, though an instruction or more may be before the hole
    this.#walked = rip >> PAGE_BITS;
    return rip;
  }

  /** RIP is where nothing can be executed. A branch to a non-canonical address is #GP at the branch. */
  #unfetchable(rip: bigint): PreciseEnd {
    if (this.#returnedToZero(rip)) return this.#done({ reason: "return", at: 0n });
    const last = this.#steps.latest;
    if (!isCanonical(rip) && last !== undefined && this.#factsAt(last).isBranch)
      return this.#failed(fetchStop(last, rip));
    if (this.#steps.begun >= this.#case.limit) return this.#done({ reason: "limit", at: rip });
    return this.#done(fetchStop(rip, rip));
  }

  /** One instruction, with the run's end right behind it so that Unicorn translates nothing more. 30 µs. */
  #walk(at: bigint): bigint | PreciseEnd {
    const bytes = this.stage.mapping.fetch(at, LONGEST_INSTRUCTION);
    if (bytes.length === 0) return this.#unfetchable(at);
    const { length, truncated } = this.#read(bytes);
    if (truncated) return this.#done(fetchStop(at, BigInt.asUintN(64, at + BigInt(bytes.length))));
    const next = BigInt.asUintN(64, at + BigInt(length || bytes.length));
    this.stage.mapping.forget(at, next + 1n);
    const begun = this.#steps.begun;
    this.#allowed = begun + 1;
    const ending = this.#go(at, next);
    if (ending.code === UC_ERR.OK && ending.rip === next && ending.vector === undefined && !this.#halt) return next;
    const onward = this.#judge(ending);
    // it takes the instruction for a longer one and wants bytes of the next page: to ask again would change nothing
    return onward === at && this.#steps.begun === begun ? this.#done(fetchStop(at, pageAfter(at))) : onward;
  }

  /** Every instruction begun has completed. */
  #done(stop: OutcomeStop): PreciseEnd {
    return { stop, steps: this.#steps.begun };
  }

  /** The latest instruction has not. */
  #failed(stop: OutcomeStop): PreciseEnd {
    return { stop, steps: Math.max(0, this.#steps.begun - 1) };
  }
}
