/** The pool: verified instructions of every implemented row, from which the hot path draws. */
import { type ProfileName, type Row, TABLE } from "../../oracle/index.ts";
import { Assembler } from "../assemble/assembler.ts";
import type { Verified } from "../assemble/verify.ts";
import { assembleAll, type FromText } from "./assembled.ts";
import { type Drawn, drawInstructions } from "./drawn.ts";
import { chosenRows } from "./only.ts";
import { type PooledInstruction, pooled } from "./pooled.ts";

export interface PoolOptions {
  /** 32 bits. The same seed gives the same pool. */
  readonly seed: number;
  /** Mnemonics, in any case; left out: all. An unknown one is a UsageError. */
  readonly only?: readonly string[] | undefined;
  /** Rows of this profile only; left out: of the full one. */
  readonly profile?: ProfileName | undefined;
}

export interface Pool {
  readonly seed: number;
  readonly instructions: readonly PooledInstruction[];
  /** Restricted to some mnemonics. */
  readonly restricted: boolean;
  /** How many instructions the assembler refused, changed or died on, by reason. Their meaning is in the pool in our own encoding. */
  readonly setAside: ReadonlyMap<string, number>;
}

/** Draws shapes of every row, has them assembled, verifies what came out. Rejects when Keystone cannot be started. */
export async function buildPool({ seed, only, profile }: PoolOptions): Promise<Pool> {
  const rows = chosenRows(only, profile);
  const assembler = new Assembler();
  try {
    assembler.warmUp();
    const drawn = drawInstructions(rows, seed);
    const { verdicts, setAside } = await assembleAll(
      assembler,
      drawn.map(({ asked }) => asked.decoded),
    );
    return { seed, instructions: distinct(drawn, verdicts), restricted: only !== undefined, setAside };
  } finally {
    assembler.close();
  }
}

/** The assembler's bytes where they were accepted, our own where they were not or are of interest too; each encoding once. */
function distinct(drawn: readonly Drawn[], verdicts: readonly (FromText | undefined)[]): PooledInstruction[] {
  const byBytes = new Map<string, PooledInstruction>();
  const add = (bytes: Uint8Array, { decoded, reading }: Verified): void =>
    void byBytes.set(Buffer.from(bytes).toString("latin1"), pooled(bytes, decoded, reading));
  for (const [n, one] of drawn.entries()) {
    const found = verdicts[n];
    if (found) add(found.bytes, found.verified);
    if (needsOwnBytes(one, found?.verified.decoded.row)) add(one.bytes, one.asked);
  }
  return [...byBytes.values()];
}

/** An assembler knows one of several encodings, and none of the unusual ones. */
const needsOwnBytes = ({ isUnusual, asked }: Drawn, assembled: Row | undefined): boolean =>
  isUnusual || assembled !== asked.decoded.row;

/** Rows of the machine that the pool has no instruction of: none, or the generator has a hole. */
export function rowsWithoutInstruction({ instructions }: Pick<Pool, "instructions">): Row[] {
  const present = new Set(instructions.map(({ row }) => row));
  return TABLE.filter((row) => row.status.kind === "implemented" && !present.has(row));
}
