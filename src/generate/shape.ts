/** What an instruction shall be, field by field, before anybody has encoded it: what fast-check draws. */
import type { Row } from "../../oracle/index.ts";

/** The memory form of ModRM, or the address of a moffs. Register numbers, NO_REGISTER, RIP_BASE. */
export interface MemoryShape {
  readonly kind: "memory";
  readonly base: number;
  /** Never 4: RSP cannot be an index. */
  readonly index: number;
  readonly scale: 1 | 2 | 4 | 8;
  /** Signed 32 bits; 64 for a moffs. */
  readonly displacement: bigint;
}

export interface RegisterShape {
  readonly kind: "register";
  /** As ModRM and REX.B encode it: byte registers 4 to 7 are AH to BH unless the instruction has a REX. */
  readonly number: number;
}

export interface Shape {
  readonly row: Row;
  /** 32 where the row has no operand that depends on it. */
  readonly operandSize: 16 | 32 | 64;
  readonly addressWidth: 32 | 64;
  readonly segment: "none" | "fs" | "gs";
  readonly lock: boolean;
  readonly repeat: "none" | "f2" | "f3";
  /** ModRM.reg or the register in the opcode, 0 to 15; any value where the row does not use it. */
  readonly reg: number;
  readonly rm: RegisterShape | MemoryShape;
  /** In the order of the code bytes; cut to their sizes. */
  readonly immediates: readonly bigint[];
  /** VEX.vvvv, 0 to 15; any value where the row does not use it. */
  readonly vexRegister: number;
  /** A REX even where none is needed; a VEX prefix of three bytes even where two suffice. */
  readonly rex: boolean;
  /** Displacement of 32 bits, and a SIB byte, even where shorter forms exist. */
  readonly long: boolean;
  /** Bytes in front that mean nothing: segment overrides without effect, a REX that does not stand before the opcode. */
  readonly noise: readonly number[];
}
