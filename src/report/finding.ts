/** A divergence as text: listing, start, and both ends side by side. */
import pc from "picocolors";
import { decode, disassemble, flags, type OpcodeMaps, REGISTER_NAMES, type Run } from "../../oracle/index.ts";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import type { Divergence } from "../compare/attribute.ts";

const hex = (value: bigint): string => `0x${value.toString(16)}`;
const hexBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Address, bytes and assembly of every instruction of the case; what does not decode is listed as bytes. */
export function listing(maps: OpcodeMaps, { code, at }: MachineCase): string[] {
  const lines: string[] = [];
  for (let offset = 0; offset < code.length; ) {
    const instruction = decode(maps, code.subarray(offset));
    const length = typeof instruction === "object" ? instruction.length : code.length - offset;
    const address = at + BigInt(offset);
    const text = typeof instruction === "object" ? disassemble(instruction, address) : `(${instruction})`;
    lines.push(`${hex(address)}  ${hexBytes(code.subarray(offset, offset + length)).padEnd(30)}  ${text}`);
    offset += length;
  }
  return lines;
}

/** Rows of the comparison: name, start, oracle, engine. Rows in which nothing moved and nothing differs are left out. */
export function sideBySide({ machineCase, expected, actual, differences }: Divergence): string[][] {
  const differing = new Set(differences.map(({ field }) => field));
  const rows = isFailure(actual) ? [["stop", "", stopText(expected), `${actual.failure}: ${actual.error}`]] : [];
  if (isFailure(actual)) return rows;
  rows.push(["stop", "", stopText(expected), stopText(actual)]);
  for (const [name, start, left, right] of stateRows(machineCase, expected, actual)) {
    if (differing.has(name!) || left !== right || start !== left) rows.push([name!, start!, left!, right!]);
  }
  return rows;
}

function* stateRows(machineCase: MachineCase, expected: Outcome, actual: Outcome): Generator<string[]> {
  for (const [n, name] of REGISTER_NAMES.entries()) {
    yield [name, hex(machineCase.registers[n]!), hex(expected.registers[n]!), hex(actual.registers[n]!)];
  }
  yield ["rip", hex(machineCase.at), hex(expected.rip), hex(actual.rip)];
  yield ["rflags", flagText(machineCase.rflags), flagText(expected.rflags), flagText(actual.rflags)];
  yield ["steps", "", `${expected.steps ?? "-"}`, `${actual.steps ?? expected.steps ?? "-"}`];
  yield ["memory", "", runText(expected.memory), runText(actual.memory)];
}

const flagText = (rflags: number): string => flags.flagNames(rflags & ~flags.ALWAYS_SET).join(" ") || "-";

/** The first runs of changed bytes; more are counted. */
function runText(runs: readonly Run[]): string {
  const shown = runs.slice(0, 3).map(({ at, bytes }) => `${hex(at)}:${hexBytes(bytes.subarray(0, 16))}`);
  return [...shown, ...(runs.length > 3 ? [`+${runs.length - 3} runs`] : [])].join(" ") || "-";
}

export function stopText(reply: Reply): string {
  if (isFailure(reply)) return reply.failure;
  const { reason, fault, address, access, vector, at } = reply.stop;
  const detail = fault ? ` ${fault}` : vector !== undefined ? ` 0x${vector.toString(16)}` : "";
  const where = address === undefined ? "" : ` (${access} of ${hex(address)})`;
  return `${reason}${detail} at ${hex(at)}${where}`;
}

/** The whole report of one divergence. Colour follows the terminal (picocolors). */
export function renderDivergence(maps: OpcodeMaps, divergence: Divergence, replay: string): string {
  const { engine, bucket, differences, isolated, machineCase } = divergence;
  const table = [["", "start", "oracle", engine], ...sideBySide(divergence)];
  return [
    pc.red(`✗ ${bucket}`) + (isolated ? "" : pc.dim("  (not reduced to one instruction)")),
    ...listing(maps, machineCase).map((line) => `    ${line}`),
    ...alignColumns(table, differences).map((line) => `    ${line}`),
    `    differs in: ${differences.map(({ field }) => field).join(", ")}`,
    `    ${pc.bold("replay:")} ${replay}`,
  ].join("\n");
}

function alignColumns(table: readonly string[][], differences: Divergence["differences"]): string[] {
  const flagFields = new Set(["CF", "PF", "AF", "ZF", "SF", "DF", "OF", "NT", "AC", "ID", "TF"]);
  const marked = new Set(
    differences.map(({ field }) => (field.startsWith("memory") ? "memory" : flagFields.has(field) ? "rflags" : field)),
  );
  if (["at", "fault", "vector", "address", "access", "engine"].some((field) => marked.has(field))) marked.add("stop");
  const widths = [0, 1, 2, 3].map((n) => Math.max(...table.map((row) => row[n]!.length)));
  return table.map((row) => {
    const line = row.map((cell, n) => cell.padEnd(widths[n]!)).join("  ");
    return marked.has(row[0]!) ? pc.yellow(`${line}  ◀`) : line;
  });
}
