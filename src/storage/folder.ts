/** Whether a folder may be opened as a store: LevelDB itself would fill a folder of other files, and replace a store that lost its root. */
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../engines/engine.ts";
import { damaged, openingError } from "./store-error.ts";

const ROOT = "CURRENT";
const LEVEL_FILE = /^(CURRENT|LOCK|LOG|LOG\.old|MANIFEST-\d+|\d+\.(log|ldb|sst|dbtmp))$/;
const DATA_FILE = /^\d+\.(log|ldb|sst)$/;

/** Throws UsageError: no store where one is asked for, or files of somebody else; EnvironmentLacks: a store without its root. */
export function checkFolder(folder: string, isNew: boolean): void {
  const files = filesIn(folder);
  if (files.includes(ROOT)) return;
  if (files.some((name) => DATA_FILE.test(name) && statSync(join(folder, name)).size > 0)) {
    throw damaged(folder, `its file ${ROOT} is missing`);
  }
  if (!isNew) throw new UsageError(`there is no chain in ${folder}: make one with "echolot chain init"`);
  const foreign = files.find((name) => !LEVEL_FILE.test(name));
  if (foreign) throw new UsageError(`${folder} has other files in it (${foreign}): name another folder`);
  makeFolder(folder);
}

/** Not the folders above it: LevelDB's binding would, with a function of Node 20 that never ends where a folder cannot be made (/proc). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UsageError(`${folder} cannot be made: the folder above it must be there`);
    if (code !== "EEXIST") throw openingError(folder, error);
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw code === "ENOTDIR" ? new UsageError(`${folder} is a file: name a folder`) : openingError(folder, error);
  }
}
