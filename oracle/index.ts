/** The reference virtual machine: everything that a harness, or anybody else, may use of it. */
export { isCanonical, mask, signExtend, signed, truncate, type Width } from "./bits.ts";
export { type Argument, type CallLine, isBareName, parseCallLine } from "./chain/call-line.ts";
export { type Block, Chain, type Contract } from "./chain/chain.ts";
export { type ChainChanges, changesOf, type StorageChange } from "./chain/changes.ts";
export { CallError, ERROR_NUMBERS, type ErrorName } from "./chain/errors.ts";
export type { Log } from "./chain/event-log.ts";
export type { GasPrice, GasSchedule } from "./chain/gas.ts";
export { FREE, GAS_SCHEDULE } from "./chain/gas-schedule.ts";
export { INSTRUCTION_CLASSES, type InstructionClass, instructionClass } from "./chain/instruction-class.ts";
export { LIMITS, type Limits } from "./chain/limits.ts";
export {
  addContract,
  type Balances,
  type ChainOptions,
  fillChain,
  memoryChain,
  type StoredEntry,
} from "./chain/memory-chain.ts";
export type { InternalCall, Message } from "./chain/message.ts";
export { type Payment, pay, type Value as Amount } from "./chain/money.ts";
export { isAccountId, isAssetId, isContractId, isObjectId } from "./chain/object-id.ts";
export { OracleProcessor, type OracleProcessorOptions, type Tracer } from "./chain/oracle-processor.ts";
export { encodeValue } from "./chain/output.ts";
export type { Guest, Processor, ProcessorStop, Snapshot } from "./chain/processor.ts";
export { type CallResult, type EchoLogEntry, type EchoResult, echoResult, type Position } from "./chain/result.ts";
export { describeStop, type Observation } from "./chain/run-contract.ts";
export { canonicalSchedule, scheduleDigest, scheduleNamed } from "./chain/schedule-digest.ts";
export type { Evidence, Service } from "./chain/service.ts";
export { SERVICES } from "./chain/services/index.ts";
export {
  type Call,
  type Creation,
  callContract,
  callWithoutChange,
  createContract,
  type Execution,
  type Origin,
} from "./chain/transaction.ts";
export { fits, VALUE_TYPES, type Value, type ValueType } from "./chain/value-type.ts";
export { type EscFile, type EscSection, escFile } from "./contract/esc-file.ts";
export type { ContainerFormat, ContractSymbol, Image, ImageLimits, Segment } from "./contract/image.ts";
export { loadImage } from "./contract/load.ts";
export { LoadError } from "./contract/load-error.ts";
export { type PageRun, pagesOf } from "./contract/pages.ts";
export type { Section } from "./contract/section.ts";
export { readSections } from "./contract/sections.ts";
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
  read as readOperand,
  type VectorOperand,
  write as writeOperand,
} from "./operands.ts";
export { isWithin, PROFILES, type Profile, type ProfileName, profileNamed } from "./profile.ts";
export { restricted, tableOf } from "./profile-table.ts";
export type { Recorder } from "./recorder.ts";
export { joinRuns } from "./runs.ts";
export { INITIAL_MXCSR, REGISTER_NAMES, type Resolve, State, ZERO_VECTORS } from "./state.ts";
export { MemoryStore } from "./storage/memory-store.ts";
export { Overlay } from "./storage/overlay.ts";
export type { Changes, Store } from "./storage/store.ts";
export { type Execute, type FlagContract, planned, type Row, refused, rows, type Status } from "./table.ts";
export { VERSION } from "./version.ts";
