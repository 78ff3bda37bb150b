/** What LevelDB, or the disk below it, refuses: told so that the reader knows what to do. Exit code 3. */
import { EnvironmentLacks } from "../engines/engine.ts";

export const damaged = (folder: string, what: string): EnvironmentLacks =>
  new EnvironmentLacks(`${folder} is damaged: ${what}\nPut a copy back, or start over in another folder.`);

const locked = (folder: string): EnvironmentLacks =>
  new EnvironmentLacks(`another process works on ${folder}: wait until it has ended`);

const FOLDER_REASONS: Record<string, string> = {
  EEXIST: "there is a file of that name",
  ENOTDIR: "a part of the path is a file",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
};

/** What the error of LevelDB means that opening `folder` ended in. */
export function openingError(folder: string, error: unknown): Error {
  const { code, text } = causeOf(error);
  if (code === "LEVEL_LOCKED") return locked(folder);
  if (code === "LEVEL_CORRUPTION" || /no such file/i.test(text)) return damaged(folder, text);
  return new EnvironmentLacks(`cannot open ${folder}: ${FOLDER_REASONS[code] ?? text}`);
}

export const readingError = (folder: string, error: unknown): Error => damaged(folder, causeOf(error).text);

/** A write that failed: whether it is on the disk, is known when the folder is opened again. */
export function writingError(folder: string, error: unknown): EnvironmentLacks {
  return new EnvironmentLacks(
    `cannot write to ${folder}: ${causeOf(error).text}\n` +
      "What was asked last has not been kept; what came before it has. Is the disk full?",
  );
}

/** LevelDB's own words stand in the innermost error. */
function causeOf(error: unknown): { readonly code: string; readonly text: string } {
  const { cause, code = "", message } = error as NodeJS.ErrnoException & { readonly cause?: unknown };
  return cause instanceof Error ? causeOf(cause) : { code, text: message };
}
