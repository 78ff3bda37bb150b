/** Every value of every operand, every incoming flag that is read or kept: one definition against its second. */
import type { Decoded } from "../../decode/decode.ts";
import { AC, ALWAYS_SET, DF, ID } from "../../flags.ts";
import { TABLE } from "../../isa/index.ts";
import type { Row } from "../../table.ts";
import { SECONDS } from "../second/index.ts";
import type { FlagName, Place, Second } from "../second/outcome.ts";
import { instructionOf } from "./encode.ts";
import { ALL_STATUS, bitsOf, subsets } from "./flags.ts";
import { replaced, type Slot } from "./registers.ts";
import { type Expected, Rig } from "./rig.ts";
import { nameOf } from "./scope.ts";

export interface Proof {
  /** Encoding, mnemonic and operands of one row with this definition, as in the table. */
  readonly row: string;
  /** Operand size, 32 when left out; byte rows ignore it. */
  readonly size?: 16 | 64;
  /** Byte registers for a definition that no encoding gives any: it is the same function of the width. */
  readonly narrow?: true;
  /** Which places take which values; the others hold arbitrary constants. */
  readonly over: readonly (readonly [Place | 2, readonly number[]])[];
  /** The immediate byte, where it has one; 0 when left out. */
  readonly immediates?: readonly number[];
  /** The flags that are read. */
  readonly reads?: readonly FlagName[];
}

export interface Proven {
  /** Executions that were compared. */
  readonly trials: number;
  /** The first few that differ. */
  readonly differences: readonly string[];
}

/** Registers that no two places share, RBX, RSI and RDI, and RCX for counts. REX, so that SIL is a register of its own. */
const CHOICE = { reg: 6, rm: 3, vex: 7, rex: true } as const;

/** Sixteen arbitrary different values, so that a write to a wrong register, or to too much of one, shows. */
const REGISTERS: readonly bigint[] = Array.from(
  { length: 16 },
  (_, n) => 0xf1e2_d3c4_b5a6_9788n - BigInt(n) * 0x1111_1111n,
);

/** Runs the proof. Throws when it names no row. */
export function prove(proof: Proof): Proven {
  const swept = (proof.immediates ?? [0]).map((immediate) => sweep(proof, immediate));
  return {
    trials: swept.reduce((sum, { trials }) => sum + trials, 0),
    differences: swept.flatMap(({ differences }) => differences),
  };
}

function sweep(proof: Proof, immediate: number): Proven {
  const rig = new Rig(instructionFor(proof, immediate), secondFor(proof));
  const swept = new Sweep(rig, bitsOf(proof.reads ?? []));
  swept.over(
    proof.over.map(([place, values]) => ({ slot: rig.slot(place), values: values.map(BigInt) })),
    REGISTERS,
  );
  return swept;
}

function rowFor({ row: name }: Proof): Row {
  const row = TABLE.find((candidate) => nameOf(candidate) === name);
  if (!row) throw new Error(`the table has no row ${name}`);
  return row;
}

function secondFor(proof: Proof): Second {
  const second = SECONDS[rowFor(proof).mnemonic];
  if (!second) throw new Error(`${proof.row} has no second definition`);
  return second;
}

function instructionFor(proof: Proof, immediate: number): Decoded {
  const bytes = [immediate, 0, 0, 0, 0, 0, 0, 0];
  const decoded = instructionOf(rowFor(proof), { ...CHOICE, operandSize: proof.size ?? 32, immediate: bytes });
  if (!decoded) throw new Error(`no bytes decode to ${proof.row}`);
  return proof.narrow ? narrow(decoded) : decoded;
}

function narrow(decoded: Decoded): Decoded {
  const operands = decoded.operands.map((operand) => {
    if (operand.kind === "immediate") return operand;
    if (operand.kind !== "register") throw new Error("only registers can be narrowed");
    return { ...operand, width: 8 as const };
  });
  return { ...decoded, width: 8, operands };
}

interface Axis {
  readonly slot: Slot;
  readonly values: readonly bigint[];
}

const OTHER_FLAGS = DF | AC | ID;

class Sweep implements Proven {
  trials = 0;
  readonly differences: string[] = [];
  readonly #rig: Rig;
  readonly #reads: number;

  constructor(rig: Rig, reads: number) {
    this.#rig = rig;
    this.#reads = reads;
  }

  /** All combinations of the axes' values. */
  over(axes: readonly Axis[], registers: readonly bigint[]): void {
    const [axis, ...rest] = axes;
    if (!axis) {
      this.#flags(registers);
      return;
    }
    const next = [...registers];
    for (const value of axis.values) {
      next[axis.slot.index] = replaced(registers[axis.slot.index]!, axis.slot, value);
      this.over(rest, next);
    }
  }

  /** All values of the flags that are read, and for each all of those that stay. A fault keeps all six: all 0 and all 1 suffice. */
  #flags(registers: readonly bigint[]): void {
    for (const reading of subsets(this.#reads)) {
      const expected = this.#rig.expected(registers, reading);
      const kept = expected.fault ? 0 : expected.flags.kept & ~this.#reads;
      for (const staying of subsets(kept)) this.#others(registers, reading | staying, kept, expected);
    }
  }

  /** The flags that are neither read nor kept, and those that are no status flags: all 0, all 1 and undefined. */
  #others(registers: readonly bigint[], chosen: number, kept: number, expected: Expected): void {
    const others = ALL_STATUS & ~(this.#reads | kept);
    this.#note(this.#rig.difference(registers, chosen | ALWAYS_SET, 0, expected));
    this.#note(this.#rig.difference(registers, chosen | others | OTHER_FLAGS | ALWAYS_SET, ALL_STATUS, expected));
  }

  #note(difference: string | undefined): void {
    this.trials++;
    if (difference !== undefined && this.differences.length < 5) this.differences.push(difference);
  }
}
