/**
 * Makes a divergence small without leaving its bucket: fewer instructions, zero registers, clear flags, empty memory.
 * fast-check does the shrinking; the predicate is a run of both sides.
 */
import fc from "fast-check";
import { flags } from "../../oracle/index.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import type { Divergence } from "../compare/attribute.ts";
import { judgeStep } from "../compare/attribute.ts";
import { content } from "../compare/isolate.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";

/** Milliseconds for one finding: some thousand attempts. */
const BUDGET = 5_000;
/** Memory is dropped in pieces of this many bytes. */
const PIECE = 32;

/** What may shrink. */
interface Parts {
  readonly registers: bigint[];
  readonly flags: number[];
  readonly memory: number[];
}

const CLEARABLE = ["CF", "PF", "AF", "ZF", "SF", "DF", "OF", "NT", "AC", "ID"].map(flags.flagMask);

/** The smallest divergence of the same bucket that was found within the budget; the given one when nothing smaller diverges. */
export async function minimise(divergence: Divergence, engine: Engine, oracle: OracleRunner): Promise<Divergence> {
  const pieces = piecesOf(divergence.machineCase.memory);
  let smallest = divergence;
  const stillDiverges = async (parts: Parts): Promise<boolean> => {
    const candidate = rebuild(divergence.machineCase, pieces, parts);
    const found = await diverges(divergence, engine, oracle, candidate);
    if (found) smallest = found;
    return found !== undefined;
  };
  const property = fc.asyncProperty(partsArbitrary(pieces.length), async (parts) => !(await stillDiverges(parts)));
  await fc.check(property, {
    examples: [[partsOf(divergence.machineCase, pieces.length)]],
    numRuns: 1,
    interruptAfterTimeLimit: BUDGET,
    seed: 1,
  });
  return smallest;
}

async function diverges(
  { bucket, origin, isolated }: Divergence,
  engine: Engine,
  oracle: OracleRunner,
  candidate: MachineCase,
): Promise<Divergence | undefined> {
  const [reply] = await engine.run([candidate]);
  const step = judgeStep(oracle, engine.name, origin, candidate, reply!);
  if (step?.kind !== "diverge") return undefined;
  const found = step.divergence;
  return found.bucket === bucket || !isolated ? { ...found, bucket, isolated } : undefined;
}

const partsArbitrary = (pieces: number): fc.Arbitrary<Parts> =>
  fc.record({
    memory: fc.subarray(indices(pieces)),
    registers: fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 16, maxLength: 16 }),
    flags: fc.subarray(CLEARABLE),
  });

const indices = (length: number): number[] => Array.from({ length }, (_, n) => n);

const partsOf = ({ registers, rflags }: MachineCase, pieces: number): Parts => ({
  registers: [...registers],
  flags: CLEARABLE.filter((flag) => rflags & flag),
  memory: indices(pieces),
});

interface Piece {
  readonly region: number;
  readonly at: bigint;
  readonly bytes: Uint8Array;
}

function piecesOf(regions: readonly Region[]): Piece[] {
  return regions.flatMap((region, n) => {
    const bytes = content(region);
    return indices(region.size / PIECE)
      .map((k) => ({ region: n, at: region.at + BigInt(k * PIECE), bytes: bytes.slice(k * PIECE, (k + 1) * PIECE) }))
      .filter((piece) => piece.bytes.some((byte) => byte !== 0));
  });
}

function rebuild(origin: MachineCase, pieces: readonly Piece[], parts: Parts): MachineCase {
  const kept = parts.memory.map((n) => pieces[n]!);
  const memory = origin.memory.map((region, n) => ({ ...region, runs: kept.filter((piece) => piece.region === n) }));
  const rflags = parts.flags.reduce((sum, flag) => sum | flag, flags.ALWAYS_SET);
  return { ...origin, registers: parts.registers, rflags, memory };
}
