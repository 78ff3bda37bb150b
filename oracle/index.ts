/** The reference virtual machine: everything that a harness, or anybody else, may use of it. */
export { isCanonical, mask, signExtend, signed, truncate, type Width } from "./bits.ts";
export { type Decoded, type DecodeFailure, decode } from "./decode/decode.ts";
export { buildMaps, findRow, type OpcodeMaps } from "./decode/lookup.ts";
export type { Prefixes } from "./decode/prefixes.ts";
export { disassemble } from "./disassemble.ts";
export { type AccessKind, type FaultName, GuestFault } from "./fault.ts";
export * as flags from "./flags.ts";
export { TABLE } from "./isa/index.ts";
export { Machine, type MachineOptions, type RunOptions, type Stop } from "./machine.ts";
export { type Access, Memory, PAGE_SIZE, type Run } from "./memory.ts";
export {
  effectiveAddress,
  linearAddress,
  type MemoryOperand,
  NO_REGISTER,
  type Operand,
  type RegisterOperand,
  RIP_BASE,
} from "./operands.ts";
export { REGISTER_NAMES, type Resolve, State } from "./state.ts";
export { type Execute, type FlagContract, planned, type Row, refused, rows, type Status } from "./table.ts";
export { VERSION } from "./version.ts";
