/** Legacy prefixes and REX (SDM 2A, 2.1.1 and 2.2.1). */
import type { Bytes } from "./bytes.ts";

export interface Prefixes {
  /** 66 */
  operandSize: boolean;
  /** 67 */
  addressSize: boolean;
  /** F0 */
  lock: boolean;
  /** The last of F2 and F3 counts. */
  repeat: "none" | "f2" | "f3";
  /** The last segment override counts; CS, DS, ES, SS are without effect in 64-bit mode and do not cancel FS or GS. */
  segment: "none" | "fs" | "gs";
  /** The REX byte when it stands directly before the opcode, else 0: a REX anywhere else is ignored. */
  rex: number;
  /** VEX.L in bits; 0: no VEX encoding. With VEX, `rex`, `operandSize` and `repeat` hold what VEX carries. */
  vectorLength: 0 | 128 | 256;
  /** VEX.vvvv as a register number; 0 as well when 1111 names no register. */
  vexRegister: number;
}

/** Reads all prefixes and returns the first opcode byte's value together with them. */
export function readPrefixes(bytes: Bytes): { prefixes: Prefixes; opcode: number } {
  const prefixes: Prefixes = {
    operandSize: false,
    addressSize: false,
    lock: false,
    repeat: "none",
    segment: "none",
    rex: 0,
    vectorLength: 0,
    vexRegister: 0,
  };
  for (;;) {
    const byte = bytes.next();
    if ((byte & 0xf0) === 0x40) prefixes.rex = byte;
    else if (notePrefix(prefixes, byte)) prefixes.rex = 0;
    else return { prefixes, opcode: byte };
  }
}

function notePrefix(prefixes: Prefixes, byte: number): boolean {
  switch (byte) {
    case 0x66:
      prefixes.operandSize = true;
      return true;
    case 0x67:
      prefixes.addressSize = true;
      return true;
    case 0xf0:
      prefixes.lock = true;
      return true;
    case 0xf2:
      prefixes.repeat = "f2";
      return true;
    case 0xf3:
      prefixes.repeat = "f3";
      return true;
    case 0x64:
      prefixes.segment = "fs";
      return true;
    case 0x65:
      prefixes.segment = "gs";
      return true;
    default:
      return byte === 0x2e || byte === 0x36 || byte === 0x3e || byte === 0x26;
  }
}
