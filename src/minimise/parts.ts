/** A case as a list of instructions that can be left out or exchanged one by one. */
import { confirm } from "../assemble/verify.ts";
import type { MachineCase } from "../cases/case.ts";
import { encode } from "../generate/encode.ts";
import { type CaseParts, layOut, type Part } from "../generate/parts.ts";
import { partsOf } from "../generate/parts-of.ts";
import { pooled } from "../generate/pooled.ts";
import type { Shape } from "../generate/shape.ts";
import { shapeOf } from "./shape-of.ts";

/** Many attempts in a row change the state only: the same code is taken apart once. */
const PARTS = new WeakMap<Uint8Array, { readonly parts: CaseParts | undefined }>();
const SHAPES = new WeakMap<Part["instruction"], { readonly shape: Shape | undefined }>();

/** The instructions; undefined when the code is not one behind the other on which both decoders agree. */
export function partsOfCase(machineCase: MachineCase): readonly Part[] | undefined {
  const known = PARTS.get(machineCase.code) ?? { parts: partsOf({ ...machineCase, until: endOf(machineCase) }) };
  PARTS.set(machineCase.code, known);
  return known.parts?.parts;
}

const endOf = ({ at, code }: MachineCase): bigint => at + BigInt(code.length);

/** The case with other instructions; it ends behind the last of them where it ended behind the last before. */
export function withParts(machineCase: MachineCase, parts: readonly Part[]): MachineCase {
  const code = layOut(parts);
  const endsBehind = machineCase.until === endOf(machineCase);
  return { ...machineCase, code, ...(endsBehind && { until: machineCase.at + BigInt(code.length) }) };
}

/** The shape of one instruction; undefined where it cannot be taken apart. */
export function shapeOfPart({ instruction }: Part): Shape | undefined {
  const known = SHAPES.get(instruction) ?? { shape: shapeOfBytes(instruction.bytes) };
  SHAPES.set(instruction, known);
  return known.shape;
}

function shapeOfBytes(bytes: Uint8Array): Shape | undefined {
  const verdict = confirm([bytes])[0]!;
  return verdict.ok ? shapeOf(bytes, verdict.decoded) : undefined;
}

/** The part with its instruction encoded anew; undefined when the bytes then mean another row, or stay what they were. */
export function reshaped(part: Part, shape: Shape): Part | undefined {
  const bytes = encode(shape);
  const verdict = confirm([bytes])[0]!;
  if (!verdict.ok || verdict.decoded.row.encoding !== shape.row.encoding || isSame(bytes, part.instruction.bytes))
    return undefined;
  return { ...part, instruction: pooled(bytes, verdict.decoded, verdict.reading) };
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
