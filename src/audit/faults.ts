/** What an audit collects: every fault of a witness, with the rows that show it, how often, and the bytes of the first one. */
import type { Decoded, DecodeFailure, Row } from "../../oracle/index.ts";
import { readPrefixes } from "../compare/known/prefix-bytes.ts";

export type Witness = "keystone" | "iced" | "unicorn" | "processor" | "oracle";

/**
 * known: has a name and a reason; candidate: a fault of another witness that nobody has explained yet; contradiction: our decoder or the
 * oracle is wrong, or the reason is missing. Only the last one fails the audit.
 */
export type Status = "known" | "candidate" | "contradiction";

export interface Seen {
  count: number;
  /** Hex. */
  readonly example: string;
}

export interface Fault {
  readonly witness: Witness;
  readonly status: Status;
  /** A known divergence's id, or a reason in words. */
  readonly what: string;
  readonly rows: ReadonlyMap<string, Seen>;
}

/** `0F B1 /r CMPXCHG Ev, Gv` */
export const nameOfRow = (row: Row): string => `${row.encoding} ${row.mnemonic} ${row.operands.join(", ")}`.trim();

/** The row, or for bytes that have none the opcode: `(0F 3A …)`. */
export const nameOf = (bytes: Uint8Array, reading: Decoded | DecodeFailure): string =>
  typeof reading === "object" ? nameOfRow(reading.row) : `(${hex(opcodeOf(bytes)).toUpperCase()})`;

/** What stands behind the prefixes: one byte, two behind 0F, or none. */
export function opcodeOf(bytes: Uint8Array): Uint8Array {
  const { rest } = readPrefixes(bytes);
  return rest.subarray(0, rest[0] === 0x0f ? 2 : 1);
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

interface Open extends Fault {
  readonly rows: Map<string, Seen>;
}

export class Faults {
  readonly #all = new Map<string, Open>();

  add(found: Pick<Fault, "witness" | "status" | "what">, where: string, example: string): void {
    const key = `${found.witness}/${found.status}/${found.what}`;
    const fault = this.#all.get(key) ?? { ...found, rows: new Map<string, Seen>() };
    this.#all.set(key, fault);
    const seen = fault.rows.get(where);
    if (seen) seen.count++;
    else fault.rows.set(where, { count: 1, example });
  }

  /** Contradictions first, then candidates; the most frequent first. */
  get sorted(): Fault[] {
    return [...this.#all.values()].sort((a, b) => rank(a) - rank(b) || countOf(b) - countOf(a));
  }
}

const ORDER: readonly Status[] = ["contradiction", "candidate", "known"];
const rank = ({ status }: Fault): number => ORDER.indexOf(status);

export const countOf = ({ rows }: Fault): number => [...rows.values()].reduce((sum, { count }) => sum + count, 0);
