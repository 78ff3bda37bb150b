/** An outcome, or an engine's failure, and its JSON. Unknown keys are ignored here: other programs may tell more than we ask. */
import { REGISTER_NAMES } from "../../../oracle/index.ts";
import { type Failure, isFailure, type MachineCase, type Outcome, type OutcomeStop, type Reply } from "../case.ts";
import { sameVectors, startVectors, type Vectors, vectorsOf } from "../vectors.ts";
import { normaliseChanged, writeChanged } from "./changed-memory.ts";
import { wrong } from "./error.ts";
import { count, hexOf, type Json, type JsonObject, number, object, text, word } from "./fields.ts";
import { readFree, writeFree } from "./free.ts";
import { VECTOR_NAMES } from "./registers.ts";
import { readRuns } from "./runs.ts";
import { readStop, writeStop } from "./stop.ts";

const FAILURES: readonly Failure["failure"][] = ["died", "hung", "protocol", "refused", "unasked"];

/** The reply that a program gave to `machineCase`. Throws FormatError when it is none: another id, a register left out, nonsense. */
export function readReply(value: Json, machineCase: MachineCase): Reply {
  const fields = object(value, "the answer");
  const id = fields.id;
  if (id !== machineCase.id) wrong("id", `must be ${JSON.stringify(machineCase.id)}, not ${shown(id)}`);
  return fields.error === undefined ? readOutcome(fields, machineCase) : readFailure(fields, machineCase.id);
}

const shown = (id: Json): string => (JSON.stringify(id) ?? "nothing").slice(0, 100);

const readFailure = ({ error, failure }: JsonObject, id: string): Failure => ({
  id,
  failure: failure === undefined ? "refused" : word(failure, "failure", FAILURES),
  error: text(error, "error"),
});

function readOutcome(fields: JsonObject, machineCase: MachineCase): Outcome {
  const stop = readStop(fields.stop, machineCase.at);
  const hash = fields.memoryHash;
  const runs = fields.memory === undefined && ranNothing(stop) ? [] : readRuns(fields.memory, "memory");
  return {
    id: machineCase.id,
    stop,
    ...(fields.steps !== undefined && { steps: count(fields.steps, "steps") }),
    ...readState(fields.regs, machineCase, stop),
    memory: normaliseChanged(runs, machineCase),
    ...(hash !== undefined && { memoryHash: text(hash, "memoryHash").toLowerCase() }),
    ...(fields.free !== undefined && { free: readFree(fields.free) }),
    ...(fields.undefinedWasRead === true && { undefinedWasRead: true }),
    ...(fields.approximationWasRead === true && { approximationWasRead: true }),
  };
}

/** Whoever ran nothing need not repeat the state of the case. */
const ranNothing = ({ reason }: OutcomeStop): boolean => reason === "skip" || reason === "unsupported";

type EndState = Pick<Outcome, "registers" | "rip" | "rflags" | "fsBase" | "gsBase" | "vectors" | "mxcsr">;

/** A register that was left out is not taken as unchanged: it was not compared, and that must show. */
function readState(value: Json, machineCase: MachineCase, stop: OutcomeStop): EndState {
  if (value === undefined && ranNothing(stop)) return startState(machineCase);
  const given = object(value, "regs");
  const read = (name: string): bigint => number(given[name] ?? wrong(`regs.${name}`, "is missing"), `regs.${name}`, 64);
  return {
    registers: REGISTER_NAMES.map(read),
    rip: read("rip"),
    rflags: readFlags(read("rflags")),
    fsBase: read("fsbase"),
    gsBase: read("gsbase"),
    ...readVectors(given, vectorsOf(machineCase)),
  };
}

const startState = (one: MachineCase): EndState => ({
  registers: one.registers,
  rip: one.at,
  rflags: one.rflags,
  fsBase: one.fsBase,
  gsBase: one.gsBase,
  ...startVectors(one),
});

/** Whoever has vectors tells all of them, and MXCSR; whoever tells none has none. */
function readVectors(given: JsonObject, start: Vectors): Pick<Outcome, "vectors" | "mxcsr"> {
  const names = [...VECTOR_NAMES, "mxcsr"];
  if (names.every((name) => given[name] === undefined)) return {};
  const read = (name: string, bits: number): bigint =>
    number(
      given[name] ?? wrong(`regs.${name}`, "is missing, though others of its kind are there"),
      `regs.${name}`,
      bits,
    );
  const vectors = VECTOR_NAMES.map((name) => read(name, 128));
  return { vectors: sameVectors(vectors, start) ? start : vectors, mxcsr: Number(read("mxcsr", 32)) };
}

/** Kept as sent, RF and reserved bits included: comparing them is not our business, showing them is. Bits above 31 are an error. */
function readFlags(value: bigint): number {
  if (value >> 32n) wrong("regs.rflags", "must fit in 32 bits");
  return Number(value);
}

/** The reply as a JSON value. */
export function writeReply(reply: Reply): JsonObject {
  if (isFailure(reply)) return { id: reply.id, error: reply.error, failure: reply.failure };
  const { id, stop, steps, memory, memoryHash, free, undefinedWasRead, approximationWasRead } = reply;
  return {
    id,
    stop: writeStop(stop),
    ...(steps !== undefined && { steps }),
    regs: writeState(reply),
    ...writeChanged(memory, memoryHash),
    free: free ? writeFree(free) : {},
    ...(undefinedWasRead && { undefinedWasRead }),
    ...(approximationWasRead && { approximationWasRead }),
  };
}

function writeState({ registers, rip, rflags, fsBase, gsBase, vectors, mxcsr }: Outcome): Record<string, string> {
  const out: Record<string, string> = {};
  for (let n = 0; n < REGISTER_NAMES.length; n++) out[REGISTER_NAMES[n]!] = hexOf(registers[n]!);
  Object.assign(out, { rip: hexOf(rip), rflags: hexOf(rflags), fsbase: hexOf(fsBase), gsbase: hexOf(gsBase) });
  if (vectors) for (const [n, name] of VECTOR_NAMES.entries()) out[name] = hexOf(vectors[n]!);
  if (mxcsr !== undefined) out.mxcsr = hexOf(mxcsr);
  return out;
}
