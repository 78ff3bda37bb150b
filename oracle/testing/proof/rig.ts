/** One instruction on a bare state of registers and flags: executed by the oracle, and held against its second definition. */
import type { Decoded } from "../../decode/decode.ts";
import { GuestFault } from "../../fault.ts";
import { ALWAYS_SET } from "../../flags.ts";
import { Memory } from "../../memory.ts";
import type { Operand } from "../../operands.ts";
import { REGISTER_NAMES, State } from "../../state.ts";
import type { Execute } from "../../table.ts";
import type { Before, Outcome, Place, Second } from "../second/outcome.ts";
import { unsignedOf, type Wires, wiresOf } from "../second/wires.ts";
import { type FlagBits, flagBits, named } from "./flags.ts";
import { held, replaced, type Slot } from "./registers.ts";

/** What the second definition expects of one choice of operands, whatever the flags that it does not read. */
export interface Expected {
  readonly fault: boolean;
  readonly registers: readonly bigint[];
  readonly flags: FlagBits;
  /** Undefined bits of the first operand's register. */
  readonly freeBits: bigint;
}

const BYTES: readonly Wires[] = Array.from({ length: 256 }, (_, byte) => wiresOf(BigInt(byte), 8));
const wires = (value: bigint, width: number): Wires => (width === 8 ? BYTES[Number(value)]! : wiresOf(value, width));

const AH: Slot = { index: 0, width: 8, high: true };

export class Rig {
  readonly width: number;
  readonly #instruction: Decoded;
  readonly #execute: Execute;
  readonly #second: Second;
  readonly #operands: readonly Operand[];
  readonly #low: Slot;
  readonly #high: Slot;
  readonly #state = new State(new Memory());

  constructor(instruction: Decoded, second: Second) {
    if (instruction.row.status.kind !== "implemented")
      throw new Error(`${instruction.row.mnemonic} is not implemented`);
    this.width = instruction.width;
    this.#instruction = instruction;
    this.#execute = instruction.row.status.execute;
    this.#second = second;
    this.#operands = instruction.operands;
    this.#low = { index: 0, width: this.width, high: false };
    this.#high = this.width === 8 ? AH : { index: 2, width: this.width, high: false };
  }

  /** Where a place is. Throws for an immediate operand: it has none. */
  slot(place: Place | 2): Slot {
    if (place === "ah") return AH;
    if (place === "low") return this.#low;
    if (place === "high") return this.#high;
    const operand = this.#operands[place];
    if (operand?.kind !== "register") throw new Error(`operand ${place} is no register`);
    return operand;
  }

  expected(registers: readonly bigint[], flags: number): Expected {
    const outcome = this.#second(this.#before(registers, flags));
    if (outcome === "#DE") return { fault: true, registers, flags: UNCHANGED, freeBits: 0n };
    return {
      fault: false,
      registers: this.#after(registers, outcome),
      flags: flagBits(outcome.flags),
      freeBits: 2n ** BigInt(outcome.freeBits ?? 0) - 1n,
    };
  }

  /** Executes; what is not as expected, or undefined. `undefinedBefore`: status flags that hold an undefined bit at the start. */
  difference(
    start: readonly bigint[],
    rflags: number,
    undefinedBefore: number,
    expected: Expected,
  ): string | undefined {
    const state = this.#prepare(start, rflags, undefinedBefore);
    if (this.#faults() !== expected.fault) return `${expected.fault ? "no #DE" : "#DE"} ${told(start, rflags)}`;
    const { ones, kept, choseKept, free } = expected.flags;
    const flags = (rflags & ~CHANGEABLE) | ones | (rflags & (kept | choseKept));
    const wrong =
      this.#wrongRegister(expected) ??
      unequal("rflags", state.rflags, flags) ??
      unequal("undefined flags", state.undefinedFlags, free | (undefinedBefore & kept));
    return wrong && `${wrong} ${told(start, rflags)}`;
  }

  #before(registers: readonly bigint[], flags: number): Before {
    const look = (slot: Slot): Wires => wires(held(registers[slot.index]!, slot), slot.width);
    return {
      width: this.width,
      operands: this.#operands.map((operand) => {
        if (operand.kind === "register") return look(operand);
        if (operand.kind === "immediate") return wires(operand.value, operand.width);
        throw new Error(`a proof handles registers and immediates, not a ${operand.kind} operand`);
      }),
      byImmediate: this.#operands.at(-1)?.kind === "immediate",
      low: look(this.#low),
      high: look(this.#high),
      ah: look(AH),
      flags: named(flags),
    };
  }

  #after(registers: readonly bigint[], { writes }: Outcome): readonly bigint[] {
    const after = [...registers];
    for (const [place, value] of writes) {
      const slot = this.slot(place);
      after[slot.index] = replaced(after[slot.index]!, slot, unsignedOf(value));
    }
    return after;
  }

  #prepare(registers: readonly bigint[], rflags: number, undefinedFlags: number): State {
    const state = this.#state;
    for (let n = 0; n < 16; n++) state.registers[n] = registers[n]!;
    if (state.undefinedRegisters !== 0) state.undefinedBits.fill(0n);
    state.undefinedRegisters = 0;
    state.rflags = rflags;
    state.undefinedFlags = undefinedFlags;
    return state;
  }

  #faults(): boolean {
    try {
      this.#execute(this.#state, this.#instruction);
      return false;
    } catch (signal) {
      if (signal instanceof GuestFault && signal.fault === "#DE") return true;
      throw signal;
    }
  }

  #wrongRegister({ registers, freeBits }: Expected): string | undefined {
    const state = this.#state;
    for (let n = 0; n < 16; n++) {
      if (state.registers[n] !== registers[n]) return unequal(REGISTER_NAMES[n]!, state.registers[n]!, registers[n]!);
      const free = freeBits !== 0n && n === this.slot(0).index ? freeBits : 0n;
      if (state.undefinedBits[n] !== free)
        return unequal(`undefined bits of ${REGISTER_NAMES[n]}`, state.undefinedBits[n]!, free);
    }
    return undefined;
  }
}

const CHANGEABLE = 0x8d5;
/** A fault leaves all flags, and whether they are undefined, alone. */
const UNCHANGED: FlagBits = { ones: 0, kept: CHANGEABLE, choseKept: 0, free: 0 };

const unequal = (what: string, is: bigint | number, should: bigint | number): string | undefined =>
  is === should ? undefined : `${what}: 0x${is.toString(16)}, not 0x${should.toString(16)}`;

const told = (registers: readonly bigint[], rflags: number): string =>
  `from ${registers.map((value, n) => `${REGISTER_NAMES[n]} ${value.toString(16)}`).join(" ")} rflags ${(rflags | ALWAYS_SET).toString(16)}`;
