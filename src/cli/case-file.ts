/** A saved case: a file with one case as JSON, several as lines, or a finding's folder with its case.json. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { MachineCase } from "../cases/case.ts";
import { decodeCase, FormatError } from "../cases/codec.ts";
import { UsageError } from "../engines/engine.ts";

/** As many lines of at most 2 MiB each are no case file. */
const LARGEST_FILE = 256 << 20;

/** Throws UsageError when there is no such file or a case in it is wrong; the message names file, line and place. */
export function readCaseFile(given: string): MachineCase[] {
  const path = given === "-" ? "standard input" : inside(given);
  const text = readText(given, path);
  const lines = isWholeJson(text) ? [text] : text.split("\n");
  const cases = lines.flatMap((line, n) =>
    line.trim() === "" ? [] : [readLine(line, lines.length > 1 ? `${path}, line ${n + 1}` : path)],
  );
  if (cases.length === 0) throw new UsageError(`${path} is empty; expected a case as JSON`);
  return cases;
}

function inside(given: string): string {
  const status = statSync(given, { throwIfNoEntry: false });
  if (!status) throw new UsageError(`there is no file ${given}`);
  if (status.size > LARGEST_FILE) throw new UsageError(`${given} is too large to be a case file (over 256 MiB)`);
  return status.isDirectory() ? join(given, "case.json") : given;
}

function readText(given: string, path: string): string {
  try {
    return readFileSync(given === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** One value over several lines, as an editor or JSON.stringify would indent it. */
function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readLine(line: string, place: string): MachineCase {
  try {
    return decodeCase(line);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new UsageError(`${place}: ${error.message}`);
  }
}
