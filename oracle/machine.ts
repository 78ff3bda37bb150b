/** Step and run: fetch, decode, pay, execute. The only place that catches what a guest instruction throws; OutOfGas passes through. */

import { LONGEST_INSTRUCTION } from "./decode/bytes.ts";
import type { Decoded, DecodeFailure } from "./decode/decode.ts";
import { buildMaps, type OpcodeMaps } from "./decode/lookup.ts";
import { RememberingDecoder } from "./decode/remembered.ts";
import { type AccessKind, type FaultName, GuestFault, GuestInterrupt, Unsupported } from "./fault.ts";
import { flagNames, TF } from "./flags.ts";
import { type Memory, pageOffset } from "./memory.ts";
import type { ProfileName } from "./profile.ts";
import { type DecodingTable, tableOf, tableWith } from "./profile-table.ts";
import type { Recorder } from "./recorder.ts";
import type { State } from "./state.ts";
import type { Row } from "./table.ts";

/** Why a run ended. `at` is the address of the instruction that ended it, or where execution would go on. */
export interface Stop {
  readonly reason: "until" | "return" | "limit" | "fault" | "interrupt" | "unsupported";
  readonly at: bigint;
  readonly fault?: FaultName;
  readonly address?: bigint;
  readonly access?: AccessKind;
  readonly vector?: number;
  /** Address of the instruction after an interrupt: where a serviced run goes on. */
  readonly next?: bigint;
  readonly why?: string;
}

export interface RunOptions {
  /** Stop before fetching here. Left out: stop when a near RET pops 0 into RIP. */
  readonly until?: bigint | undefined;
  /** Completed instructions, a whole REP instruction is one. */
  readonly limit: number;
}

export interface MachineOptions {
  /** What is outside stops a run as `unsupported`. Default `full`. */
  readonly profile?: ProfileName;
  /** Instead of a profile: names of features as rows have them. */
  readonly features?: ReadonlySet<string>;
  /** Another table, whatever the profile: how tests switch wrong definitions on. */
  readonly table?: readonly Row[];
  /** Hold every execution against its row's flag contract. Costs about a tenth of the speed. Default true. */
  readonly checkFlags?: boolean;
}

/** The length of an instruction, 0 to 15, as the bigint that RIP advances by. */
const LENGTHS = Array.from({ length: 16 }, (_, length) => BigInt(length));

export class Machine {
  readonly table: readonly Row[];
  readonly maps: OpcodeMaps;
  readonly #checkFlags: boolean;
  readonly #decoder: RememberingDecoder;
  /** Completed instructions of the latest run. */
  steps = 0;
  /** Told of every instruction that is executed from here on. */
  recorder: Recorder | undefined;

  constructor(options: MachineOptions = {}) {
    const { table, maps } = decodingTable(options);
    this.table = table;
    this.maps = maps;
    this.#decoder = new RememberingDecoder(this.maps);
    this.#checkFlags = options.checkFlags ?? true;
  }

  /** Runs until a stop. RIP is then the address that the stop names. Throws what `state.charge` throws. */
  run(state: State, { until, limit }: RunOptions): Stop {
    this.steps = 0;
    for (;;) {
      if (state.rip === until) return { reason: "until", at: state.rip };
      if (this.steps >= limit) return { reason: "limit", at: state.rip };
      const stop = this.step(state, until === undefined);
      if (stop) return stop;
    }
  }

  /** Executes one instruction; a stop when it did not complete, or when it returned to 0 and `stopAtReturn` is set. */
  step(state: State, stopAtReturn = false): Stop | undefined {
    const at = state.rip;
    if (state.rflags & TF) return { reason: "unsupported", at, why: "single-step (TF is set)" };
    let instruction: Decoded | undefined;
    try {
      instruction = this.fetch(state);
      state.charge?.instruction(instruction);
      this.#execute(state, instruction);
      this.recorder?.completed(instruction, state);
      state.rip = state.nextRip;
      this.steps++;
      return stopAtReturn && state.rip === 0n && isNearReturn(instruction) ? { reason: "return", at: 0n } : undefined;
    } catch (signal) {
      const stop = stopFor(signal, at, state.nextRip);
      if (instruction) this.recorder?.stopped(instruction, stop);
      return stop;
    }
  }

