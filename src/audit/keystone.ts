/** Keystone: is asked for every row and operand shape in words; what it answers is decoded twice and held against what was asked. */
import type { Decoded } from "../../oracle/index.ts";
import { Assembler } from "../assemble/assembler.ts";
import { type Answers, assembleAll } from "../generate/assembled.ts";
import type { Drawn } from "../generate/drawn.ts";
import { Faults, hex, nameOfRow } from "./faults.ts";
import { KEYSTONE_FAULTS } from "./keystone-known.ts";
import { batches, type Findings, type Part, type Setting, zeros } from "./part.ts";

const BATCH = 1_000;
/** Our decoder and iced read the same bytes differently: one of the two is wrong, and ours is what the audit is about. */
const DISAGREE = /^decoders disagree/;
const CHANGED = /^changed by the assembler|no instruction$|^more bytes/;
const DIED = /^Keystone (died|hung)/;

export const keystonePart: Part = {
  name: "keystone",
  question: "does Keystone's output mean what was asked, for every row and operand shape, to our decoder and to iced?",
  run: auditKeystone,
};

async function auditKeystone(setting: Setting): Promise<Findings> {
  const assembler = new Assembler();
  const tally = new KeystoneTally();
  try {
    for await (const batch of batches(setting.draw(), BATCH, setting)) {
      const asked = batch.map(({ asked }) => asked.decoded);
      tally.add(batch, await assembleAll(assembler, asked));
    }
  } finally {
    assembler.close();
  }
  return { counts: tally.counts, faults: tally.faults.sorted };
}

class KeystoneTally {
  readonly faults = new Faults();
  readonly counts = zeros("asked", "accepted", "refused", "changed", "died", "rows", "rows never accepted");
  readonly #accepted = new Map<string, boolean>();

  add(batch: readonly Drawn[], { reasons }: Answers): void {
    for (const [n, one] of batch.entries()) this.#addOne(one, reasons[n]);
    this.counts.rows = this.#accepted.size;
    this.counts["rows never accepted"] = [...this.#accepted.values()].filter((accepted) => !accepted).length;
  }

  #addOne({ asked, bytes }: Drawn, reason: string | undefined): void {
    const row = nameOfRow(asked.decoded.row);
    this.counts.asked++;
    this.#accepted.set(row, reason === undefined || (this.#accepted.get(row) ?? false));
    if (reason === undefined) this.counts.accepted++;
    else this.#addFault(asked.decoded, reason, hex(bytes));
  }

  #addFault(asked: Decoded, reason: string, example: string): void {
    const row = nameOfRow(asked.row);
    this.counts[CHANGED.test(reason) ? "changed" : DIED.test(reason) ? "died" : "refused"]++;
    const known = KEYSTONE_FAULTS.find((fault) => fault.applies(asked, reason));
    const what = known?.what ?? reason;
    if (DISAGREE.test(reason)) this.faults.add({ witness: "oracle", status: "contradiction", what }, row, example);
    else this.faults.add({ witness: "keystone", status: known ? "known" : "candidate", what }, row, example);
  }
}
