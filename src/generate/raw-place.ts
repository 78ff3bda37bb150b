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

/** The bytes, unless LOCK stands before what is not implemented: an engine that ignores LOCK runs that, and nobody can tell. */
function withoutIdleLock(bytes: Uint8Array): Uint8Array {
  const { prefixes, rest } = readPrefixes(bytes);
  if (!prefixes.includes(LOCK)) return bytes;
  const unlocked = Uint8Array.from([...prefixes.map((byte) => (byte === LOCK ? DS : byte)), ...rest]);
  const decoded = decode(MAPS, unlocked);
  return typeof decoded === "object" && decoded.row.status.kind === "implemented" ? bytes : unlocked;
}

/** The instruction that begins with these bytes, completed by random ones; where there is none, the given bytes. */
export function placed(given: Uint8Array, random: Random): PooledInstruction {
  const bytes = new Uint8Array(LONGEST + 1);
  for (let n = 0; n < bytes.length; n++) bytes[n] = given[n] ?? random.below(256);
  const settled = withoutIdleLock(bytes);
  const decoded = decode(MAPS, settled);
  if (typeof decoded === "object") return whole(settled.subarray(0, decoded.length), decoded);
  return nothing(settled.subarray(0, decoded === "too-long" ? settled.length : given.length));
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
  dear: false,
  repeats: false,
  through: NO_REGISTER,
});

/** Coverage counts it under no row. */
const NO_KEY = -1;

/** Whether bytes behind VEX are no instruction: Unicorn runs them as the opcode without VEX, whatever that is. */
export const isEmptyVex = ({ key, bytes }: PooledInstruction): boolean => {
  const [opcode] = readPrefixes(bytes).rest;
  return key === NO_KEY && (opcode === 0xc4 || opcode === 0xc5);
};
