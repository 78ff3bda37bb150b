/** What Unicorn runs for a near branch with 66, in instructions without it: a distance, a return address and a target of 16 bits. */
import { linearAddress, PAGE_SIZE } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import { littleEndian } from "../../generate/little-endian.ts";
import type { Witnessed } from "./known.ts";
import { RSP } from "./observe.ts";
import { readPrefixes } from "./prefix-bytes.ts";

const ADDRESS_SIZE = 0x67;
const PAGE = BigInt(PAGE_SIZE);
const DS = 0x3e;
const NOP = 0x90;

/** The other case; undefined where the branch is none of these, or where it comes to the same. */
export function asWord(witnessed: Witnessed): MachineCase | undefined {
  const { rest } = readPrefixes(witnessed.machineCase.code);
  const [opcode = 0, second = 0] = rest;
  if (opcode >> 4 === 7 || opcode >> 2 === 0x38) return conditional(witnessed, opcode, 2, byteAt(rest, 1));
  if (opcode === 0x0f && second >> 4 === 8) return conditional(witnessed, second - 0x10, 4, wordAt(rest, 2));
  if (opcode === 0xeb) return jump(witnessed, end(witnessed, 2) + byteAt(rest, 1));
  if (opcode === 0xe9) return jump(witnessed, end(witnessed, 3) + wordAt(rest, 1));
  if (opcode === 0xe8) return call(witnessed, end(witnessed, 3) + wordAt(rest, 1), end(witnessed, 3));
  if (opcode === 0xc3) return popAndJump(witnessed, 0n);
  if (opcode === 0xc2) return popAndJump(witnessed, wordAt(rest, 1));
  return opcode === 0xff ? indirect(witnessed, (second >> 3) & 7) : undefined;
}

const byteAt = (bytes: Uint8Array, at: number): bigint => BigInt.asIntN(8, BigInt(bytes[at] ?? 0));
const wordAt = (bytes: Uint8Array, at: number): bigint =>
  BigInt.asIntN(16, BigInt((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)));

/** Behind the instruction, which has so many bytes behind its prefixes. */
const end = ({ machineCase: { at, code } }: Witnessed, size: number): bigint =>
  at + BigInt(readPrefixes(code).prefixes.length + size);

const withCode = (machineCase: MachineCase, code: readonly number[]): MachineCase => ({
  ...machineCase,
  code: Uint8Array.from(code),
});

/** For two instructions that stand for one. */
const oneMore = (machineCase: MachineCase): MachineCase => ({ ...machineCase, limit: machineCase.limit + 1 });

/** Bytes of JMP rel32. */
const JUMP = 5;

/** JMP rel32 at `from` to the low 16 bits of the target. */
const jumpFrom = (from: bigint, target: bigint): number[] => [
  0xe9,
  ...littleEndian(BigInt.asUintN(16, target) - (from + BigInt(JUMP)), 4),
];

const jump = ({ machineCase }: Witnessed, target: bigint): MachineCase => jumping(machineCase, [], target);

/** Some code and the jump behind it; from the start of the page where they would not fit, or the case would end between the two. */
function jumping(machineCase: MachineCase, before: readonly number[], target: bigint): MachineCase {
  const page = machineCase.at - (machineCase.at % PAGE);
  const between = machineCase.at + BigInt(before.length);
  const fits = between + BigInt(JUMP) <= page + PAGE && (before.length === 0 || between !== machineCase.until);
  const at = fits ? machineCase.at : page;
  return { ...withCode(machineCase, [...before, ...jumpFrom(at + BigInt(before.length), target)]), at };
}

/** `short`: the opcode that has the same condition and a distance of a byte. */
function conditional(witnessed: Witnessed, short: number, size: number, distance: bigint): MachineCase {
  const { registers, taken } = decided(witnessed, short);
  const machineCase = { ...witnessed.machineCase, registers };
  const next = end(witnessed, size);
  if (taken) return jump({ ...witnessed, machineCase }, next + distance);
  const length = Number(next - machineCase.at);
  const idle = [...new Array<number>(length - 1).fill(DS), NOP];
  return withCode(machineCase, [...idle, ...machineCase.code.subarray(length)]);
}

/** Whether the condition holds, and the registers with the counter counted. */
function decided({ oracle, machineCase }: Witnessed, short: number): { registers: readonly bigint[]; taken: boolean } {
  const prefix = readPrefixes(machineCase.code).prefixes.includes(ADDRESS_SIZE) ? [ADDRESS_SIZE] : [];
  const { until: _, ...open } = withCode(machineCase, [...prefix, short, 1]);
  const { registers, stop } = oracle.run({ ...open, limit: 1 });
  return { registers, taken: stop.at === machineCase.at + BigInt(prefix.length + 3) };
}

/** PUSH imm16, and the jump. */
function call({ machineCase }: Witnessed, target: bigint, next: bigint): MachineCase {
  const push = [0x66, 0x68, ...littleEndian(BigInt.asUintN(16, next), 2)];
  return jumping(oneMore(machineCase), push, target);
}

/** LEA RSP, [RSP + 2 + drop], and the jump to the word that was there; POP AX where it cannot be read. */
function popAndJump({ oracle, machineCase }: Witnessed, drop: bigint): MachineCase {
  const word = oracle.start(machineCase).memory.peek(machineCase.registers[RSP]!, 2);
  if (!word) return withCode(machineCase, [0x66, 0x58]);
  const lea = [0x48, 0x8d, 0xa4, 0x24, ...littleEndian(drop + 2n, 4)];
  return jumping(oneMore(machineCase), lea, wordAt(word, 0));
}

/** The operand is read whole. */
function indirect(witnessed: Witnessed, digit: number): MachineCase | undefined {
  const target = operandOf(witnessed);
  if (target === undefined) return undefined;
  const { at } = witnessed.machineCase;
  return digit === 4 ? jump(witnessed, target) : call(witnessed, target, at + BigInt(witnessed.instruction!.length));
}

function operandOf({ oracle, machineCase, instruction }: Witnessed): bigint | undefined {
  const operand = instruction?.operands[0];
  const state = oracle.start(machineCase);
  if (operand?.kind === "register") return state.registers[operand.index];
  if (operand?.kind !== "memory") return undefined;
  state.nextRip = machineCase.at + BigInt(instruction!.length);
  const bytes = state.memory.peek(linearAddress(state, operand), 2);
  return bytes && wordAt(bytes, 0);
}
