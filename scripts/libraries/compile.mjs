/** From C to objects, one at a time: the machine may have other things to do. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compileCommand } from "./compilers.mjs";
import { run } from "./run.mjs";

/** Paths of the objects. What the same command made before is kept. Throws Lacking. */
export function compileAll(compiler, { files, folder, flags, headers, salt = "" }) {
  mkdirSync(folder, { recursive: true });
  return files.map((file) => {
    const object = join(folder, `${digest(file).slice(0, 8)}-${basename(file)}.o`);
    compileOnce(compiler, compileCommand(compiler, { file, object, headers, flags }), { file, object, salt });
    return object;
  });
}

const digest = (text) => createHash("sha256").update(text).digest("hex");

/** By compiler, command and the file itself. Headers of packages change with the package's folder, which is part of the command. */
function compileOnce({ version }, command, { file, object, salt }) {
  const stamp = digest(JSON.stringify([version, salt, command, readFileSync(file, "latin1")]));
  if (existsSync(object) && existsSync(`${object}.of`) && readFileSync(`${object}.of`, "utf8") === stamp) return;
  const [program, ...words] = command;
  run(
    program,
    words.map((word) => (word === object ? `${object}.part` : word)),
  );
  renameSync(`${object}.part`, object);
  writeFileSync(`${object}.of`, stamp);
}
