/** The reference virtual machine: everything that a harness, or anybody else, may use of it. */
export { isCanonical, mask, signExtend, signed, truncate, type Width } from "./bits.ts";
export { type CallOptions, callContract, describeStop, type Observation } from "./chain/call.ts";
export { type Argument, type CallLine, parseCallLine } from "./chain/call-line.ts";
export { type Balances, type Chain, type ChainOptions, isObjectId, memoryChain } from "./chain/chain.ts";
export { CallError, ERROR_NUMBERS, type ErrorName } from "./chain/errors.ts";
export { LIMITS, type Limits } from "./chain/limits.ts";
export { OracleProcessor, type OracleProcessorOptions, type Tracer } from "./chain/oracle-processor.ts";
export { encodeValue } from "./chain/output.ts";
export type { Guest, Processor, ProcessorStop, Snapshot } from "./chain/processor.ts";
export { type CallResult, type EchoResult, echoResult, loadFailure } from "./chain/result.ts";
export type { Evidence, Service } from "./chain/service.ts";
export { SERVICES } from "./chain/services/index.ts";
export { fits, VALUE_TYPES, type Value, type ValueType } from "./chain/value-type.ts";
export type { ContractSymbol, Image, ImageLimits, Segment } from "./contract/image.ts";
export { loadImage } from "./contract/load.ts";
export { LoadError } from "./contract/load-error.ts";
export { type Decoded, type DecodeFailure, decode } from "./decode/decode.ts";
export { buildMaps, findRow, type OpcodeMaps } from "./decode/lookup.ts";
export type { Prefixes } from "./decode/prefixes.ts";
export { disassemble, registerName } from "./disassemble.ts";
export { type AccessKind, type FaultName, GuestFault } from "./fault.ts";
export * as flags from "./flags.ts";
export * as float from "./float/index.ts";
export { TABLE } from "./isa/index.ts";
export { Machine, type MachineOptions, type RunOptions, type Stop } from "./machine.ts";
export type { Entry, Family } from "./manual/entry.ts";
export { type FaultReason, faultsOf } from "./manual/faults.ts";
export { MANUAL } from "./manual/index.ts";
export { type Access, Memory, PAGE_SIZE, type Run } from "./memory.ts";
export {
  effectiveAddress,
  linearAddress,
  type MemoryOperand,
  NO_REGISTER,
  type Operand,
  type RegisterOperand,
  RIP_BASE,
  type VectorOperand,
} from "./operands.ts";
export { isWithin, PROFILES, type Profile, type ProfileName, profileNamed } from "./profile.ts";
export { restricted, tableOf } from "./profile-table.ts";
export type { Recorder } from "./recorder.ts";
export { INITIAL_MXCSR, REGISTER_NAMES, type Resolve, State, ZERO_VECTORS } from "./state.ts";
export { type Execute, type FlagContract, planned, type Row, refused, rows, type Status } from "./table.ts";
export { VERSION } from "./version.ts";
