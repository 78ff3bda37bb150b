/** Raw bytes as a part of a program: cut to the instruction that they are, and with what the generator has to know to place it. */
import { buildMaps, type Decoded, decode, NO_REGISTER, TABLE } from "../../oracle/index.ts";
import { registersWritten } from "../assemble/iced.ts";
import { readPrefixes } from "../compare/known/prefix-bytes.ts";
import { type PooledInstruction, pooled } from "./pooled.ts";
import type { Random } from "./random.ts";

/** Bytes of an instruction at most. */
export const LONGEST = 15;

const LOCK = 0xf0;
const DS = 0x3e;

const MAPS = buildMaps(TABLE);

/** What of an undefined encoding is kept besides the given bytes: ModRM, and one more. */
const TAIL = 2;

/** The instruction that begins with these bytes, completed by random ones; where there is none, the given bytes and a little more. */
export function placed(given: Uint8Array, random: Random): PooledInstruction {
  const bytes = new Uint8Array(LONGEST + 1);
  for (let n = 0; n < bytes.length; n++) bytes[n] = given[n] ?? random.below(256);
  const decoded = decode(MAPS, bytes);
  if (typeof decoded === "object") return whole(bytes.subarray(0, decoded.length), decoded);
  if (decoded === "too-long") return nothing(bytes);
  return hasLock(bytes) ? locked(bytes) : nothing(bytes.subarray(0, given.length + TAIL));
}

const hasLock = (bytes: Uint8Array): boolean => readPrefixes(bytes).prefixes.includes(LOCK);

/** LOCK stays only before what is implemented without: an engine that ignores LOCK runs that, and somebody must know what it comes to. */
function locked(bytes: Uint8Array): PooledInstruction {
  const { prefixes, rest } = readPrefixes(bytes);
  const unlocked = Uint8Array.from([...prefixes.map((byte) => (byte === LOCK ? DS : byte)), ...rest]);
  const decoded = decode(MAPS, unlocked);
  if (typeof decoded !== "object") return nothing(unlocked);
  if (decoded.row.status.kind === "implemented") return nothing(bytes.subarray(0, decoded.length));
  return whole(unlocked.subarray(0, decoded.length), decoded);
}

function whole(bytes: Uint8Array, decoded: Decoded): PooledInstruction {
  return pooled(bytes, decoded, { writes: registersWritten(bytes) });
}

const UD2 = TABLE.find(({ mnemonic }) => mnemonic === "UD2")!;

/** Bytes that are no instruction stop the program as UD2 does: its row stands for the one that is missing. */
export const nothing = (bytes: Uint8Array): PooledInstruction => ({
  bytes,
  text: "(bad)",
  row: UD2,
  key: NO_KEY,
  kind: "stop",
  relative: 0,
  memories: [],
  pointers: 0,
  smalls: 0,
  clobbers: 0,
  vector: true,
  dear: false,
  repeats: false,
  through: NO_REGISTER,
});

/** Coverage counts it under no row. */
const NO_KEY = -1;

export const isImplemented = ({ key }: PooledInstruction): boolean => key !== NO_KEY;

export const isTooLong = ({ bytes }: PooledInstruction): boolean => bytes.length > LONGEST;

/**
 * Whether these bytes are no instruction in a way that cannot be held against Unicorn. It is careless about undefined encodings: among
 * those that the oracle does not implement nobody can say what it ran instead; and a far CALL or JMP with a register aborts its process.
 */
export function isHopeless({ key, bytes }: PooledInstruction): boolean {
  if (key !== NO_KEY) return false;
  const [first = 0, second = 0, third = 0] = readPrefixes(bytes).rest;
  if (first === FAR_GROUP) return FAR_DIGITS.has((second >> 3) & 7);
  if (first !== 0x0f) return ESCAPES.has(first) || isXop(first, second);
  if (second === 0x38 || second === 0x3a) return hasOnlyOthers(MAPS[second === 0x38 ? 2 : 3]![third]);
  return (second === STATE_GROUP && third < 0xc0) || hasOnlyOthers(MAPS[1]![second]);
}

const FAR_GROUP = 0xff;
const FAR_DIGITS = new Set([3, 5]);
/** VEX, EVEX; and XOP, which shares 8F with POP. */
const ESCAPES = new Set([0xc4, 0xc5, 0x62]);
const isXop = (first: number, second: number): boolean => first === 0x8f && (second & 0x1f) >= 8;
/** 0F AE: FXSAVE and its like with memory, fences without. */
const STATE_GROUP = 0xae;

/** The opcode is in use, but for nothing that is implemented. */
const hasOnlyOthers = (slot: (typeof MAPS)[number][number]): boolean =>
  slot?.rows.every(({ status }) => status.kind !== "implemented") ?? false;
