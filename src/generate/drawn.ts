/** What fast-check drew, encoded by ourselves and confirmed by both decoders: the question that the assembler is asked. */
import fc from "fast-check";
import type { Row } from "../../oracle/index.ts";
import { confirm, rowOf, type Verdict, type Verified } from "../assemble/verify.ts";
import { encode } from "./encode.ts";
import { operandSizes } from "./operand-sizes.ts";
import type { Shape } from "./shape.ts";
import { shapeOf } from "./shape-arbitrary.ts";

export interface Drawn {
  readonly bytes: Uint8Array;
  readonly asked: Verified;
  /** Encoded in a way that no assembler would choose. */
  readonly isUnusual: boolean;
}

/** Instructions of every row. Throws when our two decoders differ about one: that is a fault of ours, to be mended at once. */
export function drawInstructions(rows: readonly Row[], seed: number): Drawn[] {
  const encoded = rows.flatMap((row, n) => sample(row, seed + n)).map((shape) => ({ shape, bytes: encode(shape) }));
  // a few shapes are another row's: 0F 18 /0 with memory is PREFETCHNTA, not NOP
  const fitting = encoded.filter(({ shape, bytes }) => rowOf(bytes) === shape.row);
  const confirmed = confirm(fitting.map(({ bytes }) => bytes));
  return fitting.map(({ shape, bytes }, n) => ({
    bytes,
    asked: agreed(confirmed[n]!, bytes),
    isUnusual: isUnusual(shape),
  }));
}

const sample = (row: Row, seed: number): Shape[] => fc.sample(shapeOf(row), { seed, numRuns: runsOf(row) });

function agreed(verdict: Verdict, bytes: Uint8Array): Verified {
  if (verdict.ok) return verdict;
  throw new Error(`${Buffer.from(bytes).toString("hex")}: ${verdict.reason}`);
}

const isUnusual = ({ noise, long, rex }: Shape): boolean => noise.length > 0 || long || rex;

/** About 15 thousand in all: a row with ModRM in three sizes is drawn 48 times, one without operands three times. */
function runsOf(row: Row): number {
  if (row.modrm === "none" && row.operands.length === 0) return 3 * operandSizes(row).length;
  if (row.modrm === "none") return 6 * operandSizes(row).length;
  return 16 * operandSizes(row).length + (row.form === "both" ? 8 : 0);
}
