/** `VEX.256.66.0F38.W1` as SDM volume 2 writes it (SDM 2A, 3.1.1.2): vector length, prefix, opcode map and W in one token. */
import type { Row } from "./table.ts";

export type VexShape = Pick<Row, "prefix" | "vectorLength" | "rexW"> & { readonly map: 4 | 5 | 6 | 7 };

const TOKEN = /^VEX\.(128|256|LIG|LZ|L0|L1)(?:\.(NP|66|F2|F3))?(?:\.(0F|0F38|0F3A))?\.(W0|W1|WIG)$/;
const MAPS = { "": 4, "0F": 5, "0F38": 6, "0F3A": 7 } as const;

export const isVexToken = (token: string): boolean => token.startsWith("VEX.");

/** Throws on a token that names no VEX encoding. */
export function parseVex(token: string): VexShape {
  const [matched, length, prefix = "NP", map = "", w] = TOKEN.exec(token) ?? [];
  if (!matched) throw new Error(`no such VEX encoding: ${token}`);
  return {
    map: MAPS[map as keyof typeof MAPS],
    prefix: prefix.toLowerCase() as Row["prefix"],
    vectorLength: length === "LIG" ? undefined : length === "256" || length === "L1" ? 256 : 128,
    rexW: w === "WIG" ? undefined : w === "W1",
  };
}
