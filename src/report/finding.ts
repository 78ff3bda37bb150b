/** A divergence as text: listing, start, and both ends side by side. */
import pc from "picocolors";
import { decode, disassemble, flags, type OpcodeMaps, REGISTER_NAMES, type Run } from "../../oracle/index.ts";
import type { Arbitration, End } from "../arbitrate/arbitrate.ts";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import { startVectors } from "../cases/vectors.ts";
import type { Divergence } from "../compare/attribute.ts";
import type { Difference } from "../compare/difference.ts";
import { VECTORS } from "../compare/known/fields.ts";
import { arbitrationLines } from "./arbitration.ts";

const hex = (value: bigint): string => `0x${value.toString(16)}`;
const hexBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Of memory that changed or differs: runs that are shown, and bytes of each. */
const MOST_RUNS = 3;
const MOST_BYTES = 16;
const NOP = 0x90;
/** Enough columns for ten bytes; longer instructions push their text to the right. */
const BYTES_WIDTH = 30;

/**
 * Address, bytes and assembly of every instruction of the case; what does not decode is listed as bytes, a run of NOPs as one line.
 * With the address of a guilty instruction ▶ marks it.
 */
export function listing(maps: OpcodeMaps, { code, at }: MachineCase, guilty?: bigint): string[] {
  const lines: string[] = [];
  for (let offset = 0; offset < code.length; ) {
    const address = at + BigInt(offset);
    const { length, bytes, text } = entryAt(maps, code, offset, address);
    const mark = guilty === undefined ? "" : guilty === address ? "▶ " : "  ";
    lines.push(`${mark}${hex(address)}  ${bytes.padEnd(BYTES_WIDTH)}  ${text}`);
    offset += length;
  }
  return lines;
}

interface Entry {
  readonly length: number;
  readonly bytes: string;
  readonly text: string;
}

function entryAt(maps: OpcodeMaps, code: Uint8Array, offset: number, address: bigint): Entry {
  const nops = nopsFrom(code, offset);
  if (nops > 1) return { length: nops, bytes: "90 …", text: `(${nops} bytes of nop)` };
  const instruction = decode(maps, code, offset);
  const length = typeof instruction === "object" ? instruction.length : code.length - offset;
  const text = typeof instruction === "object" ? disassemble(instruction, address) : `(${instruction})`;
  return { length, bytes: hexBytes(code.subarray(offset, offset + length)), text };
}

/** A program that cannot be taken apart is minimised by NOPs: branches still land where they did. */
function nopsFrom(code: Uint8Array, offset: number): number {
  let end = offset;
  while (code[end] === NOP) end++;
  return end - offset;
}

/** Rows of the comparison: name, start, the oracle's end, every engine's. Rows in which nothing moved and nothing differs are left out. */
export function sideBySide(
  { machineCase, expected, actual, differences }: Divergence,
  ends: readonly End[],
): string[][] {
  const stops = ["stop", "", stopText(expected), ...ends.map(({ reply }) => failureText(reply))];
  if (isFailure(actual)) return [stops];
  const outcomes = [expected, ...ends.map(({ reply }) => (isFailure(reply) ? undefined : reply))];
  const rows = [...stateRows(machineCase, outcomes)];
  const moved = rows.filter(([, start, ...cells]) => cells.some((cell) => cell !== cells[0] || cell !== start));
  return [stops, ...moved, ...memoryRows(differences, ends)];
}

const failureText = (reply: Reply): string => (isFailure(reply) ? `${reply.failure}: ${reply.error}` : stopText(reply));

/** The first places of memory that differ, each with its first bytes. */
const memoryRows = (differences: readonly Difference[], ends: readonly End[]): string[][] =>
  differences
    .filter(({ field }) => field.startsWith("memory:"))
    .slice(0, MOST_RUNS)
    .map(({ field, expected }) => {
      const own = ends.map((end) => end.differences.find((one) => one.field === field)?.actual ?? expected);
      return [field, "", shortened(expected), ...own.map(shortened)];
    });

const shortened = (digits: string): string =>
  digits.length > 2 * MOST_BYTES ? `${digits.slice(0, 2 * MOST_BYTES)}…` : digits;

type Column = Outcome | undefined;

