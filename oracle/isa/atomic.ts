/** Exchange-and-add and the compare-and-exchange family. One processor: LOCK changes nothing but which encodings are legal. */
import { truncate, type Width } from "../bits.ts";
import { generalProtection } from "../fault.ts";
import { ZF } from "../flags.ts";
import {
  linearAddress,
  loadMemory,
  type MemoryOperand,
  type RegisterOperand,
  read,
  readForWrite,
  storeMemory,
  write,
} from "../operands.ts";
import { RAX, RBX, RCX, RDX, readRegister, type State, writeFlags } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { add, subtract } from "./arithmetic.ts";
import { commitFlags, when } from "./result.ts";

const register = (index: number, width: Width): RegisterOperand => ({ kind: "register", index, width, high: false });

/** XADD: the source receives the old target, the target the sum; the target is written last and wins when both are one register. */
const exchangeAdd: Execute = (state, { width, operands }) => {
  const old = readForWrite(state, operands[0]!);
  const result = add(width, old, read(state, operands[1]!));
  if (operands[0]!.kind === "memory") write(state, operands[0]!, result.value);
  write(state, operands[1]!, old);
  if (operands[0]!.kind !== "memory") write(state, operands[0]!, result.value);
  commitFlags(state, result);
};

/**
 * CMPXCHG compares rAX with the target. Equal: the target receives the source. Not equal: rAX receives the target.
 * The register that does not receive anything keeps all its 64 bits, also in the 32-bit form.
 */
const compareExchange: Execute = (state, { width, operands }) => {
  const accumulator = register(RAX, width);
  const target = readForWrite(state, operands[0]!);
  const result = subtract(width, read(state, accumulator), target);
  if (result.value === 0n) write(state, operands[0]!, read(state, operands[1]!));
  else write(state, accumulator, target);
  commitFlags(state, result);
};

/** CMPXCHG8B, CMPXCHG16B: rDX:rAX against two words in memory; equal: rCX:rBX goes there, else rDX:rAX receives them. Only ZF is written. */
const compareExchangePair =
  (width: 32 | 64): Execute =>
  (state, { operands }) => {
    const low = operands[0] as MemoryOperand;
    const address = linearAddress(state, low);
    if (width === 64 && address % 16n !== 0n) throw generalProtection();
    const size = width / 8;
    state.memory.check(address, 2 * size, "write", low.stack);
    const upper = truncate(64, address + BigInt(size));
    const [oldLow, oldHigh] = [loadMemory(state, address, width), loadMemory(state, upper, width)];
    const equal = oldLow === read(state, register(RAX, width)) && oldHigh === read(state, register(RDX, width));
    if (equal) {
      storePair(state, address, upper, width);
    } else {
      write(state, register(RAX, width), oldLow);
      write(state, register(RDX, width), oldHigh);
    }
    writeFlags(state, ZF, when(equal, ZF));
  };

function storePair(state: State, address: bigint, upper: bigint, width: 32 | 64): void {
  storeMemory(state, address, width, truncate(width, readRegister(state, RBX)));
  storeMemory(state, upper, width, truncate(width, readRegister(state, RCX)));
}

const head = { feature: "base", writes: "OF SF ZF AF PF CF" } as const;

export const atomicRows = [
  ...rows(
    exchangeAdd,
    { ...head, section: "SDM 2D XADD" },
    `
  0F C0 /r           XADD Eb, Gb    lock
  0F C1 /r           XADD Ev, Gv    lock
  `,
  ),
  ...rows(
    compareExchange,
    { ...head, section: "SDM 2A CMPXCHG" },
    `
  0F B0 /r           CMPXCHG Eb, Gb    lock
  0F B1 /r           CMPXCHG Ev, Gv    lock
  `,
  ),
  ...rows(
    compareExchangePair(32),
    { feature: "cx8", writes: "ZF", section: "SDM 2A CMPXCHG8B/CMPXCHG16B" },
    `
  REX.W0 0F C7 /1    CMPXCHG8B Mq    lock
  `,
  ),
  ...rows(
    compareExchangePair(64),
    { feature: "cx16", writes: "ZF", section: "SDM 2A CMPXCHG8B/CMPXCHG16B" },
    `
  REX.W 0F C7 /1     CMPXCHG16B Mdq    lock
  `,
  ),
];
