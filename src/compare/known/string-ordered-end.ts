/** Equal ordered: a string that begins near the end of the vector is found there as far as it can be seen. */
import type { Decoded } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import type { Difference } from "../difference.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { RAX } from "./observe.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const stringOrderedEnd: KnownDivergence = {
  id: "unicorn-string-ordered-end",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "PCMPxSTRx in mode equal ordered does not find a string of which the end of the vector cuts off a part",
  authority: [
    "SDM Vol. 2B, 4.1.3 Aggregation Operation: comparisons end with the vector",
    "QEMU corrected it in June 2020 (pcmpxstrx)",
  ],
  instructions: ["PCMPESTRI", "PCMPESTRI64", "PCMPESTRM", "PCMPESTRM64", "PCMPISTRI", "PCMPISTRM"],
  fields: ["rcx", "xmm0", "CF", "OF"],
  applies: ({ machineCase, instruction, expected }) =>
    (controlOf(machineCase, instruction!) & 0x0c) === 0x0c && expected.stop.fault === undefined,
  excuses: (difference, witnessed) => isOf(difference, witnessed, foundWholly(witnessed)),
};

const controlOf = ({ code }: MachineCase, { length }: Decoded): number => code[length - 1]!;
const elementBits = (control: number): 8 | 16 => (control & 1 ? 16 : 8);

/** What is found where only whole strings count, with the polarity of the control byte: a bit an element. */
function foundWholly({ oracle, machineCase, instruction }: Witnessed): bigint {
  const control = controlOf(machineCase, instruction!);
  const count = 128 / elementBits(control);
  const all = oracle.run(asBits(machineCase, instruction!)).vectors![0]!;
  const whole = BigInt.asUintN(count - lengthOfFirst(machineCase, instruction!) + 1, all);
  return control & 0x10 ? BigInt.asUintN(count, ~whole) : whole;
}

/** The same comparison as bits in XMM0, not inverted. */
function asBits(machineCase: MachineCase, { length }: Decoded): MachineCase {
  const code = Uint8Array.from(machineCase.code);
  const opcode = length - readPrefixes(code.subarray(0, length)).rest.length + 2;
  code[opcode] = code[opcode]! & ~1;
  code[length - 1] = code[length - 1]! & 0x0f;
  return { ...machineCase, code };
}

/** Elements of the first string: EAX or RAX tells, or its first 0. */
function lengthOfFirst({ registers, vectors, code }: MachineCase, instruction: Decoded): number {
  const { row, operands, length } = instruction;
  const bits = elementBits(code[length - 1]!);
  const count = 128 / bits;
  if (row.mnemonic.startsWith("PCMPE")) {
    const given = BigInt.asIntN(row.mnemonic.endsWith("64") ? 64 : 32, registers[RAX]!);
    const magnitude = given < 0n ? -given : given;
    return magnitude > count ? count : Number(magnitude);
  }
  const [first] = operands;
  const vector = (first?.kind === "vector" && vectors?.[first.index]) || 0n;
  for (let n = 0; n < count; n++) if (BigInt.asUintN(bits, vector >> BigInt(bits * n)) === 0n) return n;
  return count;
}

function isOf({ field, actual }: Difference, { machineCase, instruction }: Witnessed, found: bigint): boolean {
  const control = controlOf(machineCase, instruction!);
  if (field === "CF") return (actual === "1") === (found !== 0n);
  if (field === "OF") return (actual === "1") === ((found & 1n) === 1n);
  return BigInt(actual) === (field === "rcx" ? positionOf(control, found) : maskOf(control, found));
}

function positionOf(control: number, found: bigint): bigint {
  if (found === 0n) return BigInt(128 / elementBits(control));
  const digits = found.toString(2);
  return BigInt(digits.length - 1 - (control & 0x40 ? 0 : digits.lastIndexOf("1")));
}

function maskOf(control: number, found: bigint): bigint {
  if ((control & 0x40) === 0) return found;
  const bits = elementBits(control);
  let mask = 0n;
  for (let n = 0; n < 128 / bits; n++)
    if ((found >> BigInt(n)) & 1n) mask |= BigInt.asUintN(bits, -1n) << BigInt(bits * n);
  return mask;
}
