/** The reference for a terminal. */
import { type AbiReference, RULES } from "./abi.ts";
import type { GasReference } from "./gas.ts";

export function abiText({ evidence, services, types, errors, limits, gas }: AbiReference): string {
  return [
    "Evidence",
    ...Object.entries(evidence).map(([name, text]) => `  ${name.padEnd(5)} ${text}`),
    "",
    "Rules",
    ...RULES.map(([text, how]) => `  ${how.padEnd(5)} ${text}`),
    "",
    "Services: int N, arguments, result",
    ...columns(
      services.map((row) => [
        row.vector,
        row.name,
        row.evidence,
        `${row.arguments || "-"}${arrow(row.result)}`,
        row.detail,
      ]),
    ),
    "",
    "Types: t is added to 0x40 (parameter), 0x50 (result) and 0x70 (event)",
    ...columns(types.map(({ t, name, signature, inMemory }) => [String(t), name, signature, inMemory])),
    "",
    "Errors",
    ...columns(errors.map(({ number, name, evidence: how, when }) => [String(number), name, how, when])),
    "",
    "Limits",
    ...columns(limits.map(({ name, value, evidence: how, meaning }) => [name, value, how, meaning])),
    "",
    ...gasLines(gas),
  ].join("\n");
}

function gasLines({ name, digest, price, gasAmount, instructions, additions, services }: GasReference): string[] {
  return [
    `Gas: schedule ${name} (ours), in units of work; ${gasAmount} units cost ${price} gas (doc)`,
    `  ${digest}`,
    ...columns([...instructions, ...additions, ...services].map(({ what, work, about }) => [what, `${work}`, about])),
  ];
}

const arrow = (result: string): string => (result === "none" ? "" : ` → ${result}`);

/** Every column but the last as wide as its widest cell, within reason. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, n) => Math.min(44, Math.max(...rows.map((row) => row[n]!.length))));
  return rows.map((row) => `  ${row.map((cell, n) => cell.padEnd(widths[n]!)).join("  ")}`.trimEnd());
}
