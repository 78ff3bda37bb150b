/**
 * Compiles into a folder of its own and then renames what changed into dist/, file by file: a process that runs or starts
 * meanwhile never reads half a file. Types are not checked here (0.4 s instead of 1.3 s): scripts/test does that.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { Lacking, run, say, tail } from "./console.mjs";

/** As the launcher asks. */
export const isReady = (root) => run(join(root, "scripts/is-ready"), []).ok;

/** A stamp with the present time, which `commit` puts in place once the build is there. */
export function writeStamp(root) {
  const [fresh, final] = [join(root, "dist/.stamp"), join(root, "dist/.ready")];
  rmSync(final, { force: true });
  writeFileSync(fresh, "set-up was here; is-ready compares the time of this file\n");
  return { commit: () => renameSync(fresh, final) };
}

export function build(root) {
  say("compiling");
  clearLeftovers(root);
  const output = mkdtempSync(join(root, "dist/.build-"));
  try {
    compile(root, output);
    replace(output, join(root, "dist"));
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** Folders of builds that were killed; we hold the lock, so nobody works in them. */
function clearLeftovers(root) {
  const dist = join(root, "dist");
  for (const name of readdirSync(dist)) if (name.startsWith(".build-")) rmSync(join(dist, name), { recursive: true });
}

function compile(root, outDir) {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const flags = ["-p", root, "--noCheck", "--incremental", "false", "--tsBuildInfoFile", "null", "--outDir", outDir];
  const { ok, output } = run(process.execPath, [compiler, ...flags]);
  if (!ok) throw new Lacking(`the sources do not compile:\n${tail(output)}`, 1);
}

/** Files under `folder`, as paths relative to it. */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));

/** Makes the compiled part of `target` equal to `source`, with one rename for every file that differs. */
export function replace(source, target) {
  const wanted = new Set(filesIn(source));
  for (const file of wanted)
    if (differs(join(source, file), join(target, file))) move(join(source, file), join(target, file));
  for (const room of readdirSync(target, { withFileTypes: true })) {
    if (!room.isDirectory() || room.name.startsWith(".")) continue;
    for (const file of filesIn(join(target, room.name))) {
      if (!wanted.has(join(room.name, file))) rmSync(join(target, room.name, file));
    }
  }
}

const differs = (one, other) => !existsSync(other) || !readFileSync(one).equals(readFileSync(other));

function move(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
