/** The oracle's definition of one instruction on bare registers and flags, input by input as the guest's loop has them. */
import { type Decoded, type Execute, flags, GuestFault, Memory, REGISTER_NAMES, State } from "../../oracle/index.ts";
import { FIELDS, FLAGS, REGISTERS } from "./loop.ts";

/** Every 16-bit value as a bigint: making them costs more than comparing. */
const BIG: readonly bigint[] = Array.from({ length: 0x1_0000 }, (_, n) => BigInt(n));
/** The status flags, and DF, which nothing here touches. */
const COMPARED = flags.STATUS | flags.DF;

export class Bare {
  readonly #instruction: Decoded;
  readonly #execute: Execute;
  readonly #state = new State(new Memory());

  constructor(instruction: Decoded) {
    const { status, encoding } = instruction.row;
    if (status.kind !== "implemented") throw new Error(`${encoding} is not implemented`);
    this.#instruction = instruction;
    this.#execute = status.execute;
  }

  /** From the input that begins at `at`. False: it raised #DE. */
  execute(inputs: Uint16Array, at: number): boolean {
    const state = this.#state;
    for (let n = 0; n < FLAGS; n++) state.registers[REGISTERS[n]!] = BIG[inputs[at + n]!]!;
    state.rflags = inputs[at + FLAGS]!;
    state.undefinedFlags = 0;
    state.undefinedRegisters = 0;
    try {
      this.#execute(state, this.#instruction);
      return true;
    } catch (signal) {
      if (signal instanceof GuestFault && signal.fault === "#DE") return false;
      throw signal;
    }
  }

  /** What of the output is defined and differs from the latest execution: names, or nothing. */
  differing(outputs: Uint16Array, at: number): string[] {
    const { registers, rflags, undefinedFlags, undefinedRegisters } = this.#state;
    const names: string[] = [];
    for (let n = 0; n < FLAGS; n++) {
      const index = REGISTERS[n]!;
      const isFree = undefinedRegisters & (1 << index);
      if (registers[index] !== BIG[outputs[at + n]!] && !isFree) names.push(REGISTER_NAMES[index]!);
    }
    const differing = (rflags ^ outputs[at + FLAGS]!) & COMPARED & ~undefinedFlags;
    return differing === 0 ? names : [...names, ...flags.flagNames(differing)];
  }

  /** The state after the latest execution, in the order of the tables. */
  told(): string {
    const { registers, rflags } = this.#state;
    return [...REGISTERS.map((index) => registers[index]!.toString(16)), rflags.toString(16)].join(" ");
  }
}

/** AX, CX, DX, BX, SI, flags. */
export const fieldsText = (table: Uint16Array, at: number): string =>
  [...table.subarray(at, at + FIELDS)].map((value) => value.toString(16)).join(" ");
