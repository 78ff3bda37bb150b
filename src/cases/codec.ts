/** Case lines and outcome lines: the JSON of case-format.md, one object a line. */
import type { MachineCase, Reply } from "./case.ts";
import { FormatError } from "./json/error.ts";
import { readCase, writeCase } from "./json/machine-case.ts";
import { readReply, writeReply } from "./json/outcome.ts";

export { MOST_LISTED, memoryHash } from "./json/changed-memory.ts";
export { FormatError } from "./json/error.ts";
export { readCase, writeCase } from "./json/machine-case.ts";
export { readReply, writeReply } from "./json/outcome.ts";

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new FormatError(`not JSON: ${(error as Error).message}`);
  }
}

/** The machine case of one line. Throws FormatError, whose message names the place: `memory[1].at must be a multiple of 4096`. */
export const decodeCase = (line: string): MachineCase => readCase(parse(line));

/** One line without its end, that `decodeCase` turns into the same case. */
export const encodeCase = (machineCase: MachineCase): string => JSON.stringify(writeCase(machineCase));

/** The reply to `machineCase` that a program wrote as one line. Throws FormatError when it is none. */
export const decodeReply = (line: string, machineCase: MachineCase): Reply => readReply(parse(line), machineCase);

/** One line without its end: `{"id":…,"stop":…}`, or `{"id":…,"error":…,"failure":…}` from an engine that could not answer. */
export const encodeReply = (reply: Reply): string => JSON.stringify(writeReply(reply));

/** The id of a line that is no case, as far as it has one: an answer must carry it. */
export function idOf(line: string): string | number | null {
  try {
    const { id } = JSON.parse(line) as { id?: unknown };
    return typeof id === "string" || typeof id === "number" ? id : null;
  } catch {
    return null;
  }
}
