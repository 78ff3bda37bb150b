/** `scripts/build-contracts`: compiles into a folder of its own, then replaces what changed and writes the manifest. */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildLanguage, languageFiles, languageHash, missing } from "./build-languages.mjs";
import { ADDED, C, CPP, compilerVersion, DOCUMENTED, LINK, root } from "./compiler.mjs";
import { LANGUAGES } from "./languages.mjs";
import { buildAll } from "./link.mjs";
import { CONTRACTS, contracts, sourceHash } from "./sources.mjs";
import { fileOf, VARIANTS } from "./variants.mjs";

const MANIFEST = join(root, CONTRACTS, "manifest.json");

/** Copies a file where it differs; true when it did. */
function replace(from, to) {
  if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) return false;
  copyFileSync(from, to);
  return true;
}

function install(built, file) {
  const changed = replace(join(built, file), join(root, CONTRACTS, file));
  const [, entry] = entryOf(file);
  console.log(`${changed ? "wrote    " : "unchanged"} ${CONTRACTS}/${file}  ${entry.bytes} bytes`);
  return [file, entry];
}

/** Of the manifest. */
function entryOf(file) {
  const bytes = readFileSync(join(root, CONTRACTS, file));
  return [file, { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }];
}

/** The committed file stays where a compiler is missing. */
function keep(file, lacking) {
  console.log(`kept      ${CONTRACTS}/${file}  there is no ${lacking}`);
  return entryOf(file);
}

async function installLanguage(one, built) {
  const lacking = missing(one);
  if (lacking.length > 0) return keep(one.file, lacking.join(", "));
  await buildLanguage(one, built);
  return install(built, one.file);
}

function writeManifest(version, files) {
  const flags = { documented: DOCUMENTED.join(" "), added: ADDED.join(" ") };
  const languages = { c: C.join(" "), cpp: CPP.join(" "), link: LINK.join(" ") };
  const hashes = contracts().map((contract) => [contract.name, sourceHash(contract)]);
  const others = Object.keys(LANGUAGES).map((name) => [name, languageHash(name)]);
  const sources = Object.fromEntries([...hashes, ...others].sort(byName));
  const manifest = { ...version, flags: { ...flags, ...languages }, sources, files };
  writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`wrote     ${CONTRACTS}/manifest.json  ${version.compiler}`);
}

const byName = ([one], [other]) => (one < other ? -1 : 1);

async function main(version) {
  const built = mkdtempSync(join(tmpdir(), "echolot-contracts-"));
  try {
    const made = await buildAll(contracts(), built);
    const wanted = contracts().flatMap((contract) => VARIANTS.map((variant) => fileOf(contract, variant)));
    const files = wanted.map((file) => (made.includes(file) ? install(built, file) : keep(file, "clang-14")));
    for (const one of languageFiles()) files.push(await installLanguage(one, built));
    writeManifest(version, Object.fromEntries(files.sort(byName)));
  } catch (error) {
    console.error(`build-contracts: ${error.stderr ?? error.message}`);
    process.exitCode = 1;
  } finally {
    rmSync(built, { recursive: true });
  }
}

const version = compilerVersion();
if (version) await main(version);
else {
  console.error("build-contracts: gcc, g++ and ld on x86-64 Linux are needed. Debian: apt-get install gcc g++");
  process.exitCode = 3;
}
