/** One instruction of the pool with a drawn state, as a case that ends behind it. */
import { flags } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import { drawRegisters } from "../generate/aim.ts";
import type { Image } from "../generate/images.ts";
import { CODE } from "../generate/layout.ts";
import { buildCase } from "../generate/parts.ts";
import type { PooledInstruction } from "../generate/pooled.ts";
import type { Random } from "../generate/random.ts";
import { segmentBase } from "../generate/segment-base.ts";
import { drawMxcsr, drawVectors } from "../generate/vectors.ts";

/** At least the bytes of an instruction: an engine may bound instructions by bytes. */
const LIMIT = 20;

/** A branch that is taken ends behind this NOP, one that is not in front of it. */
const NOP = { bytes: Uint8Array.of(0x90), relative: 0 } as const;

/** The state is drawn as those of generated programs are: mostly good addresses, edges and bad ones among them. */
export function singleStep(id: string, instruction: PooledInstruction, memory: Image, random: Random): MachineCase {
  const [fsBase, gsBase] = [segmentBase(random), segmentBase(random)];
  const rflags = flags.ALWAYS_SET | (random.word() & (flags.STATUS | flags.DF));
  const around = { fsBase, gsBase, down: (rflags & flags.DF) !== 0 };
  const registers = drawRegisters([instruction], around, random);
  const parts = [{ instruction, target: 2 }, { instruction: { ...instruction, ...NOP } }];
  const vectors = instruction.vector ? { vectors: drawVectors(random), mxcsr: drawMxcsr(random) } : {};
  const built = buildCase({ id, parts, registers, rflags, fsBase, gsBase, ...vectors, memory });
  const until = BigInt(CODE + instruction.bytes.length);
  return { ...built, until, limit: instruction.relative === 0 ? LIMIT : 1 };
}
