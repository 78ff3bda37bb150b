/** An instruction of the oracle against the processor, on all values of small operands: the second witness of the proofs. */
import { buildMaps, type Decoded, decode, type Row, TABLE } from "../../oracle/index.ts";
import { isFailure, type MachineCase, type Reply } from "../cases/case.ts";
import { bytesOf } from "../policy/form.ts";
import { axesOf, flagsRead, immediatesOf } from "./axes.ts";
import { Bare, fieldsText } from "./bare.ts";
import { inputsOf } from "./inputs.ts";
import { FIELDS, loopCase, MOST, outputsOf } from "./loop.ts";

/** Runs whole programs at full speed. */
export type Run = (cases: readonly MachineCase[]) => Promise<Reply[]>;

export interface Proven {
  /** Executions that completed on both sides and were compared. */
  readonly executions: number;
  /** Inputs for which the oracle raises #DE: the processor is asked elsewhere. */
  readonly faults: number;
  /** The first few that differ. */
  readonly differences: readonly string[];
}

const MAPS = buildMaps(TABLE);
/** Cases that travel together: a row with an immediate has hundreds of small ones. */
const AT_ONCE = 32;
const FEW = 5;

/** Compares registers and flags as far as they are defined. Rejects when the processor does not complete what the oracle completes. */
export async function prove(run: Run, row: Row, operandSize: 16 | 32): Promise<Proven> {
  const proof = new Proof(run);
  const immediates = immediatesOf(row);
  for (const immediate of immediates) {
    const bytes = bytesOf({ row, operandSize, place: "register" }, BigInt(immediate));
    const instruction = decode(MAPS, bytes);
    if (typeof instruction === "string" || instruction.row !== row)
      throw new Error(`no bytes decode to ${row.encoding}`);
    const axes = axesOf(instruction);
    for (const read of flagsRead(row)) {
      const shared = { readable: row.flags.reads, read, immediate };
      await proof.over(instruction, bytes, inputsOf(axes, immediates.length > 1 ? 1 : 2, shared));
    }
  }
  await proof.flush();
  return proof;
}

/** Executions that wait for the processor. */
interface Batch {
  readonly bare: Bare;
  readonly bytes: Uint8Array;
  readonly inputs: Uint16Array;
}

class Proof implements Proven {
  executions = 0;
  faults = 0;
  readonly differences: string[] = [];
  readonly #run: Run;
  #waiting: Batch[] = [];

  constructor(run: Run) {
    this.#run = run;
  }

  async over(instruction: Decoded, bytes: Uint8Array, inputs: Uint16Array): Promise<void> {
    const bare = new Bare(instruction);
    const completing = this.#completing(bare, instruction.row, inputs);
    for (let from = 0; from < completing.length; from += MOST * FIELDS) {
      this.#waiting.push({ bare, bytes, inputs: completing.slice(from, from + MOST * FIELDS) });
      if (this.#waiting.length === AT_ONCE) await this.flush();
    }
  }

  async flush(): Promise<void> {
    const batches = this.#waiting;
    this.#waiting = [];
    const replies = await this.#run(batches.map(({ bytes, inputs }) => loopCase(bytes, inputs)));
    for (const [n, batch] of batches.entries()) this.#compare(batch, replies[n]!);
  }

  /** The inputs that the oracle completes; the others are counted. */
  #completing(bare: Bare, { mnemonic }: Row, inputs: Uint16Array): Uint16Array {
    if (!/^I?DIV$/.test(mnemonic)) return inputs;
    const kept = new Uint16Array(inputs.length);
    let end = 0;
    for (let at = 0; at < inputs.length; at += FIELDS) {
      if (!bare.execute(inputs, at)) continue;
      kept.set(inputs.subarray(at, at + FIELDS), end);
      end += FIELDS;
    }
    this.faults += (inputs.length - end) / FIELDS;
    return kept.slice(0, end);
  }

  #compare({ bare, inputs }: Batch, reply: Reply): void {
    if (isFailure(reply)) throw new Error(reply.error);
    const outputs = outputsOf(reply, inputs.length / FIELDS);
    for (let at = 0; at < inputs.length; at += FIELDS) {
      bare.execute(inputs, at);
      this.executions++;
      const names = bare.differing(outputs, at);
      if (names.length > 0 && this.differences.length < FEW)
        this.differences.push(
          `${names.join(" ")} from ${fieldsText(inputs, at)}: ${bare.told()}, on the processor ${fieldsText(outputs, at)}`,
        );
    }
  }
}
