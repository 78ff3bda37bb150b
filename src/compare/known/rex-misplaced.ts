/** A REX prefix counts only directly before the opcode; the processor ignores it elsewhere, Unicorn obeys it. */
import { anyField, type KnownDivergence } from "./known.ts";

const LEGACY = new Set([0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65]);
const isRex = (byte: number): boolean => (byte & 0xf0) === 0x40;

/** A REX with a legacy prefix somewhere behind it: another instruction altogether for who obeys it. */
export function hasMisplacedRex(code: Uint8Array): boolean {
  const opcode = code.findIndex((byte) => !LEGACY.has(byte) && !isRex(byte));
  const prefixes = [...code.subarray(0, Math.max(0, opcode))];
  const rex = prefixes.findIndex(isRex);
  return rex >= 0 && prefixes.slice(rex).some((byte) => LEGACY.has(byte));
}

export const rexMisplaced: KnownDivergence = {
  id: "unicorn-rex-misplaced",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "a REX that does not stand directly before the opcode is obeyed",
  authority: "SDM 2A 2.2.1; confirmed on silicon",
  applies: ({ machineCase: { code } }) => hasMisplacedRex(code),
  excuses: anyField,
};
