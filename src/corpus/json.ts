/** expect.json as a whole, from JSON and to JSON. */
import { wrong } from "../cases/json/error.ts";
import { type Json, list, objectOf, text } from "../cases/json/fields.ts";
import { type Expectations, nameOf } from "./expectations.ts";
import { readCall, writeCall } from "./json-call.ts";
import { layOut } from "./json-layout.ts";
import { inside } from "./json-path.ts";

export const KEYS = new Set(["v", "binaries", "calls"]);

/** Throws FormatError with the place in the file, SyntaxError when the text is no JSON. */
export function parseExpectations(source: string): Expectations {
  const given = objectOf(JSON.parse(source), "the file", KEYS);
  if (given.v !== 1) wrong("v", "must be 1, the only version there is");
  const binaries = readBinaries(given.binaries);
  const calls = list(given.calls, "calls").map((one, n) => readCall(one, `calls[${n}]`, binaries));
  if (calls.length === 0) wrong("calls", "must have at least one call");
  refuseTwice(calls.map(nameOf), "calls");
  return { binaries, calls };
}

function readBinaries(value: Json): string[] {
  const binaries = list(value, "binaries").map((one, n) => inside(text(one, `binaries[${n}]`), `binaries[${n}]`));
  if (binaries.length === 0) wrong("binaries", "must have at least one file");
  refuseTwice(binaries, "binaries");
  return binaries;
}

function refuseTwice(names: readonly string[], place: string): void {
  const twice = names.findIndex((name, n) => names.indexOf(name) !== n);
  if (twice >= 0)
    wrong(`${place}[${twice}]`, `has the name "${names[twice]}", as ${place}[${names.indexOf(names[twice]!)}] has`);
}

/** The file's text, laid out as the repository's formatter leaves it. */
export function expectationsText({ binaries, calls }: Expectations): string {
  return `${layOut({ v: 1, binaries, calls: calls.map((call) => writeCall(call, binaries)) })}\n`;
}
