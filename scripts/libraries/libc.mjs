/**
 * The part of a C library that needs no system: headers, strings, printf, strtod, sorting and mathematics of musl, from its own sources.
 * What would need a system is ours, on ECHO's services: corpus/libraries/shim.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileAll } from "./compile.mjs";
import { compilerOf } from "./compilers.mjs";
import { sourcesOf } from "./fetch.mjs";
import { CACHE } from "./places.mjs";
import { run } from "./run.mjs";
import { expand } from "./sources.mjs";

const MATH =
  "frexp frexpl scalbn scalbnl copysign copysignl fabs fabsl fmod floor ceil pow pow_data exp exp_data log log_data log2 log2_data log10 sqrt sqrt_data sin cos tan asin acos atan atan2 __sin __cos __tan __rem_pio2 __rem_pio2_large __math_divzero __math_invalid __math_oflow __math_uflow __math_xflow __fpclassify __fpclassifyl __signbit __signbitl ldexp fmodl trunc round modf".split(
    " ",
  );
const STDIO =
  "vsnprintf snprintf sprintf vsprintf vfprintf sscanf vsscanf vfscanf fwrite __towrite __overflow __uflow __toread".split(
    " ",
  );
const STDLIB = "abs atof atoi atol atoll bsearch div labs qsort qsort_nr strtol strtod".split(" ");
const FILES = [
  "src/string/*.c",
  "src/ctype/is*.c",
  "src/ctype/to*.c",
  "src/ctype/w*.c",
  "src/multibyte/*.c",
  ...STDLIB.map((name) => `src/stdlib/${name}.c`),
  ...STDIO.map((name) => `src/stdio/${name}.c`),
  ...MATH.map((name) => `src/math/${name}.c`),
  ...["floatscan", "intscan", "shgetc"].map((name) => `src/internal/${name}.c`),
  ...["localeconv", "__lctrans", "c_locale"].map((name) => `src/locale/${name}.c`),
  "src/errno/strerror.c",
  "src/setjmp/x86_64/setjmp.s",
  "src/setjmp/x86_64/longjmp.s",
];

/** Folders of headers: musl's own, and the two that its makefile generates. Throws Lacking. */
export async function headers() {
  const musl = await sourcesOf("musl");
  const made = join(CACHE, "musl-headers");
  if (!existsSync(join(made, "bits/syscall.h"))) generate(musl, made);
  return [made, join(musl, "arch/x86_64"), join(musl, "arch/generic"), join(musl, "include")];
}

function generate(musl, made) {
  mkdirSync(join(made, "bits"), { recursive: true });
  const arch = join(musl, "arch/x86_64/bits");
  const types = run("sed", [
    "-f",
    join(musl, "tools/mkalltypes.sed"),
    join(arch, "alltypes.h.in"),
    join(musl, "include/alltypes.h.in"),
  ]);
  writeFileSync(join(made, "bits/alltypes.h"), types);
  const calls = readFileSync(join(arch, "syscall.h.in"), "utf8");
  const named = calls
    .split("\n")
    .filter((line) => line.includes("__NR_"))
    .map((line) => line.replace("__NR_", "SYS_"));
  writeFileSync(join(made, "bits/syscall.h"), `${calls}${named.join("\n")}\n`);
}

/**
 * The archive; a linker takes from it what is used. Always gcc's: clang refuses or crashes on floating point without SSE2.
 * Throws Lacking.
 */
export async function libc() {
  const compiler = compilerOf("gcc");
  const musl = await sourcesOf("musl");
  const folder = join(CACHE, "objects", "libc");
  const internal = ["src/include", "src/internal"].map((name) => `-I${join(musl, name)}`);
  // -std and _XOPEN_SOURCE as in its makefile; with builtins its strlen would call strlen; with SSE1 but not SSE2, gcc knows no
  // FLT_EVAL_METHOD unless it is told to use x87 alone
  const flags = ["-std=c99", "-D_XOPEN_SOURCE=700", "-fno-builtin", "-mfpmath=387", ...internal];
  const files = FILES.flatMap((path) => expand(join(musl, path)));
  const found = await headers();
  const objects = compileAll(compiler, { files, folder, flags, headers: found });
  run("ar", ["rcsD", join(folder, "libc.a"), ...objects]);
  return join(folder, "libc.a");
}
