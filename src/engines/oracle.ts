/** The oracle as an engine: a case in, its outcome out, in this process. */
import {
  Machine,
  Memory,
  type ProfileName,
  type Recorder,
  type Resolve,
  type Row,
  type Run,
  State,
  type Stop,
  VERSION,
} from "../../oracle/index.ts";
import type { Free, HostAnswer, MachineCase, Outcome, OutcomeStop, Reply } from "../cases/case.ts";
import { type CodePlace, codePages } from "../cases/layout.ts";
import { profileOf } from "../cases/profile.ts";
import { mxcsrOf, vectorsOf } from "../cases/vectors.ts";
import type { Engine } from "./engine.ts";

export interface OracleOptions {
  /** Another table: how tests switch wrong definitions on. */
  readonly table?: readonly Row[];
  /** Another memory, likewise. */
  readonly createMemory?: () => Memory;
  /** Hold every execution against its row's flag contract. Default true. */
  readonly checkFlags?: boolean;
  /** Outcomes do not tell what is undefined, so that those bits are compared too, with the policy's choice. Default false. */
  readonly strict?: boolean;
  /** Of cases that name none. Default `full`. */
  readonly profile?: ProfileName;
}

/** Runs cases one after the other; keeps what the regions of the latest case mapped for the next that carries the same array. */
export class OracleRunner {
  readonly #options: OracleOptions;
  readonly #profile: ProfileName;
  readonly #machine: Machine;
  /** For cases that name another profile. */
  readonly #others = new Map<ProfileName, Machine>();
  readonly #createMemory: () => Memory;
  #memory: Memory | undefined;
  #regions: MachineCase["memory"] | undefined;
  #place: CodePlace | undefined;
  #codeLength = 0;
  /** What is placed there; undefined while that is not known. */
  #code: Uint8Array | undefined;

  constructor(options: OracleOptions = {}) {
    const { createMemory = () => new Memory(), profile = "full" } = options;
    this.#options = options;
    this.#profile = profile;
    this.#machine = machineOf(options, profile);
    this.#createMemory = createMemory;
  }

  /** `resolve` decides undefined bits; the documented policy when left out. */
  run(machineCase: MachineCase, resolve?: Resolve): Outcome {
    const state = this.start(machineCase, resolve);
    if (machineCase.unknownState?.length) return outcome(machineCase, state, skipped(machineCase), 0);
    const { stop, steps } = this.#runServiced(this.#machineFor(machineCase), state, machineCase);
    return outcome(machineCase, state, stop, steps, this.strict);
  }

  /** As `run` with the documented policy, every instruction told to the recorder. */
  runRecorded(machineCase: MachineCase, recorder: Recorder): Outcome {
    this.#machine.recorder = recorder;
    try {
      return this.run(machineCase);
    } finally {
      this.#machine.recorder = undefined;
    }
  }

