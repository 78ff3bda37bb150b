/** gcc: its version, and the flags that contracts are compiled with. */
import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Each is documented by ECHO for C++ contracts; the two of them that C does not know are in `CPP`. */
export const DOCUMENTED = [
  ..."-Wall -mno-tbm -fno-unwind-tables -fno-pie -mno-mmx -mno-sse2 -mno-sse3 -mno-sse4.1 -mno-sse4.2".split(" "),
  ..."-ffreestanding -fdata-sections -ffunction-sections -fno-asynchronous-unwind-tables".split(" "),
];
/**
 * Ours. -mno-sse: what ECHO documents leaves SSE1 on, whose moves gcc emits for copies and variadic functions. The next two:
 * distributions switch on stack protectors, which read %fs:0x28, and ENDBR64. -Wextra changes no code.
 */
export const ADDED = ["-mno-sse", "-fno-stack-protector", "-fcf-protection=none", "-Wextra"];
export const C = ["-std=gnu11"];
export const CPP = ["-std=gnu++17", "-fno-rtti", "-fno-exceptions"];
/** Documented but for the build id, which would change with every path, and -no-pie, which some distributions need said. */
export const LINK = "-nostdlib -fno-pie -no-pie -static -e __apply -Wl,--gc-sections -Wl,--build-id=none".split(" ");

/** Messages and sorting in one language, so that output is the same everywhere. */
const environment = { ...process.env, LC_ALL: "C" };

/** The first line of `gcc --version`, of its linker's and of clang's where there is one; undefined where contracts cannot be compiled. */
export function compilerVersion() {
  const [gcc, gpp, linker, clang] = ["gcc", "g++", "ld", "clang-14"].map(firstLine);
  return process.arch === "x64" && process.platform === "linux" && gcc && gpp && linker
    ? { compiler: gcc, linker, ...(clang ? { clang } : {}) }
    : undefined;
}

function firstLine(program) {
  const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8", env: environment });
  return status === 0 ? stdout.split("\n")[0] : undefined;
}

/** Runs gcc or g++ in the project's folder. Warnings are shown: another version may have some. Throws with its messages. */
export async function compile(program, words) {
  const { stderr } = await promisify(execFile)(program, words, { cwd: root, env: environment, timeout: 60_000 });
  process.stderr.write(stderr);
}

/** Compiles as many at once as there are cores on a small machine. */
export async function inPairs(items, work) {
  const left = [...items];
  const results = [];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) results.push(await work(item));
  };
  await Promise.all([worker(), worker()]);
  return results;
}
