/** Real libraries as contracts: fetched, compiled with ECHO's documented flags, linked with the shim. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileAll } from "./compile.mjs";
import { compilerOf, linkCommand } from "./compilers.mjs";
import { headers, libc } from "./libc.mjs";
import { CACHE, driverOf, LIBRARIES, packages, recipeOf, SDK, SHIM } from "./places.mjs";
import { run } from "./run.mjs";
import { expand, fetchAll, placeOf } from "./sources.mjs";

export const fileOf = (name, kind) => `${name}-${kind}.elf`;
const pathOf = (name, kind) => join(CACHE, "elf", fileOf(name, kind));

/** `{ path, isNew, took }`: the contract of a library, made anew when anything that goes into it changed. Throws Lacking. */
export async function buildLibrary(name, kind) {
  const recipe = recipeOf(name);
  const compiler = compilerOf(kind);
  const path = pathOf(name, kind);
  const stamp = fingerprint(recipe, compiler);
  if (existsSync(path) && isOf(path, stamp)) return { path, isNew: false };
  await make(recipe, compiler, path);
  writeFileSync(`${path}.of`, stamp);
  return { path, isNew: true };
}

const isOf = (path, stamp) => existsSync(`${path}.of`) && readFileSync(`${path}.of`, "utf8") === stamp;

async function make(recipe, compiler, path) {
  const folders = await fetchAll([...recipe.packages, "musl"]);
  const folder = join(CACHE, "objects", `${recipe.name}-${compiler.kind}`);
  const found = await headers();
  const include = (recipe.include ?? []).map((one) => `-I${placeOf(one, recipe, folders)}`);
  const flags = [...(recipe.flags ?? []), ...include];
  const files = recipe.sources.flatMap((one) => expand(placeOf(one, recipe, folders)));
  const ours = [driverOf(recipe), ...shimFiles()];
  const salt = fingerprint(recipe, compiler);
  const objects = [
    ...compileAll(compiler, { files: ours, folder, headers: found, flags: [`-I${SDK}`, `-I${SHIM}`, ...flags], salt }),
    ...compileAll(compiler, { files, folder, headers: found, flags }),
  ];
  link(objects, [await libc()], path);
}

function link(objects, archives, path) {
  mkdirSync(join(CACHE, "elf"), { recursive: true });
  const [program, ...words] = linkCommand(objects, archives, `${path}.part`);
  run(program, words);
  renameSync(`${path}.part`, path);
}

/** Of the SDK, what C leaves to the compiler's library; its memory.c is the shim's. */
const shimFiles = () => [
  ...readdirSync(SHIM)
    .filter((file) => file.endsWith(".c"))
    .map((file) => join(SHIM, file)),
  join(SDK, "division.c"),
];

/** Changes with everything that goes into the file, but for compilers that say the same of themselves. */
function fingerprint(recipe, { version }) {
  const all = packages();
  const pins = [...recipe.packages, "musl"].map((name) => all[name].sha256);
  const hash = createHash("sha256").update(JSON.stringify([recipe, version, pins, linkCommand([], [], "")]));
  for (const file of ourFiles(recipe)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function ourFiles({ name }) {
  const under = (folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, file));
  return [
    ...under(join(LIBRARIES, name)),
    ...under(SHIM),
    ...under(SDK),
    join(import.meta.dirname, "compilers.mjs"),
    join(import.meta.dirname, "libc.mjs"),
  ]
    .filter((file) => /\.([ch]|mjs)$/.test(file))
    .sort();
}

/** A driver with the shim alone, without a C library. Throws Lacking. */
export function linkShim(driver, folder, output) {
  const files = [driver, ...shimFiles()];
  const flags = [`-I${SDK}`, `-I${SHIM}`];
  const [program, ...words] = linkCommand(
    compileAll(compilerOf("gcc"), { files, folder, headers: [], flags }),
    [],
    output,
  );
  run(program, words);
}
