/** The audit as text and as JSON: command, seed, versions; then each part with its counts and the faults that it found. */
import type { AuditResult, PartResult } from "./audit.ts";
import { countOf, type Fault, type Seen } from "./faults.ts";

export interface AuditHead {
  readonly command: string;
  readonly seed: number;
  /** `Keystone 0.9.2 (keystone-wasm 1.0.4)`: one a line. */
  readonly versions: readonly string[];
}

/** Rows named in the text; JSON has them all. */
const NAMED_ROWS = 4;

export function renderAudit(head: AuditHead, { parts }: Pick<AuditResult, "parts">): string {
  return [...headLines(head), ...parts.flatMap(partLines), "", verdictLine(parts)].join("\n");
}

export const headLines = ({ command, seed, versions }: AuditHead): string[] => [
  `command  ${command}`,
  `seed     ${seed}`,
  ...versions.map((version, n) => `${n === 0 ? "versions" : "        "} ${version}`),
];

const number = (value: number): string => value.toLocaleString("en-US");

function partLines({ name, question, seconds, counts, faults, skipped }: PartResult): string[] {
  const counted = Object.entries(counts).map(([what, count]) => `${what} ${number(count)}`);
  return [
    "",
    `${name}: ${question}`,
    ...(skipped === undefined ? [] : [`  not done: ${skipped.replaceAll("\n", "\n    ")}`]),
    ...(counted.length > 0 ? [`  ${counted.join(" | ")} (${seconds} s)`] : []),
    ...faults.flatMap(faultLines),
  ];
}

function faultLines(fault: Fault): string[] {
  const rows = [...fault.rows].sort(([, a], [, b]) => b.count - a.count);
  const more = rows.length > NAMED_ROWS ? [`             … and ${number(rows.length - NAMED_ROWS)} more`] : [];
  const head = `  ${fault.status.padEnd(13)} ${fault.witness.padEnd(9)} ${number(countOf(fault)).padStart(9)}  ${fault.what}`;
  return [head, ...rows.slice(0, NAMED_ROWS).map(rowLine), ...more];
}

const rowLine = ([row, { count, example }]: [string, Seen]): string =>
  `             ${number(count).padStart(9)}  ${row}  (${example})`;

const ofStatus = (parts: readonly PartResult[], status: Fault["status"]): Fault[] =>
  parts.flatMap(({ faults }) => faults.filter((fault) => fault.status === status));

export const isContradicted = (parts: readonly PartResult[]): boolean => ofStatus(parts, "contradiction").length > 0;

function verdictLine(parts: readonly PartResult[]): string {
  const [wrong, fresh, known] = (["contradiction", "candidate", "known"] as const).map(
    (status) => ofStatus(parts, status).length,
  );
  const skipped = parts.filter((part) => part.skipped !== undefined).length;
  const ours = `the oracle and its decoder are contradicted in ${number(wrong!)} ways`;
  const others = `${number(known!)} differences have a name, ${number(fresh!)} of other witnesses have none yet`;
  return `${ours}; ${others}${skipped > 0 ? `; ${skipped} parts not done` : ""}`;
}

/** The same as data. */
export const auditJson = (head: AuditHead, { parts }: Pick<AuditResult, "parts">): object => ({
  ...head,
  ok: !isContradicted(parts),
  parts: parts.map(({ faults, ...part }) => ({ ...part, faults: faults.map(faultJson) })),
});

const faultJson = (fault: Fault): object => ({
  ...fault,
  count: countOf(fault),
  rows: [...fault.rows].map(([row, seen]) => ({ row, ...seen })),
});