  /** The state before the first instruction: for whoever wants to step by itself. */
  start(machineCase: MachineCase, resolve?: Resolve): State {
    const state = new State(this.#prepare(machineCase), machineCase.registers);
    state.rip = machineCase.at;
    state.rflags = machineCase.rflags;
    state.fsBase = machineCase.fsBase;
    state.gsBase = machineCase.gsBase;
    state.vectors = vectorsOf(machineCase);
    state.mxcsr = mxcsrOf(machineCase);
    state.resolve = resolve;
    return state;
  }

  /** A runner by other rules: each row as `change` has it. */
  ruledBy(change: (row: Row) => Row): OracleRunner {
    return new OracleRunner({ ...this.#options, table: this.#machine.table.map(change) });
  }

  /** Another runner of the same oracle, with memory of its own. */
  twin(): OracleRunner {
    return new OracleRunner(this.#options);
  }

  /** Whether undefined bits are compared too. */
  get strict(): boolean {
    return this.#options.strict ?? false;
  }

  get machine(): Machine {
    return this.#machine;
  }

  #prepare(machineCase: MachineCase): Memory {
    if (this.#isLatest(machineCase)) {
      this.#memory!.rollback();
      return this.#memory!;
    }
    const place = this.#placeOf(machineCase);
    // should placing it fail, the next case must not take this one's memory for prepared
    this.#code = undefined;
    const reusable =
      this.#memory && this.#regions && samePages(this.#place, place) && sameLayout(this.#regions, machineCase.memory);
    const memory = reusable ? this.#refill(machineCase) : this.#map(machineCase, place);
    memory.place(machineCase.at, machineCase.code);
    this.#place = place;
    this.#code = machineCase.code;
    this.#codeLength = machineCase.code.length;
    return memory;
  }

  /** A program from another start: all that it finds in memory is there but for what the latest run wrote. */
  #isLatest({ code, at, memory }: MachineCase): boolean {
    return memory === this.#regions && code === this.#code && at === this.#place?.codeAt;
  }

  /** Generated cases begin where the latest one did and have its regions: no need to work out its pages again. */
  #placeOf(machineCase: MachineCase): CodePlace {
    const latest = this.#place;
    const same = latest?.codeAt === machineCase.at && this.#regions === machineCase.memory;
    return same && machineCase.code.length <= this.#codeLength ? latest : codePages(machineCase);
  }

  /** The pages of the latest case with the content of this one: regions whose runs are the same array are as they were. */
  #refill({ memory: regions }: MachineCase): Memory {
    const memory = this.#memory!;
    const { own, codeAt } = this.#place!;
    memory.rollback();
    if (own) memory.place(codeAt, new Uint8Array(this.#codeLength));
    for (const [n, region] of regions.entries()) {
      // code is placed over the region that covers it
      const hadCode = region.at <= codeAt && codeAt < region.at + BigInt(region.size);
      if (region.runs === this.#regions![n]!.runs && !hadCode) continue;
      memory.place(region.at, new Uint8Array(region.size));
      for (const run of region.runs) memory.place(run.at, run.bytes);
    }
    this.#regions = regions;
    return memory;
  }

  #map(machineCase: MachineCase, place: CodePlace): Memory {
    const memory = this.#createMemory();
    for (const { at, size, access, runs } of machineCase.memory) {
      memory.map(at, size, access);
      for (const run of runs) memory.place(run.at, run.bytes);
    }
    if (place.own) memory.map(place.at, place.size, "rx");
    this.#memory = memory;
    this.#regions = machineCase.memory;
    return memory;
  }

  #machineFor({ features }: MachineCase): Machine {
    const name = features && profileOf({ features })?.name;
    if (name === undefined || name === this.#profile) return this.#machine;
    const machine = this.#others.get(name) ?? machineOf(this.#options, name);
    this.#others.set(name, machine);
    return machine;
  }

  #runServiced(
    machine: Machine,
    state: State,
    { until, limit, host = [] }: MachineCase,
  ): { stop: Stop; steps: number } {
    const answers = [...host];
    for (let steps = 0; ; steps++) {
      const stop = machine.run(state, { until, limit: limit - steps });
      steps += machine.steps;
      const answer = answers[0];
      if (stop.reason !== "interrupt" || !answer || answer.vector !== stop.vector) return { stop, steps };
      answers.shift();
      applyAnswer(state, answer, stop.next!);
    }
  }
}

const machineOf = ({ table, checkFlags = true }: OracleOptions, profile: ProfileName): Machine =>
  new Machine({ ...(table && { table }), profile, checkFlags });

const samePages = (old: CodePlace | undefined, now: CodePlace): boolean =>
  old?.at === now.at && old.size === now.size && old.own === now.own;

const sameLayout = (old: MachineCase["memory"], now: MachineCase["memory"]): boolean =>
  old === now ||
  (old.length === now.length &&
    old.every(({ at, size, access }, n) => at === now[n]!.at && size === now[n]!.size && access === now[n]!.access));

function applyAnswer(state: State, { rax, memory }: HostAnswer, next: bigint): void {
  if (rax !== undefined) state.registers[0] = rax;
  for (const run of memory) state.memory.poke(run.at, run.bytes);
  state.rip = next;
}

const skipped = ({ at, unknownState }: MachineCase): OutcomeStop => ({
  reason: "skip",
  at,
  why: `the oracle has no ${unknownState!.join(", ")}`,
});

/** What is to be seen of `state` at the end of the case; `strict`: not what in it is undefined. */
export function outcome(
  machineCase: MachineCase,
  state: State,
  stop: Stop | OutcomeStop,
  steps: number,
  strict = false,
): Outcome {
  const { registers, rip, rflags, fsBase, gsBase, vectors, mxcsr } = state;
  const memory = state.memory.changes();
  const { id } = machineCase;
  // one literal: spreading parts of it costs as much as running the case
  const seen = { id, stop: told(stop), steps, registers, rip, rflags, fsBase, gsBase, vectors, mxcsr, memory };
  return strict || !hasOpenBits(state) ? seen : Object.assign(seen, openBits(state));
}

const hasOpenBits = (state: State): boolean => hasFree(state) || state.undefinedWasRead || state.approximationWasRead;

/** What of the outcome is not settled by the architecture. */
const openBits = (state: State): Pick<Outcome, "free" | "undefinedWasRead" | "undefinedFlagsRead"> => ({
  ...(hasFree(state) && { free: freeBits(state) }),
  ...(state.undefinedWasRead && { undefinedWasRead: true, undefinedFlagsRead: state.undefinedFlagsRead }),
  ...(state.approximationWasRead && { approximationWasRead: true }),
});

/** A stop without what only the machine needs. Most end at `until`: those cost nothing more. */
function told(stop: Stop | OutcomeStop): OutcomeStop {
  if (!("next" in stop)) return stop;
  const { next: _, ...rest } = stop;
  return rest;
}

const hasFree = (state: State): boolean =>
  state.undefinedFlags !== 0 ||
  state.undefinedRegisters !== 0 ||
  state.undefinedMemory.length > 0 ||
  state.approximateLanes !== 0n;

function freeBits(state: State): Free {
  const registers = new Map<number, bigint>();
  for (let n = 0; n < 16; n++) if (state.undefinedRegisters & (1 << n)) registers.set(n, state.undefinedBits[n]!);
  const memory: Run[] = state.undefinedMemory.filter(({ bytes }) => bytes.some((byte) => byte !== 0));
  const free = { registers, rflags: state.undefinedFlags, memory };
  return state.approximateLanes === 0n ? free : { ...free, approximations: approximationsOf(state) };
}

/** By number of the vector register; those without one are left out. */
function approximationsOf({ approximateLanes }: State): ReadonlyMap<number, number> {
  const lanes = new Map<number, number>();
  for (let n = 0, left = approximateLanes; left !== 0n; n++, left >>= 4n)
    if (left & 0xfn) lanes.set(n, Number(left & 0xfn));
  return lanes;
}

/** The oracle behind the engine interface. */
export function oracleEngine(options: OracleOptions = {}): Engine & { readonly runner: OracleRunner } {
  const runner = new OracleRunner(options);
  return {
    name: "oracle",
    description: `oracle ${VERSION}`,
    version: VERSION,
    runner,
    run: async (cases): Promise<Reply[]> => cases.map((one) => runner.run(one)),
    close: async () => {},
  };
}
