/** What is written in C, compiled where there is a compiler. Never fatal: everything else works without. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, say, tail } from "./console.mjs";

/** Folders of dist/ with a dot survive a build. */
const FOLDER = "dist/.native";

/** At an address that no case uses, with no C library: nothing of ours lies between the guest's pages. */
const ALONE = [
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

const PRODUCTS = [
  {
    file: "runner",
    from: "src/engines/native/runner",
    flags: ["-std=gnu11", "-O2", "-Wall", "-Wextra", ...ALONE],
    libraries: [],
    what: "the engine native",
    without: "going on without the engine native. `echolot doctor` tells how to get it.",
  },
  {
    file: "unicorn.so",
    from: "src/engines/unicorn/compiled",
    flags: ["-std=gnu11", "-O2", "-Wall", "-Wextra", "-shared", "-fPIC"],
    libraries: ["-ldl"],
    what: "what makes Unicorn faster",
    without: "going on without: Unicorn will be slower.",
  },
];

const isPossible = () => process.platform === "linux" && process.arch === "x64";

function sources(root, { from }) {
  const folder = join(root, from);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.[chS]$/.test(name))
        .sort()
        .map((name) => join(folder, name))
    : [];
}

/** Changes with every byte of the sources and with the flags. */
function fingerprint(root, product) {
  const hash = createHash("sha256").update([...product.flags, ...product.libraries].join(" "));
  for (const file of sources(root, product)) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

const stampOf = (root, { file }) => join(root, FOLDER, `${file}.sources`);

/** Whether it was made of the present sources; true where it cannot be made at all. */
function isBuilt(root, product) {
  if (sources(root, product).length === 0) return true;
  const stamp = stampOf(root, product);
  return (
    existsSync(join(root, FOLDER, product.file)) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === fingerprint(root, product)
  );
}

export const nativeIsBuilt = (root) => !isPossible() || PRODUCTS.every((product) => isBuilt(root, product));

/** Compiles what is missing, or says what will be missing: one of older sources would speak another protocol. */
export function buildNative(root) {
  for (const product of PRODUCTS) {
    const why = isBuilt(root, product) ? undefined : compile(root, product);
    if (why === undefined) continue;
    for (const path of [join(root, FOLDER, product.file), stampOf(root, product)]) rmSync(path, { force: true });
    say(`${why}; ${product.without}`);
  }
}

/** Why it failed, or undefined. Who has the file open keeps the one that it was started from. */
function compile(root, product) {
  const compiler = [process.env.CC, "cc", "gcc", "clang"].find((name) => name && run(name, ["--version"]).ok);
  if (!compiler) return "no C compiler";
  say(`compiling ${product.what}`);
  const folder = join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  const files = sources(root, product).filter((file) => /\.[cS]$/.test(file));
  const fresh = join(folder, `${product.file}.${process.pid}`);
  const { ok, output } = run(compiler, [...product.flags, ...files, "-o", fresh, ...product.libraries]);
  if (!ok) return `${compiler} fails (are the kernel's headers there?):\n${tail(output, 4)}\n`;
  renameSync(fresh, join(folder, product.file));
  writeFileSync(stampOf(root, product), fingerprint(root, product));
  return undefined;
}

if (process.argv[1]?.endsWith("native.mjs")) buildNative(new URL("../..", import.meta.url).pathname);
