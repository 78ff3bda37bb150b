/** The cause of a divergence, as far as it can be told from outside: instruction form, differing fields, faults. Findings are grouped by it. */
import { type Decoded, decode, type OpcodeMaps, type Operand, REGISTER_NAMES } from "../../oracle/index.ts";
import type { MachineCase, Outcome, Reply } from "../cases/case.ts";
import { isFailure } from "../cases/case.ts";
import type { Difference } from "./difference.ts";
import { readPrefixes } from "./known/prefix-bytes.ts";

const LOCK = 0xf0;

const shortKind = (operand: Operand): string => `${operand.kind.slice(0, 3)}${operand.width}`;

/** Mnemonic and operand classes: `add mem32,reg32`. Of bytes that are no instruction why, and their opcode: `(undefined) lock 0fbc`. */
export function formOf(maps: OpcodeMaps, machineCase: Pick<MachineCase, "code">): string {
  const instruction = decodeCase(maps, machineCase);
  return instruction ? formOfInstruction(instruction) : formOfNone(maps, machineCase.code);
}

function formOfNone(maps: OpcodeMaps, code: Uint8Array): string {
  const { prefixes, rest } = readPrefixes(code);
  const opcode = rest.subarray(0, rest[0] !== 0x0f ? 1 : rest[1] === 0x38 || rest[1] === 0x3a ? 3 : 2);
  const lock = prefixes.includes(LOCK) ? "lock " : "";
  return `(${decode(maps, code)}) ${lock}${Buffer.from(opcode).toString("hex")}`.trim();
}

function formOfInstruction(instruction: Decoded): string {
  const lock = instruction.prefixes.lock ? "lock " : "";
  const repeat = instruction.row.rep && instruction.prefixes.repeat !== "none" ? "rep " : "";
  return `${lock}${repeat}${instruction.row.mnemonic.toLowerCase()} ${instruction.operands.map(shortKind).join(",")}`.trim();
}

/** Where the stops differ, everything else follows from that. */
const DECISIVE = ["engine", "stop", "fault", "vector"];

/** Registers are one class, vectors and memory two more; flags and stop fields keep their names. */
export function fieldClasses(differences: readonly Difference[]): string {
  const decisive = differences.find(({ field }) => DECISIVE.includes(field));
  if (decisive) return decisive.field;
  const classes = differences.map(({ field }) =>
    field.startsWith("memory:")
      ? "memory"
      : REGISTER_NAMES.includes(field)
        ? "register"
        : /^xmm/.test(field)
          ? "vector"
          : field,
  );
  return [...new Set(classes)].sort().join("+");
}

const stopText = (reply: Reply): string => (isFailure(reply) ? reply.failure : (reply.stop.fault ?? reply.stop.reason));

export const decodeCase = (maps: OpcodeMaps, { code }: Pick<MachineCase, "code">): Decoded | undefined => {
  const decoded = decode(maps, code);
  return typeof decoded === "object" ? decoded : undefined;
};

/** How both sides stopped: `until/#PF`. */
export const stopsOf = (expected: Outcome, actual: Reply): string => `${stopText(expected)}/${stopText(actual)}`;

/** One line that is the same for all findings with the same cause. */
export function bucketOf(form: string, differences: readonly Difference[], expected: Outcome, actual: Reply): string {
  return `${form} | ${fieldClasses(differences)} | ${stopsOf(expected, actual)}`;
}
