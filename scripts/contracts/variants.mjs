/** How each contract in C or C++ is built: compilers and levels, and what that adds to its file's name. */
import { isHere } from "./programs.mjs";

const gcc = (level) => ({ suffix: level, c: "gcc", cpp: "g++", level });
const clang = (level) => ({ suffix: `-clang${level}`, c: "clang-14", cpp: "clang++-14", level });

const EACH = [gcc("-O0"), gcc("-Os")];
/** Every file takes its part of the corpus's minute: other code than EACH gives is wanted where compilers have a choice. */
const MORE = [gcc("-O3"), clang("-Os"), clang("-O3")];
const WITH_MORE = "bits containers json machine passing shapes sort threaded wide".split(" ");

export const variantsOf = ({ name }) => (WITH_MORE.includes(name) ? [...EACH, ...MORE] : EACH);

/** Below the corpus. */
export const fileOf = ({ name }, { suffix }) => `${name}/${name}${suffix}.elf`;

export const compilerOf = (source, { c, cpp }) => (source.endsWith("p") ? cpp : c);

/** Of which the compiler is here. */
export const buildable = (contract) => variantsOf(contract).filter(({ c, cpp }) => isHere(contract.isCpp ? cpp : c));
