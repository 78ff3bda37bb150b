/** gcc and clang, with the flags that ECHO documents, at -Os. */
import { DOCUMENTED } from "../contracts/compiler.mjs";
import { isHere, Lacking, run } from "./run.mjs";

/**
 * `-mno-sse` is not among them, other than for contracts of our own: what ECHO documents leaves SSE1 on, and real code compiled so
 * has its moves. The last three: distributions switch on protectors that read %fs:0x28, ENDBR64, and warnings are the library's.
 */
const FLAGS = ["-Os", ...DOCUMENTED, "-fno-stack-protector", "-fcf-protection=none", "-w"];
/** clang has no such flag: it never emits TBM by itself. */
const CLANG_LACKS = "-mno-tbm";
const CPP = ["-std=gnu++17", "-fno-rtti", "-fno-exceptions"];
const LINK = "-nostdlib -no-pie -static -s -e __apply -Wl,--gc-sections -Wl,--build-id=none -Wl,-z,noexecstack".split(
  " ",
);

const NAMES = {
  gcc: [["gcc"], ["g++"]],
  clang: [
    ["clang", "clang-16", "clang-15", "clang-14"],
    ["clang++", "clang++-16", "clang++-15", "clang++-14"],
  ],
};

export const isCpp = (file) => /\.(cpp|cc)$/.test(file);

/** `{ kind, c, cpp, version }`. Throws Lacking. */
export function compilerOf(kind) {
  const [c, cpp] = NAMES[kind].map((names) => names.find(isHere));
  if (process.platform !== "linux" || process.arch !== "x64") throw new Lacking("this needs Linux on x86-64");
  if (!c)
    throw new Lacking(`there is no ${kind} here. Debian: apt-get install ${kind === "gcc" ? "gcc g++" : "clang"}`);
  return { kind, c, cpp, version: run(c, ["--version"]).split("\n")[0] };
}

const flagsOf = ({ kind }) => (kind === "gcc" ? FLAGS : FLAGS.filter((flag) => flag !== CLANG_LACKS));

/** The words of the command that compiles `file` into `object`. `headers`: of the C library, instead of the system's. */
export function compileCommand(compiler, { file, object, headers, flags }) {
  const program = isCpp(file) ? compiler.cpp : compiler.c;
  if (!program) throw new Lacking(`there is no C++ compiler beside ${compiler.c}`);
  const language = isCpp(file) ? CPP : [];
  // C++ finds <new> and the like in its own library; what those include must be musl's as well.
  const system = isCpp(file)
    ? headers.flatMap((folder) => ["-isystem", folder])
    : ["-nostdinc", ...headers.flatMap((folder) => ["-isystem", folder]), "-isystem", ownHeaders(compiler)];
  return [program, ...flagsOf(compiler), ...language, ...system, ...flags, "-c", file, "-o", object];
}

/** stddef.h, stdarg.h and the like come with the compiler. */
const ownHeaders = ({ c }) => run(c, ["-print-file-name=include"]).trim();

/** gcc links what clang compiled, too: ECHO documents no other linker. `after`: archives, searched in this order. */
export const linkCommand = (objects, after, output) => [
  "gcc",
  ...LINK,
  ...objects,
  "-Wl,--start-group",
  ...after,
  "-Wl,--end-group",
  "-o",
  output,
];
