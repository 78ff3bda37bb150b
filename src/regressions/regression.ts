/** A regression on disk: a case that once came out wrong, what is expected of it, and its story. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { MachineCase, Outcome } from "../cases/case.ts";
import { decodeCase, decodeReply, writeCase, writeReply } from "../cases/codec.ts";

export interface Regression {
  /** The folder's name, `<date>-<slug>`, which is the case's id too. */
  readonly name: string;
  readonly machineCase: MachineCase;
  /** The oracle's outcome. */
  readonly expected: Outcome;
  /** `expect.json` as it stands. */
  readonly expectedJson: unknown;
}

/** Folders that are being written begin with a dot. */
const names = (directory: string): string[] =>
  readdirSync(directory).filter((name) => !name.startsWith(".") && !name.includes("."));

/** All regressions below `directory`, by name. Throws FormatError where a file breaks case-format.md. */
export const readRegressions = (directory: string): Regression[] =>
  names(directory)
    .sort()
    .map((name) => readRegression(join(directory, name)));

export function readRegression(folder: string): Regression {
  const machineCase = decodeCase(readFileSync(join(folder, "case.json"), "utf8"));
  const text = readFileSync(join(folder, "expect.json"), "utf8");
  const expected = decodeReply(text, machineCase) as Outcome;
  return { name: basename(folder), machineCase, expected, expectedJson: JSON.parse(text) };
}

export interface NewRegression {
  readonly machineCase: MachineCase;
  readonly expected: Outcome;
  /** Markdown. */
  readonly readme: string;
}

/** Writes the folder, whole or not at all. Throws when the disk refuses. */
export function writeRegression(folder: string, { machineCase, expected, readme }: NewRegression): void {
  const partial = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  try {
    mkdirSync(partial, { recursive: true });
    const write = (name: string, text: string): void => writeFileSync(join(partial, name), `${text}\n`);
    write("case.json", JSON.stringify(writeCase(machineCase), null, 2));
    write("expect.json", JSON.stringify(writeReply(expected), null, 2));
    write("README.md", readme);
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
