/** Bit tests, scans and byte swap. */
import { evenParity, mask, signed, type Width } from "../bits.ts";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { type Operand, type RegisterOperand, read, readForWrite, write } from "../operands.ts";
import { type State, setUndefinedBits, writeFlags, writeRegister } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { type Result, unary, unchanged, when } from "./result.ts";

const UNDEFINED_OF_BT = OF | SF | AF | PF;

/**
 * BT, BTS, BTR, BTC: CF receives the selected bit, `change` makes the new operand. ZF stays; OF, SF, AF, PF are undefined.
 * Policy: they stay as they were. `change` undefined: the operand is only read.
 */
const bitTest =
  (change?: (value: bigint, selected: bigint) => bigint): Execute =>
  (state, { width, operands }) => {
    const offset = read(state, operands[1]!);
    const target = selectWord(operands[0]!, operands[1]!, width, offset);
    const selected = 1n << (offset & BigInt(width - 1));
    const value = change ? readForWrite(state, target) : read(state, target);
    if (change) write(state, target, change(value, selected));
    writeFlags(state, CF, when((value & selected) !== 0n, CF), UNDEFINED_OF_BT);
  };

/** With a register bit offset a memory operand is a bit string: the offset is signed and moves the address by whole words. */
function selectWord(target: Operand, offsetFrom: Operand, width: Width, offset: bigint): Operand {
  if (target.kind !== "memory" || offsetFrom.kind !== "register") return target;
  const words = (signed(width, offset) - (offset & BigInt(width - 1))) / BigInt(width);
  return { ...target, displacement: target.displacement + words * BigInt(width / 8) };
}

/**
 * BSF and BSR: the position of the lowest or highest 1. ZF: the source was 0; the target is then undefined (policy: all 64 bits
 * stay). The other five flags are undefined; policy: CF, OF, SF, AF clear, PF of the position.
 */
const bitScan =
  (find: (source: bigint) => number): Execute =>
  (state, { operands }) => {
    const target = operands[0] as RegisterOperand;
    const source = read(state, operands[1]!);
    const position = source === 0n ? 0n : BigInt(find(source));
    if (source === 0n) leaveUndefined(state, target.index);
    else write(state, target, position);
    writeFlags(state, STATUS, when(source === 0n, ZF) | when(evenParity(position), PF), STATUS & ~ZF);
  };

/** The whole register becomes undefined; the policy is its old value. */
function leaveUndefined(state: State, index: number): void {
  const before = state.registers[index]!;
  writeRegister(state, index, state.resolve ? state.resolve(before, mask(64)) : before);
  setUndefinedBits(state, index, mask(64));
}

/** Positions of the lowest and the highest 1; there must be one. */
export const lowestOne = (source: bigint): number => highestOne(source & -source);
export const highestOne = (source: bigint): number => source.toString(2).length - 1;

/** BSWAP reverses the bytes of 32 or 64 bits. On 16 bits the result is undefined; policy: 0, as on every Intel core. */
export function byteSwap(width: Width, value: bigint): Result {
  if (width === 16) return { ...unchanged(0n), undefinedValue: mask(16) };
  return unchanged(reversedBytes(width, value));
}

/** The bytes in reverse. */
export function reversedBytes(width: Width, value: bigint): bigint {
  let swapped = 0n;
  for (let shift = 0n; shift < BigInt(width); shift += 8n) swapped = (swapped << 8n) | ((value >> shift) & 0xffn);
  return swapped;
}

const tests = { feature: "base", writes: "OF SF AF PF CF", undefined: "OF SF AF PF" } as const;
const scans = { feature: "base", writes: "OF SF ZF AF PF CF", undefined: "OF SF AF PF CF" } as const;

export const bitRows = [
  ...rows(
    bitTest(),
    { ...tests, section: "SDM 2A BT" },
    `
  0F A3 /r       BT Ev, Gv
  0F BA /4 ib    BT Ev, Ib
  `,
  ),
  ...rows(
    bitTest((value, one) => value | one),
    { ...tests, section: "SDM 2A BTS" },
    `
  0F AB /r       BTS Ev, Gv    lock
  0F BA /5 ib    BTS Ev, Ib    lock
  `,
  ),
  ...rows(
    bitTest((value, one) => value & ~one),
    { ...tests, section: "SDM 2A BTR" },
    `
  0F B3 /r       BTR Ev, Gv    lock
  0F BA /6 ib    BTR Ev, Ib    lock
  `,
  ),
  ...rows(
    bitTest((value, one) => value ^ one),
    { ...tests, section: "SDM 2A BTC" },
    `
  0F BB /r       BTC Ev, Gv    lock
  0F BA /7 ib    BTC Ev, Ib    lock
  `,
  ),
  ...rows(bitScan(lowestOne), { ...scans, section: "SDM 2A BSF" }, "0F BC /r  BSF Gv, Ev"),
  ...rows(bitScan(highestOne), { ...scans, section: "SDM 2A BSR" }, "0F BD /r  BSR Gv, Ev"),
  ...rows(unary(byteSwap), { feature: "base", section: "SDM 2A BSWAP" }, "0F C8+r  BSWAP Zv"),
];
