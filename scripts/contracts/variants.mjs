/** How each contract in C or C++ is built: compilers and levels, and what that adds to its file's name. */
import { isHere } from "./programs.mjs";

const gcc = (level) => ({ suffix: level, c: "gcc", cpp: "g++", level });
const clang = (level) => ({ suffix: `-clang${level}`, c: "clang-14", cpp: "clang++-14", level });

const LEVELS = ["-O0", "-Os", "-O3"];

/** All of all: `corpus --all` runs each, a plain run the one with ECHO's documented flags, gcc -Os. */
export const VARIANTS = [...LEVELS.map(gcc), ...LEVELS.map(clang)];

/** Below the corpus. */
export const fileOf = ({ name }, { suffix }) => `${name}/${name}${suffix}.elf`;

export const compilerOf = (source, { c, cpp }) => (source.endsWith("p") ? cpp : c);

/** Of which the compiler is here. */
export const buildable = ({ isCpp }) => VARIANTS.filter(({ c, cpp }) => isHere(isCpp ? cpp : c));
