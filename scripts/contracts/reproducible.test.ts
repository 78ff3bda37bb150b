/** The committed ELF files: what the manifest says, what the sources give, and nothing but base instructions. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CpuidFeature, Decoder, DecoderOptions, Mnemonic } from "iced-x86";
import { expect, test } from "vitest";
import { LIMITS, loadImage, SERVICES } from "../../oracle/index.ts";
import { languageFiles, languageHash } from "./build-languages.mjs";
import { compilerVersion, root } from "./compiler.mjs";
import { LANGUAGES } from "./languages.mjs";
import { buildAll } from "./link.mjs";
import { CONTRACTS, contracts, SDK, sourceHash } from "./sources.mjs";
import { VARIANTS } from "./variants.mjs";

const folder = join(root, CONTRACTS);
const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".elf"));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("the manifest has every file, and its size and hash", () => {
  expect(Object.keys(manifest.files).sort()).toEqual([...files].sort());
  expect(files).toHaveLength(contracts().length * VARIANTS.length + languageFiles().length);
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    expect(manifest.files[file], file).toEqual({ bytes: bytes.length, sha256: sha256(bytes) });
  }
});

const version = compilerVersion();
const isSameCompiler = version?.compiler === manifest.compiler && version?.linker === manifest.linker;

test("the files were built from these sources", () => {
  for (const contract of contracts()) expect(manifest.sources[contract.name], contract.name).toBe(sourceHash(contract));
  for (const name of Object.keys(LANGUAGES)) expect(manifest.sources[name], name).toBe(languageHash(name));
});

/** clang may be another one, or not be here. */
const isBySameCompiler = (file: string): boolean => !file.includes("-clang-") || version?.clang === manifest.clang;

/** One of each language, the one in C with 128-bit division: all of them would take too long on a busy machine. */
const rebuilt = contracts().filter(({ name }) => ["wide", "chain"].includes(name));

test.runIf(isSameCompiler)("the compiler of the manifest gives the committed files, byte by byte", async () => {
  const built = mkdtempSync(join(tmpdir(), "echolot-contracts-"));
  try {
    const made = (await buildAll(rebuilt, built)).filter(isBySameCompiler);
    expect(made.length).toBeGreaterThanOrEqual(2 * rebuilt.length);
    for (const file of made) expect(sha256(readFileSync(join(built, file))), file).toBe(manifest.files[file].sha256);
  } finally {
    rmSync(built, { recursive: true });
  }
});

/** What an x86-64 CPU without any extension runs; ud2 and CMOV came with the Pentium Pro. */
const BASE = ["INTEL8086", "INTEL186", "INTEL286", "INTEL386", "INTEL486", "X64", "CMOV", "MULTIBYTENOP"];

function foreignInstructions(file: string): string[] {
  const image = loadImage(readFileSync(join(folder, file)), LIMITS.image);
  return image.segments
    .filter(({ executable }) => executable)
    .flatMap(({ at, bytes }) => {
      const decoder = new Decoder(64, bytes, DecoderOptions.None);
      decoder.ip = at;
      return Array.from(decoder)
        .filter((one) => one.mnemonic !== Mnemonic.Ud2 && one.cpuidFeatures().some(isForeign))
        .map((one) => `${Mnemonic[one.mnemonic]} at 0x${one.ip.toString(16)}`);
    });
}

const isForeign = (feature: CpuidFeature): boolean => !BASE.includes(CpuidFeature[feature] ?? "");

/** Rust's `core`, and what comes with it, has SSE2, which no call of the corpus reaches: their profiles say so. */
const isAsDocumented = (file: string): boolean => !/^rust-/.test(file);

test.each(files.filter(isAsDocumented))(
  "%s has no instruction of an extension: no SSE, no MMX, no x87, no BMI",
  (file) => {
    expect(foreignInstructions(file)).toEqual([]);
  },
);

test("the SDK has each service of the reference VM, and no other", () => {
  const headers = readdirSync(join(root, SDK, "services")).map((file) =>
    readFileSync(join(root, SDK, "services", file)),
  );
  const numbers = [...headers.join("").matchAll(/\b0x[0-9a-f]{2}\b/g)].map(([number]) => Number(number));
  expect(numbers.sort((a, b) => a - b)).toEqual(SERVICES.map(({ vector }) => vector).sort((a, b) => a - b));
});