/** One row a part of the state. An engine that gave no outcome has empty cells. */
function* stateRows(machineCase: MachineCase, columns: readonly Column[]): Generator<string[]> {
  const row = (name: string, start: string, text: (outcome: Outcome) => string): string[] => [
    name,
    start,
    ...columns.map((column) => (column ? text(column) : "")),
  ];
  for (const [n, name] of REGISTER_NAMES.entries())
    yield row(name, hex(machineCase.registers[n]!), ({ registers }) => hex(registers[n]!));
  yield row("rip", hex(machineCase.at), ({ rip }) => hex(rip));
  yield row("rflags", flagText(machineCase.rflags), ({ rflags }) => flagText(rflags));
  yield row("steps", "", ({ steps = columns[0]?.steps }) => `${steps ?? "-"}`);
  const start = startVectors(machineCase);
  for (const [n, name] of VECTORS.entries())
    yield row(name, hex(start.vectors[n]!), ({ vectors }) => (vectors ? hex(vectors[n]!) : "-"));
  yield row("mxcsr", hex(BigInt(start.mxcsr)), ({ mxcsr }) => (mxcsr === undefined ? "-" : hex(BigInt(mxcsr))));
  yield row("fsbase", hex(machineCase.fsBase), ({ fsBase }) => hex(fsBase));
  yield row("gsbase", hex(machineCase.gsBase), ({ gsBase }) => hex(gsBase));
  yield row("memory", "", memoryText);
}

const flagText = (rflags: number): string => flags.flagNames(rflags & ~flags.ALWAYS_SET).join(" ") || "-";

const memoryText = ({ memory, memoryHash }: Outcome): string =>
  memoryHash === undefined ? runText(memory) : `${runText(memory)} … SHA-256 ${memoryHash.slice(0, 16)}…`;

/** The first runs of changed bytes; more are counted. */
function runText(runs: readonly Run[]): string {
  const shown = runs.slice(0, MOST_RUNS).map(({ at, bytes }) => `${hex(at)}:${shortened(hexBytes(bytes))}`);
  return [...shown, ...(runs.length > MOST_RUNS ? [`+${runs.length - MOST_RUNS} runs`] : [])].join(" ") || "-";
}

export function stopText(reply: Reply): string {
  if (isFailure(reply)) return reply.failure;
  const { reason, fault, address, access, vector, at } = reply.stop;
  const detail = fault ? ` ${fault}` : vector !== undefined ? ` 0x${vector.toString(16)}` : "";
  const where = address === undefined ? "" : ` (${access} of ${hex(address)})`;
  return `${reason}${detail} at ${hex(at)}${where}`;
}

/** What is known of a finding besides its divergence. */
export interface Remarks {
  /** Address of the instruction that shows the difference first. */
  readonly guilty?: bigint | undefined;
  readonly unstable?: boolean;
  readonly arbitration?: Arbitration | undefined;
}

/** The whole report of one divergence. Colour follows the terminal (picocolors). */
export function renderDivergence(
  maps: OpcodeMaps,
  divergence: Divergence,
  replay: string,
  remarks: Remarks = {},
): string {
  const { bucket, isolated, machineCase, differences } = divergence;
  const guilty = isolated ? undefined : remarks.guilty;
  return [
    pc.red(`✗ ${bucket}`) + (isolated ? "" : pc.dim("  (not reduced to one instruction)")),
    ...(remarks.unstable ? [pc.yellow(`    ${UNSTABLE}`)] : []),
    ...listing(maps, machineCase, guilty).map((line) => `    ${line}`),
    ...comparison(divergence, remarks.arbitration).map((line) => `    ${line}`),
    `    differs in: ${differences.map(({ field }) => field).join(", ")}`,
    ...(remarks.arbitration ? arbitrationLines(remarks.arbitration) : []).map((line) => `    ${pc.bold(line)}`),
    `    ${pc.bold("replay:")} ${replay}`,
  ].join("\n");
}

export const UNSTABLE = "unstable: run alone three times, it did not come out alike";

/** Start, oracle and every engine side by side, what differs marked. */
export function comparison(divergence: Divergence, arbitration?: Arbitration): string[] {
  const { engine: name, actual: reply, differences } = divergence;
  const ends = arbitration?.ends ?? [{ name, reply, differences }];
  const head = ["", "start", "oracle", ...ends.map((end) => end.name)];
  return alignColumns([head, ...sideBySide(divergence, ends)], differences);
}

function alignColumns(table: readonly string[][], differences: Divergence["differences"]): string[] {
  const flagFields = new Set(["CF", "PF", "AF", "ZF", "SF", "DF", "OF", "NT", "AC", "ID", "TF"]);
  const marked = new Set(
    differences.map(({ field }) => (field === "memoryHash" ? "memory" : flagFields.has(field) ? "rflags" : field)),
  );
  if (["at", "fault", "vector", "address", "access", "engine"].some((field) => marked.has(field))) marked.add("stop");
  const widths = table[0]!.map((_, n) => Math.max(...table.map((row) => row[n]!.length)));
  return table.map((row) => {
    const line = row.map((cell, n) => cell.padEnd(widths[n]!)).join("  ");
    return marked.has(row[0]!) ? pc.yellow(`${line}  ◀`) : line;
  });
}
