/** The gas schedule as lines of a reference. All of it is ours but the price, which is documented. */
import {
  canonicalSchedule,
  GAS_SCHEDULE,
  type GasSchedule,
  INSTRUCTION_CLASSES,
  type InstructionClass,
  SERVICES,
  scheduleDigest,
} from "../../oracle/index.ts";

export interface GasRow {
  readonly what: string;
  /** Units of work. */
  readonly work: number;
  readonly about: string;
}

export interface GasReference {
  readonly name: string;
  /** SHA-256 of `canonical`: `gasSchedule` of contract cases. */
  readonly digest: string;
  readonly canonical: string;
  /** `gasAmount` units of work cost `price` gas. Decimal. */
  readonly price: string;
  readonly gasAmount: string;
  readonly instructions: readonly GasRow[];
  readonly additions: readonly GasRow[];
  readonly services: readonly GasRow[];
}

export const gasReference = (schedule: GasSchedule = GAS_SCHEDULE): GasReference => ({
  name: schedule.name,
  digest: scheduleDigest(schedule),
  canonical: canonicalSchedule(schedule),
  price: String(schedule.price.price),
  gasAmount: String(schedule.price.gasAmount),
  instructions: instructionRows(schedule),
  additions: additionRows(schedule),
  services: serviceRows(schedule),
});

/** In the order in which the rules are tried; a class that has two rules is one row. */
function instructionRows({ instructions }: GasSchedule): GasRow[] {
  const names = new Set<InstructionClass>(INSTRUCTION_CLASSES.map(({ name }) => name));
  return [...names].map((name) => ({ what: name, work: instructions[name], about: aboutClass(name) }));
}

const aboutClass = (wanted: InstructionClass): string =>
  INSTRUCTION_CLASSES.filter(({ name }) => name === wanted)
    .map(({ about }) => about)
    .join("; ");

const additionRows = (schedule: GasSchedule): GasRow[] => [
  {
    what: "memory operand",
    work: schedule.memoryOperand,
    about: "each that an instruction names and accesses: not of LEA, NOP and hints, nor of string instructions",
  },
  { what: "locked", work: schedule.locked, about: "an access under LOCK, and XCHG with memory" },
  {
    what: "iteration",
    work: schedule.iteration,
    about: "each of a repeated string instruction, before it is done; one without REP is one iteration",
  },
  { what: "call", work: schedule.call, about: "each contract that is called, before its first instruction" },
  { what: "creation", work: schedule.creation, about: "the creation of a contract, instead" },
];

/** Services that have a price of their own, and the others. */
function serviceRows({ services, service, byte }: GasSchedule): GasRow[] {
  const named = SERVICES.filter(({ vector }) => services.has(vector));
  return [
    ...named.map(({ vector, name }) => ({
      what: `0x${vector.toString(16)}`,
      work: services.get(vector)!,
      about: name,
    })),
    { what: "any other", work: service, about: "on top of the INT that asks for it" },
    {
      what: "byte",
      work: byte,
      about: "each that a service moves, compares, fills, stores or hashes, and the work that it counts as bytes",
    },
  ];
}

/** Rules that the numbers leave open. */
export const GAS_RULES: readonly string[] = [
  "Gas, the limit as well as `gas_used`, counts in 10^-8 ECHO (doc). The default gas price is { price 1, gas_amount 1000 } (doc): read as 1000 units of work for 1 gas (ours).",
  "The limit of a call pays for limit × gas_amount / price units of work; `gas_used` is the work done × price / gas_amount, rounded up.",
  "An instruction is paid for before it begins. If what is left is not enough, nothing of it happens: the call ends in out_of_gas at its address.",
  "A repeated string instruction pays its class first, then each iteration before it is done. It may stop between two iterations, as for an interrupt: RIP at the instruction, RCX what is left to do, the flags those of the last iteration.",
  "An instruction that faults or stops the run has been paid; bytes that cannot be fetched, or are no instruction, cost nothing.",
  "A service is paid for before it acts, its bytes before it touches them.",
  "A call that ends in out_of_gas has used all of its limit, with any other error what was used up to there. The limit of steps ends in out_of_gas, too.",
  "A call between contracts (int 0x2f) pays for its service, then the callee counts against its own limit (rcx; 0: none), never above what its caller has left; what it used, the caller has used.",
  "Reading a variable by its bare name costs nothing.",
];
