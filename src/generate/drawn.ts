/** What fast-check drew, encoded by ourselves and confirmed by both decoders: the question that the assembler is asked. */
import fc from "fast-check";
import type { Row } from "../../oracle/index.ts";
import { confirm, type Verified } from "../assemble/verify.ts";
import { encode } from "./encode.ts";
import { operandSizes } from "./operand-sizes.ts";
import type { Shape } from "./shape.ts";
import { everyKindOf, shapeOf } from "./shape-arbitrary.ts";

export interface Drawn {
  readonly bytes: Uint8Array;
  readonly asked: Verified;
  /** Encoded in a way that no assembler would choose. */
  readonly isUnusual: boolean;
}

/** Instructions of every row. Throws when our two decoders differ about one: that is a fault of ours, to be mended at once. */
export function drawInstructions(rows: readonly Row[], seed: number): Drawn[] {
  const shapes = rows.flatMap((row, n) => shapesOf(row, seed + n));
  const codes = shapes.map(encode);
  const drawn: Drawn[] = [];
  for (const [n, verdict] of confirm(codes).entries()) {
    const [shape, bytes] = [shapes[n]!, codes[n]!];
    // a few shapes are another row's: 0F 18 /0 with memory is PREFETCHNTA, not NOP
    if ((verdict.ok ? verdict.decoded.row : verdict.row) !== shape.row) continue;
    if (!verdict.ok) throw new Error(`${Buffer.from(bytes).toString("hex")}: ${verdict.reason}`);
    drawn.push({ bytes, asked: verdict, isUnusual: isUnusual(shape) });
  }
  return drawn;
}

/** Chance alone leaves out seldom kinds of some rows (five of 330 had no LOCK); so one of each comes first. */
const shapesOf = (row: Row, seed: number): Shape[] => [
  ...fc.sample(everyKindOf(row), { seed, numRuns: 1 }).flat(),
  ...fc.sample(shapeOf(row), { seed, numRuns: runsOf(row) }).map((shape, k) => everyRegister(shape, k)),
];

/** Rows with the register in the opcode have every register: PUSH RSP is an instruction of its own. */
const everyRegister = (shape: Shape, n: number): Shape =>
  shape.row.opcodeRegister ? { ...shape, reg: n % 16 } : shape;

const isUnusual = ({ noise, long, rex }: Shape): boolean => noise.length > 0 || long || rex;

/** About 15 thousand in all: a row with ModRM in three sizes is drawn 36 times, one without operands three times. */
function runsOf(row: Row): number {
  if (row.opcodeRegister) return 3 * 16 * operandSizes(row).length;
  if (row.modrm === "none" && row.operands.length === 0) return 3 * operandSizes(row).length;
  if (row.modrm === "none") return 6 * operandSizes(row).length;
  return 12 * operandSizes(row).length + (row.form === "both" ? 8 : 0);
}
