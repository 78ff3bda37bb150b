/** Where the real libraries come from, go to, and what says how they are built. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../contracts/compiler.mjs";

export const LIBRARIES = join(root, "corpus/libraries");
export const SHIM = join(LIBRARIES, "shim");
export const SDK = join(root, "corpus/sdk");
/** Outside of git. ECHOLOT_LIBRARIES names another folder, which may be kept and shared. */
export const CACHE = process.env.ECHOLOT_LIBRARIES ?? join(root, "build/libraries");

/** Package name to `{ debian | npm, sha256, licence }`. */
export const packages = () => JSON.parse(readFileSync(join(LIBRARIES, "packages.json"), "utf8"));

/** Names of all libraries, in order. */
export const libraryNames = () =>
  readdirSync(LIBRARIES).filter((name) => existsSync(join(LIBRARIES, name, "build.json")));

/**
 * How a library is built: `packages` (the first one is what `sources` and `include` are relative to; others are named before a
 * colon), `sources` (a `*` in the last part stands for anything), `include`, `flags`, `compilers`.
 */
export const recipeOf = (name) => ({ name, ...JSON.parse(readFileSync(join(LIBRARIES, name, "build.json"), "utf8")) });

export const driverOf = ({ name, driver = "driver.c" }) => join(LIBRARIES, name, driver);
