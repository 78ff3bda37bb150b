/** The files that a recipe names. */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sourcesOf } from "./fetch.mjs";
import { LIBRARIES } from "./places.mjs";
import { Lacking } from "./run.mjs";

/** Package name to folder. Throws Lacking. */
export async function fetchAll(names) {
  const folders = new Map();
  for (const name of names) folders.set(name, await sourcesOf(name));
  return folders;
}

/** `package:path`, `path` of the first package, or `./path` beside the driver. */
export function placeOf(path, { name, packages }, folders) {
  if (path === "." || path.startsWith("./")) return join(LIBRARIES, name, path);
  const [from, rest] = path.includes(":") ? path.split(":") : [packages[0], path];
  return join(folders.get(from), rest);
}

/** Throws Lacking when nothing fits: the package is not what it was. */
export function expand(path) {
  if (!basename(path).includes("*") && !existsSync(path)) throw new Lacking(`there is no ${path}`);
  if (!basename(path).includes("*")) return [path];
  const [before, after] = basename(path).split("*");
  const fitting = readdirSync(dirname(path))
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .sort();
  if (fitting.length === 0) throw new Lacking(`nothing fits ${path}`);
  return fitting.map((name) => join(dirname(path), name));
}
