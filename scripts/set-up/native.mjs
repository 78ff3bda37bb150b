/** The runner of the engine `native`: C, compiled where there is a compiler. Never fatal: the other engines work without. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, say, tail } from "./console.mjs";

/** Folders of dist/ with a dot survive a build. */
const FOLDER = "dist/.native";
const SOURCES = "src/engines/native/runner";

/** At an address that no case uses, with no C library: nothing of ours lies between the guest's pages. */
const FLAGS = [
  "-std=gnu11",
  "-O2",
  "-Wall",
  "-Wextra",
  "-ffreestanding",
  "-fno-builtin",
  "-fno-stack-protector",
  "-fcf-protection=none",
  "-fno-asynchronous-unwind-tables",
  "-fPIE",
  "-mno-red-zone",
  "-static",
  "-nostdlib",
  "-no-pie",
  "-Wl,-Ttext-segment=0x6ec000000000",
  "-Wl,-z,noexecstack",
  "-Wl,-z,norelro",
  "-Wl,--build-id=none",
];

const isPossible = () => process.platform === "linux" && process.arch === "x64";

function sources(root) {
  const folder = join(root, SOURCES);
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : [];
}

/** Changes with every byte of the sources and with the flags. */
function fingerprint(files) {
  const hash = createHash("sha256").update(FLAGS.join(" "));
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/** Whether the runner was made of the present sources; true where it cannot be made at all. */
export function nativeIsBuilt(root) {
  const stamp = join(root, FOLDER, "sources");
  if (!isPossible()) return true;
  return (
    existsSync(join(root, FOLDER, "runner")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === fingerprint(sources(root))
  );
}

/** Compiles the runner, or says why the engine `native` will be missing: one of older sources would speak another protocol. */
export function buildNative(root) {
  const why = compile(root);
  if (why === undefined) return;
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  say(`${why}; going on without the engine native. \`echolot doctor\` tells how to get it.`);
}

/** Why it failed, or undefined. A runner at work keeps the file that it was started from. */
function compile(root) {
  const compiler = [process.env.CC, "cc", "gcc", "clang"].find((name) => name && run(name, ["--version"]).ok);
  if (!compiler) return "no C compiler";
  say("compiling the engine native");
  const folder = join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  const files = sources(root);
  const fresh = join(folder, `runner.${process.pid}`);
  const { ok, output } = run(compiler, [...FLAGS, ...files.filter((file) => /\.[cS]$/.test(file)), "-o", fresh]);
  if (!ok) return `${compiler} fails (are the kernel's headers there?):\n${tail(output, 4)}\n`;
  renameSync(fresh, join(folder, "runner"));
  writeFileSync(join(folder, "sources"), fingerprint(files));
  return undefined;
}

if (process.argv[1]?.endsWith("native.mjs")) buildNative(new URL("../..", import.meta.url).pathname);
