/** Raw bytes as a part of a program: cut to the instruction that they are, and with what the generator has to know to place it. */
import { buildMaps, type Decoded, decode, NO_REGISTER, TABLE } from "../../oracle/index.ts";
import { registersWritten } from "../assemble/iced.ts";
import { type PooledInstruction, pooled } from "./pooled.ts";
import type { Random } from "./random.ts";

/** Bytes of an instruction at most. */
export const LONGEST = 15;

const MAPS = buildMaps(TABLE);

/** The instruction that begins with these bytes, completed by random ones; where there is none, the given bytes. */
export function placed(given: Uint8Array, random: Random): PooledInstruction {
  const bytes = new Uint8Array(LONGEST + 1);
  for (let n = 0; n < bytes.length; n++) bytes[n] = given[n] ?? random.below(256);
  const decoded = decode(MAPS, bytes);
  if (typeof decoded === "object") return whole(bytes.subarray(0, decoded.length), decoded);
  return nothing(decoded === "too-long" ? bytes : given);
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

export const isNothing = ({ key }: PooledInstruction): boolean => key === NO_KEY;
