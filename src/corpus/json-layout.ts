/** JSON laid out as the repository's formatter leaves it: a file that `--update` wrote passes the format check. */
import type { Json, JsonObject } from "../cases/json/fields.ts";

const WIDTH = 120;
const INDENT = 2;
/** The file, its calls, and each call are always broken into lines. */
const BROKEN_DEPTH = 2;

/** One line where it fits and lies deep enough, else one line an entry. */
export const layOut = (value: Json): string => laidOut(value, 0, 0);

/** `used` columns of the line are taken already; what follows may be a comma. */
function laidOut(value: Json, depth: number, used: number): string {
  const short = onOneLine(value);
  const mayBeShort = depth > BROKEN_DEPTH || isPlain(value);
  if (mayBeShort && used + short.length + 1 <= WIDTH) return short;
  if (Array.isArray(value))
    return broken(
      "[",
      value.map((one) => entry("", one, depth)),
      "]",
      depth,
    );
  if (typeof value !== "object" || value === null) return short;
  const entries = Object.entries(value as JsonObject);
  return broken(
    "{",
    entries.map(([key, one]) => entry(`${JSON.stringify(key)}: `, one, depth)),
    "}",
    depth,
  );
}

/** Nothing inside that could be broken into lines. */
const isPlain = (value: Json): boolean =>
  Array.isArray(value) ? value.every((one) => typeof one !== "object") : typeof value !== "object";

function entry(key: string, value: Json, depth: number): string {
  return key + laidOut(value, depth + 1, (depth + 1) * INDENT + key.length);
}

function broken(open: string, entries: readonly string[], close: string, depth: number): string {
  const indent = " ".repeat(depth * INDENT);
  const inner = " ".repeat((depth + 1) * INDENT);
  return `${open}\n${entries.map((one) => inner + one).join(",\n")}\n${indent}${close}`;
}

function onOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as JsonObject).map(([key, one]) => `${JSON.stringify(key)}: ${onOneLine(one)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
