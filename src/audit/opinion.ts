/**
 * What bytes are to our decoder and to the processor. The bytes end with their page and nothing is mapped behind it, so that a fetch
 * that goes on is seen: by a page fault with the address of the edge.
 */
import { buildMaps, type Decoded, type DecodeFailure, decode, flags, TABLE } from "../../oracle/index.ts";
import { isFailure, type MachineCase, type Reply } from "../cases/case.ts";
import { LONGEST } from "./encodings.ts";

/** more: the instruction goes on behind the edge; other: it is none of these, whatever it did. */
export type Opinion = "#UD" | "more" | "other" | Unknown;

/** No answer; `lost`: because the runner died or hung over it. */
export interface Unknown {
  readonly unknown: string;
  readonly lost: boolean;
}

const maps = buildMaps(TABLE);

export interface Ours {
  /** Bytes after which our decoder wants no more; at most 15. */
  readonly length: number;
  readonly reading: Decoded | DecodeFailure;
}

/** How our decoder reads a string of at least 15 bytes. */
export function ourReading(bytes: Uint8Array): Ours {
  const reading = decode(maps, bytes);
  if (typeof reading === "object") return { length: reading.length, reading };
  for (let length = 1; length < LONGEST; length++)
    if (decode(maps, bytes.subarray(0, length)) !== "truncated") return { length, reading };
  return { length: LONGEST, reading };
}

const EDGE = 0x40_1000n;
const FAR = 0x7000_0000n;
/** Readable only: what is written faults, which is no #UD, and nothing is ever damaged. */
const POINTED = 0x50_0800n;
const STACK = 0x60_0800n;
const MEMORY = [
  { at: 0x50_0000n, size: 4096, access: "r", runs: [] },
  { at: 0x60_0000n, size: 4096, access: "rw", runs: [] },
] as const;

/** RCX is 1: one iteration of what is repeated; other registers point at zeros. WRPKRU wants RCX 0, and so faults. */
const REGISTERS = Array.from({ length: 16 }, (_, n) => (n === 1 ? 1n : n === 4 ? STACK : POINTED));

/** The first `length` bytes, directly before the edge; one instruction is run. */
export const probeOf = (bytes: Uint8Array, length: number): MachineCase => ({
  id: "probe",
  code: bytes.subarray(0, length),
  at: EDGE - BigInt(length),
  registers: REGISTERS,
  rflags: flags.ALWAYS_SET,
  fsBase: 0n,
  gsBase: 0n,
  memory: MEMORY,
  until: FAR,
  limit: 1,
});

export function opinionIn(reply: Reply): Opinion {
  if (isFailure(reply)) return { unknown: reply.error, lost: true };
  const { stop } = reply;
  if (stop.reason === "skip") return { unknown: stop.why ?? "skipped", lost: false };
  if (stop.fault === "#UD") return "#UD";
  // whoever has gone on to the edge, or jumped there, is done
  return stop.access === "execute" && stop.address === EDGE && stop.at !== EDGE ? "more" : "other";
}
