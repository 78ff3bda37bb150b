/**
 * From a program to its single steps: one case for every instruction that the oracle executed, each with the oracle's state
 * before it. A divergence that shows in one of them is that instruction's; one that shows in none needs the whole program.
 */
import type { Resolve, Run, State, Stop } from "../../oracle/index.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import { codePages } from "../cases/layout.ts";
import { sameNeeds } from "../cases/profile.ts";
import { sameRuns } from "../cases/same-runs.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { hasMisplacedRex } from "./known/prefix-bytes.ts";

/** More than the limit of generated cases; a program that runs longer is cut here and stays unisolated. */
export const MOST_STEPS = 1_100;

/** At least the bytes of an instruction: Unicorn's fast path bounds instructions by bytes. */
const STEP_LIMIT = 20;

/** Single-step cases in order of execution; the last one may be the step that faulted. */
export function singleSteps(oracle: OracleRunner, machineCase: MachineCase, resolve?: Resolve): MachineCase[] {
  const origin = withProgram(machineCase);
  const state = oracle.start(machineCase, resolve);
  const memory = memoryOver(origin.memory);
  const out: MachineCase[] = [];
  const most = Math.min(machineCase.limit, MOST_STEPS);
  while (out.length < most && state.rip !== machineCase.until) {
    const { machineCase: step, stop } = singleStep(oracle, { ...origin, memory: memory(state) }, state, out.length);
    out.push(step);
    if (stop) break;
  }
  return out;
}

/** Executes one instruction: the case that it is, in the memory of `origin`, and the stop where it did not complete. */
export function singleStep(
  oracle: OracleRunner,
  origin: MachineCase,
  state: State,
  step: number,
): { machineCase: MachineCase; stop: Stop | undefined } {
  const before = snapshot(oracle, origin, state, step);
  const stop = oracle.machine.step(state);
  const end = endOfStep(before, stop ? undefined : state.rip);
  return { machineCase: { ...before, ...end, ...(isOdd(oracle, before.code) && { limit: 1 }) }, stop };
}

/** A step ends where the oracle goes on; one that faults, or branches to itself and would be over before it began, after one instruction. */
export function endOfStep({ at, code }: MachineCase, next: bigint | undefined): Pick<MachineCase, "until" | "limit"> {
  if (next !== undefined && next !== at) return { until: next, limit: STEP_LIMIT };
  return { until: at + BigInt(code.length), limit: next === at ? 1 : STEP_LIMIT };
}

/** Who takes this for an instruction of another length would run on into what lies behind: such a step is ended by its limit. */
function isOdd({ machine }: OracleRunner, code: Uint8Array): boolean {
  const decoded = machine.decode(code);
  if (typeof decoded !== "object") return true;
  const { prefixes, row } = decoded;
  return (prefixes.operandSize && row.size === "f64") || hasMisplacedRex(code);
}

/** The program in a region of its own: it can be entered anywhere, and who reads its bytes as data finds them. */
export function withProgram(machineCase: MachineCase): MachineCase {
  const place = codePages(machineCase);
  if (!place.own) return machineCase;
  const runs = [{ at: machineCase.at, bytes: machineCase.code }];
  return { ...machineCase, memory: [...machineCase.memory, { at: place.at, size: place.size, access: "rx", runs }] };
}

/** Memory as it is now, over these regions. The same array while nothing is stored: engines recognise it, and four of five steps store nothing. */
export function memoryOver(regions: readonly Region[]): (state: State) => readonly Region[] {
  let latest = { changes: [] as readonly Run[], memory: regions };
  return ({ memory }) => {
    const changes = memory.changes();
    if (!sameRuns(changes, latest.changes)) latest = { changes, memory: withChanges(regions, changes) };
    return latest.memory;
  };
}

/** The case that consists of the instruction at RIP and the state before it, in the memory of `origin`. */
function snapshot(oracle: OracleRunner, origin: MachineCase, state: State, step: number): MachineCase {
  return {
    id: `${origin.id}/${step}`,
    code: instructionBytes(oracle, state, origin),
    at: state.rip,
    registers: [...state.registers],
    rflags: state.rflags,
    fsBase: state.fsBase,
    gsBase: state.gsBase,
    vectors: state.vectors,
    mxcsr: state.mxcsr,
    memory: origin.memory,
    // `until` ends the step; the limit only has to be more than an engine may count for one instruction
    limit: STEP_LIMIT,
    ...sameNeeds(origin),
  };
}

/** The instruction at RIP; all of the up to 15 bytes there when they are none, nothing when RIP has left the program's pages. */
function instructionBytes(oracle: OracleRunner, { rip, memory }: State, origin: MachineCase): Uint8Array {
  const place = codePages({ ...origin, memory: [] });
  const left = Number(place.at - rip) + place.size;
  if (left <= 0 || left > place.size) return new Uint8Array();
  const bytes = memory.peek(rip, Math.min(15, left)) ?? new Uint8Array();
  const decoded = oracle.machine.decode(bytes);
  return typeof decoded === "object" ? bytes.subarray(0, decoded.length) : bytes;
}

/** Regions whose start content includes `changes`, laid over it. The same array when nothing changed: engines recognise it. */
export function withChanges(regions: readonly Region[], changes: readonly Run[]): readonly Region[] {
  if (changes.length === 0) return regions;
  return regions.map((region) => {
    const inside = changes.filter(({ at }) => region.at <= at && at < region.at + BigInt(region.size));
    return inside.length === 0 ? region : { ...region, runs: overlay(region.runs, inside) };
  });
}

/** `runs` with `changes` in their place; both ascending, the result too. Copies nothing: what is left of a run is a view of it. */
function overlay(runs: readonly Run[], changes: readonly Run[]): Run[] {
  let left: readonly Run[] = runs;
  for (const change of changes) left = left.flatMap((run) => outside(run, change));
  return [...left, ...changes].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What of a run lies in front of and behind a change. */
function outside({ at, bytes }: Run, change: Run): Run[] {
  const from = Math.min(bytes.length, Math.max(0, Number(change.at - at)));
  const to = Math.min(bytes.length, Math.max(0, Number(change.at - at) + change.bytes.length));
  if (from === to) return [{ at, bytes }];
  const parts = [
    { at, bytes: bytes.subarray(0, from) },
    { at: at + BigInt(to), bytes: bytes.subarray(to) },
  ];
  return parts.filter((part) => part.bytes.length > 0);
}

/** The whole content of a region, with more runs laid over it. A run that goes on into the next region is cut at the edge. */
export function content(region: Region, more: readonly Run[] = []): Uint8Array {
  const bytes = new Uint8Array(region.size);
  for (const run of [...region.runs, ...more]) {
    const from = Number(run.at - region.at);
    bytes.set(run.bytes.subarray(0, region.size - from), from);
  }
  return bytes;
}
