/** Which contracts there are, and what belongs to them. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./compiler.mjs";

export const CONTRACTS = "corpus/contracts";
export const SDK = "corpus/sdk";

/** Linked into contracts of both languages, and into those in C++ only; the linker drops what is not called. */
export const RUNTIME = ["memory.c", "division.c"].map((file) => `${SDK}/${file}`);
export const CPP_RUNTIME = [`${SDK}/allocation.cpp`];

/** `{ name, folder, source, isCpp }` of each folder with a source of its own name, in order. */
export function contracts() {
  return readdirSync(join(root, CONTRACTS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => contractIn(name))
    .filter((contract) => contract !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function contractIn(name) {
  const folder = `${CONTRACTS}/${name}`;
  const source = [`${folder}/${name}.c`, `${folder}/${name}.cpp`].find((path) => existsSync(join(root, path)));
  return source && { name, folder, source, isCpp: source.endsWith("p") };
}

/** SHA-256 over the contract's source and the whole SDK: tells without a compiler whether its ELF files are up to date. */
export function sourceHash({ source }) {
  const sdk = readdirSync(join(root, SDK), { recursive: true })
    .filter((file) => /\.(c|h|cpp|hpp)$/.test(file))
    .sort();
  const hash = createHash("sha256");
  for (const file of [source, ...sdk.map((name) => `${SDK}/${name}`)]) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
