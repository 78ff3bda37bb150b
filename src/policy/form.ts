/** The ways in which a row is measured: its operand sizes, with its r/m operand in a register, in memory, and in memory under LOCK. */
import { NO_REGISTER, type Row } from "../../oracle/index.ts";
import { encode } from "../generate/encode.ts";
import { operandSizes } from "../generate/operand-sizes.ts";
import type { MemoryShape, RegisterShape } from "../generate/shape.ts";

export type Place = "register" | "memory" | "locked";

export interface Form {
  readonly row: Row;
  readonly operandSize: 16 | 32 | 64;
  readonly place: Place;
}

/** ModRM.rm or its base, ModRM.reg and VEX.vvvv: registers that no instruction implies. */
export const RBX = 3;
const RSI = 6;
const RCX = 1;

/** A row without ModRM counts as one with registers. */
export const formsOf = (row: Row): Form[] =>
  operandSizes(row).flatMap((operandSize) => placesOf(row).map((place) => ({ row, operandSize, place })));

function placesOf({ modrm, fixedModrm, form, lock }: Row): Place[] {
  if (modrm === "none" || fixedModrm !== undefined) return ["register"];
  const memory: Place[] = lock ? ["memory", "locked"] : ["memory"];
  if (form === "register") return ["register"];
  return form === "memory" ? memory : ["register", ...memory];
}

const REGISTER: RegisterShape = { kind: "register", number: RBX };
const MEMORY: MemoryShape = { kind: "memory", base: RBX, index: NO_REGISTER, scale: 1, displacement: 0n };

/** Its bytes: RBX or [RBX], RSI, the immediate cut to its size. A REX always, so that SIL is a register of its own. */
export const bytesOf = ({ row, operandSize, place }: Form, immediate: bigint): Uint8Array =>
  encode({
    row,
    operandSize,
    addressWidth: 64,
    segment: "none",
    lock: place === "locked",
    repeat: "none",
    reg: RSI,
    vexRegister: RCX,
    rm: place === "register" ? REGISTER : MEMORY,
    immediates: [immediate],
    rex: true,
    long: false,
    noise: [],
  });
