/** Paths in expect.json. */
import { isAbsolute } from "node:path";
import { wrong } from "../cases/json/error.ts";

/** A corpus from somebody else names no files outside it. */
export function inside(path: string, place: string): string {
  if (path === "" || isAbsolute(path) || path.split("/").includes(".."))
    wrong(place, "must be a file inside the folder");
  return path;
}
