/** Instructions on XMM registers, each with drawn operands and state, on the oracle and on this machine's processor: their second witness. */
import { type Row, TABLE } from "../../oracle/index.ts";
import { singleStep } from "../audit/single-step.ts";
import type { MachineCase } from "../cases/case.ts";
import { encodeCase } from "../cases/codec.ts";
import { judge } from "../compare/judge.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { drawInstructions } from "../generate/drawn.ts";
import { isEncodable } from "../generate/encode.ts";
import { makeImages } from "../generate/images.ts";
import { type PooledInstruction, pooled } from "../generate/pooled.ts";
import { Random } from "../generate/random.ts";

/** What one row came to. */
export interface Witnessed {
  readonly row: string;
  readonly agreed: number;
  readonly skipped: number;
  /** Differences, each with a case line that shows it. */
  readonly wrong: readonly string[];
}

const nameOf = ({ encoding, mnemonic, operands }: Row): string => `${encoding}  ${mnemonic} ${operands.join(", ")}`;

/** Implemented rows with an operand in a vector register, and those of MXCSR. */
export const vectorRows = (): Row[] =>
  TABLE.filter(
    (row) =>
      row.status.kind === "implemented" &&
      isEncodable(row) &&
      (row.operands.some((operand) => /^[VWU]/.test(operand)) || row.mnemonic.endsWith("MXCSR")),
  );

/** `count` cases of the row, held against the processor. */
export async function witnessRow(
  native: Engine,
  oracle: OracleRunner,
  row: Row,
  count: number,
  seed: number,
): Promise<Witnessed> {
  const cases = casesOf(row, count, seed);
  const expected = cases.map((one) => oracle.run(one));
  const replies = await native.run(cases, expected);
  const verdicts = cases.map((one, n) => judge(oracle, one, expected[n]!, replies[n]!));
  const wrong = verdicts.flatMap((verdict, n) =>
    verdict.kind === "diverge"
      ? [
          `${verdict.differences.map((one) => `${one.field} ${one.expected} ${one.actual}`).join(", ")}: ${encodeCase(cases[n]!)}`,
        ]
      : [],
  );
  const counted = (kind: string): number => verdicts.filter((verdict) => verdict.kind === kind).length;
  return { row: nameOf(row), agreed: counted("agree"), skipped: counted("skip"), wrong };
}

/** Deterministic: the same cases for the same seed. */
function casesOf(row: Row, count: number, seed: number): MachineCase[] {
  const instructions = instructionsOf(row, seed);
  const [image] = makeImages(seed);
  const random = new Random(seed, row.opcode, row.map);
  return Array.from({ length: count }, (_, n) =>
    singleStep(`${row.mnemonic.toLowerCase()}-${n}`, random.pick(instructions), image!, random),
  );
}

const instructionsOf = (row: Row, seed: number): PooledInstruction[] =>
  drawInstructions([row], seed).map(({ bytes, asked: { decoded, reading } }) => pooled(bytes, decoded, reading));
