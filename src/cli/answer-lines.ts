/** Case lines to outcome lines, in order, one each. A bad line is answered with an error and never stops the rest. */
import type { MachineCase } from "../cases/case.ts";
import { decodeCase, encodeReply, FormatError, idOf } from "../cases/codec.ts";
import type { Engine } from "../engines/engine.ts";

/** Answers for as many lines; undefined stands for a line that was too long to be read. Empty lines have no answer. */
export async function answerLines(engine: Engine, lines: readonly (string | undefined)[]): Promise<string[]> {
  const read = lines.filter((line) => line === undefined || line.trim() !== "").map(readLine);
  const cases = read.flatMap((one) => (typeof one === "string" ? [] : [one]));
  const replies = cases.length > 0 ? await engine.run(cases) : [];
  let next = 0;
  return read.map((one) => (typeof one === "string" ? one : encodeReply(replies[next++]!)));
}

/** The case, or the answer to a line that is none. */
function readLine(line: string | undefined): MachineCase | string {
  if (line === undefined) return JSON.stringify({ id: null, error: "the line is longer than 16 MiB" });
  try {
    return decodeCase(line);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return JSON.stringify({ id: idOf(line), error: error.message });
  }
}
