/** An inspection for people and for machines. */
import type { Image, Section } from "../../oracle/index.ts";
import type { Inspection } from "./inspect.ts";
import type { ServiceUse } from "./services.ts";
import type { Warning } from "./warning.ts";

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

/** A file's words must not steer the terminal. */
const printable = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Lines without colour. `symbols`: with all of them. */
export function inspectionText(path: string, inspection: Inspection, symbols: boolean): string {
  const { image, bytes, code, features, profiles, sections, services, warnings } = inspection;
  const reached = code.found.filter(({ isReached }) => isReached).length;
  return [
    `${printable(path)}: ${image.format}, ${bytes.toLocaleString("en-US")} bytes`,
    `entry         ${hex(image.entry)}${namesAt(image, image.entry)}`,
    ...part("segments", image.segments.map(placeLine)),
    ...part(
      "sections",
      sections.map((one) => `${placeLine(one)}  ${printable(one.name)}${noteOf(one)}`),
    ),
    `symbols       ${image.symbols.length}`,
    ...(symbols ? image.symbols.map(({ at, name = "" }) => `  ${hex(at)}  ${printable(name)}`.trimEnd()) : []),
    `instructions  ${reached} reached from known entries, ${code.found.length - reached} found by sweeping the rest`,
    ...features.map((one) =>
      `  ${one.feature.padEnd(20)} ${String(one.reached).padStart(7)} ${one.swept ? `+ ${one.swept}` : ""}`.trimEnd(),
    ),
    `profiles      ${profiles.join(", ") || "none has all that is reached"}`,
    ...part("services", services.map(serviceLine)),
    ...part("warnings", warnings.map(warningLine)),
  ].join("\n");
}

const part = (title: string, lines: readonly string[]): string[] => [
  lines.length > 0 ? title : `${title.padEnd(13)} none`,
  ...lines.map((line) => `  ${line}`),
];

function namesAt({ symbols }: Image, address: bigint): string {
  const names = symbols.flatMap(({ at, name }) => (at === address && name ? [printable(name)] : []));
  return names.length > 0 ? `  ${names.join(", ")}` : "";
}

type Place = Pick<Section, "at" | "memorySize" | "writable" | "executable">;

const placeLine = ({ at, memorySize, writable, executable }: Place): string =>
  `${hex(at).padEnd(12)} ${String(memorySize).padStart(8)}  r${writable ? "w" : "-"}${executable ? "x" : "-"}`;

const noteOf = ({ fileSize, role }: Section): string =>
  `${fileSize === 0 ? "  zeros" : ""}${role === "plain" ? "" : `  ${role}`}`;

const serviceLine = ({ vector, service, places }: ServiceUse): string =>
  `${hex(vector).padEnd(5)} ${(service?.name ?? "-").padEnd(24)} ${places.length}×  ${service?.evidence ?? "no such service"}`;

export const warningLine = ({ message, at, count }: Warning): string =>
  `${at === undefined ? "" : `${hex(at)}  `}${printable(message)}${count > 1 ? ` (${count} places)` : ""}`;

/** One object; addresses as hex strings. */
export function inspectionJson(path: string, inspection: Inspection): object {
  const { image, bytes, code, features, profiles, sections, services, warnings } = inspection;
  return {
    file: path,
    container: image.format,
    bytes,
    entry: hex(image.entry),
    segments: image.segments.map(plainPlace),
    sections: sections.map((one) => ({
      name: one.name,
      ...plainPlace(one),
      fileSize: one.fileSize,
      flags: one.flags,
      role: one.role,
    })),
    symbols: image.symbols.map(({ at, name, kind }) => ({ at: hex(at), name, kind })),
    instructions: { reached: code.found.filter(({ isReached }) => isReached).length, all: code.found.length },
    features,
    profiles,
    services: services.map(plainService),
    warnings: warnings.map(warningJson),
  };
}

const plainPlace = ({ at, memorySize, writable, executable }: Place): object => ({
  at: hex(at),
  memorySize,
  writable,
  executable,
});

const plainService = ({ vector, service, places }: ServiceUse): object => ({
  vector: hex(vector),
  name: service?.name ?? null,
  evidence: service?.evidence ?? null,
  at: places.map(({ at }) => hex(at)),
});

export const warningJson = ({ kind, message, at, count }: Warning): object => ({
  kind,
  message,
  at: at === undefined ? null : hex(at),
  count,
});
