/** A saved case: a file with one case as JSON, several as lines, or a finding's folder with its case.json. */
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { MachineCase } from "../cases/case.ts";
import { decodeCase, FormatError } from "../cases/codec.ts";
import { UsageError } from "../engines/engine.ts";

/** As many lines of at most 2 MiB each are no case file. */
const LARGEST_FILE = 256 << 20;
const TOO_LARGE = "is too large to be a case file (over 256 MiB)";
const PIECE = 1 << 18;

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
  if (status.size > LARGEST_FILE) throw new UsageError(`${given} ${TOO_LARGE}`);
  return status.isDirectory() ? join(given, "case.json") : given;
}

function readText(given: string, path: string): string {
  const file = opened(given, path);
  try {
    return readAtMost(file, path).toString("utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  } finally {
    if (file !== 0) closeSync(file);
  }
}

function opened(given: string, path: string): number {
  try {
    return given === "-" ? 0 : openSync(path, "r");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** In pieces, because a device or a pipe does not say how long it is. */
function readAtMost(file: number, path: string): Buffer {
  const pieces: Buffer[] = [];
  for (let size = 0; size <= LARGEST_FILE; ) {
    const piece = Buffer.alloc(PIECE);
    const count = readSync(file, piece);
    if (count === 0) return Buffer.concat(pieces);
    size += count;
    pieces.push(piece.subarray(0, count));
  }
  throw new UsageError(`${path} ${TOO_LARGE}`);
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
