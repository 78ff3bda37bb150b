/**
 * Makes a divergence small without leaving its bucket: fewer instructions, zero registers, clear flags, empty memory.
 * fast-check does the shrinking; the predicate is a run of both sides.
 */
import fc from "fast-check";
import { decode, flags } from "../../oracle/index.ts";
import type { MachineCase, Region, Reply } from "../cases/case.ts";
import { attribute, type Divergence, judgeStep } from "../compare/attribute.ts";
import { content } from "../compare/isolate.ts";
import { judge } from "../compare/judge.ts";
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
  /** Instructions of a program, by number; the others become NOPs, so that every branch still lands where it did. */
  readonly code: number[];
}

const NOP = 0x90;
const CLEARABLE = ["CF", "PF", "AF", "ZF", "SF", "DF", "OF", "NT", "AC", "ID"].map(flags.flagMask);

/**
 * The smallest divergence of the same bucket that was found within the budget, or before `signal`; the given one when nothing
 * smaller diverges.
 */
export async function minimise(
  divergence: Divergence,
  engine: Engine,
  oracle: OracleRunner,
  signal?: AbortSignal,
): Promise<Divergence> {
  const pieces = piecesOf(divergence.machineCase.memory);
  const instructions = divergence.isolated ? [] : instructionsOf(oracle, divergence.machineCase);
  let smallest = divergence;
  const stillDiverges = async (parts: Parts): Promise<boolean> => {
    const candidate = rebuild(divergence.machineCase, pieces, instructions, parts);
    const found = await diverges(divergence, engine, oracle, candidate);
    if (found) smallest = found;
    return found !== undefined;
  };
  const property = fc.asyncProperty(
    partsArbitrary(pieces.length, instructions.length),
    async (parts) => signal?.aborted || !(await stillDiverges(parts)),
  );
  await fc.check(property, {
    examples: [[partsOf(divergence.machineCase, pieces.length, instructions.length)]],
    numRuns: 1,
    interruptAfterTimeLimit: BUDGET,
    seed: 1,
  });
  return smallest;
}

/** The candidate's divergence when it has the same cause: the same bucket, and still whole when the program was. */
async function diverges(
  divergence: Divergence,
  engine: Engine,
  oracle: OracleRunner,
  candidate: MachineCase,
): Promise<Divergence | undefined> {
  const [actual] = (await engine.run([candidate])) as [Reply];
  if (divergence.isolated)
    return sameBucket(divergence, judgeStep(oracle, engine.name, divergence.origin, candidate, actual));
  const expected = oracle.run(candidate);
  const verdict = judge(oracle, candidate, expected, actual);
  if (verdict.kind !== "diverge") return undefined;
  const { divergences } = await attribute(oracle, engine, candidate, {
    expected,
    actual,
    differences: verdict.differences,
  });
  const found = divergences.find(({ isolated }) => !isolated);
  return found && { ...found, bucket: divergence.bucket, origin: divergence.origin };
}

const sameBucket = ({ bucket }: Divergence, step: ReturnType<typeof judgeStep>): Divergence | undefined =>
  step?.kind === "diverge" && step.divergence.bucket === bucket ? step.divergence : undefined;

const partsArbitrary = (pieces: number, instructions: number): fc.Arbitrary<Parts> =>
  fc.record({
    code: fc.subarray(indices(instructions)),
    memory: fc.subarray(indices(pieces)),
    registers: fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 16, maxLength: 16 }),
    flags: fc.subarray(CLEARABLE),
  });

const indices = (length: number): number[] => Array.from({ length }, (_, n) => n);

const partsOf = ({ registers, rflags }: MachineCase, pieces: number, instructions: number): Parts => ({
  code: indices(instructions),
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

/** Offset and length of each instruction, as they lie behind each other. */
function instructionsOf({ machine }: OracleRunner, { code }: MachineCase): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let from = 0; from < code.length; ) {
    const decoded = decode(machine.maps, code, from);
    const to = typeof decoded === "object" ? from + decoded.length : code.length;
    out.push({ from, to });
    from = to;
  }
  return out;
}

function rebuild(
  origin: MachineCase,
  pieces: readonly Piece[],
  instructions: readonly { from: number; to: number }[],
  parts: Parts,
): MachineCase {
  const code = origin.code.slice();
  for (const [n, { from, to }] of instructions.entries()) if (!parts.code.includes(n)) code.fill(NOP, from, to);
  const kept = parts.memory.map((n) => pieces[n]!);
  const memory = origin.memory.map((region, n) => ({ ...region, runs: kept.filter((piece) => piece.region === n) }));
  const rflags = parts.flags.reduce((sum, flag) => sum | flag, flags.ALWAYS_SET);
  return { ...origin, code, registers: parts.registers, rflags, memory };
}
