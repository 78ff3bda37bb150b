/** All bytes of an instruction are fetched before anything is decided about it. */
import { buildMaps, type Decoded, decode, PAGE_SIZE, TABLE } from "../../../oracle/index.ts";
import type { MachineCase, Outcome } from "../../cases/case.ts";
import { ACCESS } from "./fields.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known.ts";
import { LACKING } from "./lacks-instruction.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { isSameFault } from "./same-fault.ts";
import { vectorAlignment } from "./vector-alignment.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const MAPS = buildMaps(TABLE);
const LONGEST = 15;
/** UD0 and UD1, which are, and the second encoding of TEST. */
const TAKEN_FOR_UNDEFINED = /^(0F FF|0F B9|F[67] \/1)/;
const PAGE = BigInt(PAGE_SIZE);

export const fetchedPartly: KnownDivergence = {
  id: "unicorn-fetched-partly",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "#UD, #GP of a privileged instruction and faults of a memory operand come before the fault of an instruction that passes 15 bytes or the end of its page; that of the next page comes before that of the 15 bytes, and before #UD of what stands behind VEX",
  authority: ["SDM Vol. 2B, 2.3.11 and Vol. 3A, table 6-2: faults from fetching come first", "silicon"],
  instructions: ANY,
  fields: ["fault", ...ACCESS],
  applies: (witnessed) => {
    const { machineCase, expected, actual } = witnessed;
    if (expected.stop.at !== actual.stop.at || expected.stop.reason !== "fault") return false;
    const failure = decode(MAPS, machineCase.code);
    if (failure === "undefined") return isUndefinedVex(machineCase) && reachesNextPage(witnessed);
    if (failure === "truncated") return isDecidedEarly(machineCase, actual) || isFaultOfCompleted(witnessed);
    return failure === "too-long" && (reachesNextPage(witnessed) || isFaultOfShortened(witnessed));
  },
};

/** Whatever the missing bytes are, it is undefined, or the oracle has no such instruction. */
function isDecidedEarly({ code }: MachineCase, { stop }: Outcome): boolean {
  const decoded = decode(MAPS, completed(code));
  if (typeof decoded !== "object" || isTakenForUndefined(decoded, code)) return stop.fault === "#UD";
  return decoded.row.status.kind !== "implemented" && (stop.fault === "#UD" || stop.fault === "#GP");
}

function completed(code: Uint8Array): Uint8Array {
  const whole = new Uint8Array(LONGEST);
  whole.set(code);
  return whole;
}

/** The fault that the instruction has with its missing bytes; it is put before the end of the page. */
function isFaultOfCompleted({ oracle, machineCase, actual }: Witnessed): boolean {
  const [code, at] = [completed(machineCase.code), machineCase.at - BigInt(LONGEST)];
  const other = { ...machineCase, code, at, limit: 1 };
  return [oracle, vectorAlignment.by!(oracle)].some((rules) => isSameFault(rules.run(other).stop, actual.stop));
}

/** All that an instruction can have is on this page, and none: Unicorn reads on, as if it were shorter (vex-ignored.ts), until the page ends. */
function isUndefinedVex({ code, at }: MachineCase): boolean {
  const first = readPrefixes(code).rest[0];
  const left = PAGE - (at % PAGE);
  return (first === 0xc4 || first === 0xc5) && left >= BigInt(LONGEST) && left < 2n * BigInt(LONGEST);
}

/** It goes on in the next page, which is not there. */
const reachesNextPage = ({ machineCase: { at }, actual: { stop } }: Witnessed): boolean =>
  stop.fault === "#PF" && stop.access === "execute" && stop.address === at - (at % PAGE) + PAGE;

/** The fault that the instruction has without some of its prefixes, where it stands or, if its page ends there, before that. */
function isFaultOfShortened(witnessed: Witnessed): boolean {
  const { code } = witnessed.machineCase;
  const { prefixes, rest } = readPrefixes(code);
  const shortened = [...prefixes.map((_, n) => code.subarray(n + 1)), withoutIdle(prefixes, rest)];
  return shortened.some((one) => isFaultOf(witnessed, one) || isFaultOfForeign(witnessed, one));
}

/** Segments that mean nothing in 64-bit mode, and the address size: F2 or F3 in front of them may still decide. */
const IDLE = [0x26, 0x2e, 0x36, 0x3e, 0x67];
const withoutIdle = (prefixes: readonly number[], rest: Uint8Array): Uint8Array =>
  Uint8Array.from([...prefixes.filter((prefix) => !IDLE.includes(prefix)), ...rest]);

function isFaultOf({ oracle, machineCase, actual }: Witnessed, code: Uint8Array): boolean {
  const whole = decode(MAPS, completed(code));
  if (actual.stop.fault === "#UD" && typeof whole === "object" && isTakenForUndefined(whole, code)) return true;
  const other = { ...machineCase, ...inPage(machineCase, code), limit: 1 };
  return [oracle, vectorAlignment.by!(oracle)].some((rules) => isSameFault(rules.run(other).stop, actual.stop));
}

/** What is left of the case's code when its first bytes are gone, before the end of the page where that is near. */
function inPage({ at, code: all }: MachineCase, code: Uint8Array): Pick<MachineCase, "at" | "code"> {
  const dropped = at + BigInt(all.length - code.length);
  const isLast = (dropped % PAGE) + 2n * BigInt(LONGEST) > PAGE;
  return isLast ? { code: completed(code), at: dropped - 2n * BigInt(LONGEST) } : { code, at: dropped };
}

/**
 * An instruction that the oracle has not is #UD, or its operand faults as that of MOVZX in its place does. The prefixes that decide which
 * one it is have to be there still.
 */
function isFaultOfForeign(witnessed: Witnessed, code: Uint8Array): boolean {
  const { machineCase, actual } = witnessed;
  const whole = decode(MAPS, completed(code));
  const isForeign = typeof whole === "object" && whole.row.status.kind !== "implemented";
  if (!isForeign || !keepsMandatory(machineCase.code, code)) return false;
  return actual.stop.fault === "#UD" || isFaultOf(witnessed, asReader(code));
}

const keepsMandatory = (all: Uint8Array, code: Uint8Array): boolean => {
  const left = readPrefixes(code).prefixes;
  return readPrefixes(all).prefixes.every((byte) => !MANDATORY.includes(byte) || left.includes(byte));
};
const MANDATORY = [0x66, 0xf2, 0xf3];

/** MOVZX r32, m8 with the same operand, for opcodes of the two-byte map. */
function asReader(code: Uint8Array): Uint8Array {
  const { prefixes, rest } = readPrefixes(code);
  const isTwoByte = rest[0] === 0x0f && rest[1] !== 0x38 && rest[1] !== 0x3a;
  return Uint8Array.from([...prefixes, ...(isTwoByte ? rest.with(1, 0xb6) : rest)]);
}

const isTakenForUndefined = ({ row }: Decoded, code: Uint8Array): boolean =>
  TAKEN_FOR_UNDEFINED.test(row.encoding) ||
  LACKING.includes(row.mnemonic) ||
  (MOV_IMMEDIATE.test(row.encoding) && readPrefixes(code).prefixes.some(isRexR));

/** REX.R, wherever it stands, makes these undefined there (mov-immediate-rex.ts, rex-misplaced.ts). */
const MOV_IMMEDIATE = /^C[67] \/0/;
const isRexR = (byte: number): boolean => (byte & 0xf4) === 0x44;