  /** The instruction at RIP. Throws GuestFault (#UD, #GP over 15 bytes, #PF) when there is none. */
  fetch(state: State): Decoded {
    return fetchAndDecode(this.#decoder, state);
  }

  /** The instruction whose first byte is `source[start]`, or why there is none; what was decoded lately is remembered. */
  decode(source: Uint8Array, start = 0): Decoded | DecodeFailure {
    return this.#decoder.decode(source, start);
  }

  #execute(state: State, instruction: Decoded): void {
    const { status } = instruction.row;
    state.nextRip = BigInt.asUintN(64, state.rip + LENGTHS[instruction.length]!);
    if (status.kind !== "implemented") throw new Unsupported(reasonOf(instruction.row));
    state.flagsRead = 0;
    state.flagsWritten = 0;
    state.flagsMadeUndefined = 0;
    status.execute(state, instruction);
    if (this.#checkFlags) assertContract(state, instruction.row);
  }
}

const isNearReturn = ({ row }: Decoded): boolean => row.mnemonic === "RET";

function decodingTable({ table, features, profile = "full" }: MachineOptions): DecodingTable {
  if (table) return { table, maps: buildMaps(table) };
  return features ? tableWith(features) : tableOf(profile);
}

function reasonOf({ mnemonic, feature, status }: Row): string {
  if (status.kind === "outside") return `${mnemonic} (${feature}) is outside ${status.whose}`;
  const why = status.kind === "refused" ? `refused: ${status.reason}` : "planned";
  return `${mnemonic} (${feature}, ${why})`;
}

function stopFor(signal: unknown, at: bigint, next: bigint): Stop {
  if (signal instanceof GuestInterrupt) return { reason: "interrupt", at, vector: signal.vector, next };
  if (signal instanceof Unsupported) return { reason: "unsupported", at, why: signal.why };
  if (!(signal instanceof GuestFault)) throw signal;
  const stop = { reason: "fault", at, fault: signal.fault } as const;
  if (signal.address === undefined || signal.access === undefined) return stop;
  return { ...stop, address: signal.address, access: signal.access };
}

function fetchAndDecode(decoder: RememberingDecoder, { memory, rip }: State): Decoded {
  const page = memory.executablePage(rip) ?? unfetchable(memory, rip);
  const start = pageOffset(rip);
  const here = decoder.decode(page, start);
  if (typeof here === "object") return here;
  const result = here === "truncated" ? decodeAcrossEdge(decoder, memory, rip, page.subarray(start)) : here;
  if (typeof result === "object") return result;
  throw new GuestFault(result === "undefined" ? "#UD" : "#GP");
}

/** The instruction goes on in the next page, which may not be there: #PF at its first byte. */
function decodeAcrossEdge(
  decoder: RememberingDecoder,
  memory: Memory,
  rip: bigint,
  head: Uint8Array,
): Decoded | DecodeFailure {
  const edge = BigInt.asUintN(64, rip + BigInt(head.length));
  const tail = memory.executablePage(edge) ?? unfetchable(memory, edge);
  const both = new Uint8Array(LONGEST_INSTRUCTION);
  both.set(head);
  both.set(tail.subarray(0, LONGEST_INSTRUCTION - head.length), head.length);
  return decoder.decode(both, 0);
}

function unfetchable(memory: Memory, address: bigint): never {
  memory.check(address, 1, "execute");
  throw new Error("the page can be executed after all");
}

/** Throws when a definition touched a flag that its row does not declare: a mistake of ours, never the guest's. */
function assertContract(
  { flagsRead, flagsWritten, flagsMadeUndefined }: State,
  { flags, encoding, mnemonic }: Row,
): void {
  const read = flagsRead & ~flags.reads;
  const written = flagsWritten & ~flags.writes;
  const left = flagsMadeUndefined & ~flags.undefined;
  if ((read | written | left) === 0) return;
  const told = `reads [${flagNames(read)}], writes [${flagNames(written)}], leaves undefined [${flagNames(left)}]`;
  throw new Error(`${encoding} ${mnemonic} is not within its flag contract: it also ${told}`);
}
