/** `scripts/build-libraries [--json] [NAME…]`, and `--check [--write] [NAME…]`. */

import { buildLibrary, fileOf } from "./build.mjs";
import { checkLibraries } from "./check.mjs";
import { CACHE, libraryNames, recipeOf } from "./places.mjs";
import { Lacking } from "./run.mjs";

const words = process.argv.slice(2);
const isJson = words.includes("--json");
const wanted = words.filter((word) => !word.startsWith("--"));
const unknown = wanted.find((name) => !libraryNames().includes(name));

/** Talk goes to standard error: with --json, standard output is for the result alone. */
const say = (text) => process.stderr.write(`${text}\n`);

async function buildOne(name, kind) {
  const started = Date.now();
  try {
    const { path, isNew } = await buildLibrary(name, kind);
    if (isNew) say(`built  ${fileOf(name, kind)}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return { name, file: fileOf(name, kind), path };
  } catch (error) {
    if (!(error instanceof Lacking)) throw error;
    say(`left out  ${fileOf(name, kind)}: ${error.message}`);
    return { name, file: fileOf(name, kind), why: error.message };
  }
}

const names = wanted.length > 0 ? wanted : libraryNames();

async function check() {
  const { agreed, differ } = await checkLibraries(names, words.includes("--write"), say);
  say(`${agreed} calls agree with the host, ${differ} differ`);
  process.exitCode = differ > 0 || agreed === 0 ? 1 : 0;
}

async function build() {
  const results = [];
  for (const name of names) {
    for (const kind of recipeOf(name).compilers) results.push(await buildOne(name, kind));
  }
  if (isJson) console.log(JSON.stringify(results));
  const missing = results.filter(({ why }) => why !== undefined).length;
  say(`build-libraries: ${results.length - missing} contracts in ${CACHE}/elf, ${missing} left out`);
  process.exitCode = missing === results.length ? 3 : 0;
}

if (unknown !== undefined) {
  say(`build-libraries: there is no library "${unknown}"; there are ${libraryNames().join(", ")}`);
  process.exitCode = 2;
} else await (words.includes("--check") ? check() : build());
