/** Asks the processor about encodings and holds its answers against our decoder's. */
import type { MachineCase, Reply } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { Faults, hex, nameOf } from "./faults.ts";
import { type Opinion, type Ours, opinionIn, ourReading, probeOf, type Unknown } from "./opinion.ts";
import { zeros } from "./part.ts";
import { whyOtherLength, whyOtherOpinion } from "./processor-differences.ts";

/** Executed by nobody here: these ask a hypervisor, and what it does is its own affair. */
const NOT_EXECUTED = /^(VMCALL|VMMCALL|VMFUNC|TDCALL|SEAM\w+|TDX\w*)$/;

export interface Asked {
  readonly bytes: Uint8Array;
  readonly ours: Ours;
  /** Up to where ours reads, and without the last byte of that. */
  readonly whole: MachineCase;
  readonly cut: MachineCase;
}

export class Opinions {
  readonly faults = new Faults();
  readonly counts = zeros("encodings", "swept encodings", "agree", "explained", "not executed", "no answer");
  readonly #oracle: OracleRunner;
  readonly #native: Engine;

  constructor(oracle: OracleRunner, native: Engine) {
    this.#oracle = oracle;
    this.#native = native;
  }

  /** Our own readings, and the questions that follow from them. */
  prepare(strings: readonly Uint8Array[]): Asked[] {
    this.counts.encodings += strings.length;
    const asked = strings.map(askedOf).filter(isSafe);
    this.counts["not executed"] += strings.length - asked.length;
    return asked;
  }

  async ask(asked: readonly Asked[]): Promise<void> {
    const replies = await this.#native.run(asked.flatMap(({ whole, cut }) => [whole, cut]));
    for (const [n, one] of asked.entries()) this.#judge(one, replies[2 * n]!, replies[2 * n + 1]!);
  }

  #judge(asked: Asked, whole: Reply, cut: Reply): void {
    // of one byte nothing is left to be cut
    const [atLength, before] = [opinionIn(whole), asked.ours.length > 1 ? opinionIn(cut) : "more"];
    const unknown = [atLength, before].find((one) => typeof one === "object");
    if (unknown) this.#unanswered(unknown, asked);
    else if (atLength === "more")
      this.#differs(asked, "the processor wants more bytes", whyOtherLength(asked.ours, asked.bytes));
    else if (before !== "more")
      this.#differs(asked, "the processor wants fewer bytes", whyOtherLength(asked.ours, asked.bytes));
    else this.#judgeMeaning(asked, atLength);
  }

  #judgeMeaning(asked: Asked, processor: Opinion): void {
    const ours = this.#oursOf(asked);
    if (ours === processor) this.counts.agree++;
    else
      this.#differs(
        asked,
        `ours ${ours}, the processor ${String(processor)}`,
        whyOtherOpinion(asked.ours, asked.bytes),
      );
  }

  /** Executing an implemented row may raise #UD as well (UD2); one that is not implemented claims nothing but that it exists. */
  #oursOf({ ours: { reading }, whole }: Asked): Opinion {
    if (typeof reading === "string") return reading === "undefined" ? "#UD" : "other";
    if (reading.row.status.kind !== "implemented") return "other";
    return this.#oracle.run(whole).stop.fault === "#UD" ? "#UD" : "other";
  }

  #differs({ bytes, ours: { reading } }: Asked, what: string, why: string | undefined): void {
    const row = nameOf(bytes, reading);
    if (why !== undefined) {
      this.counts.explained++;
      this.faults.add({ witness: "processor", status: "known", what: why }, row, hex(bytes));
    } else this.faults.add({ witness: "oracle", status: "contradiction", what }, row, hex(bytes));
  }

  /** A runner that died is a fault of the runner's: by row, so that it can be looked at. */
  #unanswered({ unknown, lost }: Unknown, { bytes, ours: { reading } }: Asked): void {
    this.counts["no answer"]++;
    const found = { witness: "processor", status: "candidate", what: `no answer: ${unknown}` } as const;
    if (lost) this.faults.add(found, nameOf(bytes, reading), hex(bytes));
  }
}

function askedOf(bytes: Uint8Array): Asked {
  const ours = ourReading(bytes);
  return { bytes, ours, whole: probeOf(bytes, ours.length), cut: probeOf(bytes, Math.max(1, ours.length - 1)) };
}

const isSafe = ({ ours: { reading } }: Asked): boolean =>
  typeof reading === "string" || !NOT_EXECUTED.test(reading.row.mnemonic);
