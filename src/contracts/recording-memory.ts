/** The oracle's memory that remembers what was written to it: by the instruction being traced, or by a service after it. */
import { Memory, type Run, type Width } from "../../oracle/index.ts";

export class RecordingMemory extends Memory {
  #written: Run[] = [];
  /** A store across a page edge is made of byte stores, which must not be told twice. */
  #inside = false;

  override store(address: bigint, width: Width, value: bigint, stack?: boolean): void {
    const isOuter = !this.#inside;
    this.#inside = true;
    try {
      super.store(address, width, value, stack);
    } finally {
      if (isOuter) this.#inside = false;
    }
    if (isOuter) this.#written.push({ at: address, bytes: littleEndian(value, width) });
  }

  override poke(address: bigint, bytes: Uint8Array): void {
    super.poke(address, bytes);
    this.#written.push({ at: address, bytes });
  }

  /** What was written since the last call, in order; writes that continue each other are one. */
  takeWritten(): Run[] {
    const written = this.#written.reduce<Run[]>(join, []);
    this.#written = [];
    return written;
  }
}

function join(runs: Run[], run: Run): Run[] {
  const last = runs.at(-1);
  if (!last || last.at + BigInt(last.bytes.length) !== run.at) runs.push(run);
  else runs[runs.length - 1] = { at: last.at, bytes: new Uint8Array([...last.bytes, ...run.bytes]) };
  return runs;
}

const littleEndian = (value: bigint, width: Width): Uint8Array =>
  Uint8Array.from({ length: width / 8 }, (_, n) => Number((value >> BigInt(8 * n)) & 0xffn));
