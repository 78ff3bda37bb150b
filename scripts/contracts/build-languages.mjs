/** Contracts in other languages: compiled where their compiler is here, kept as they are where it is not. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compile, root } from "./compiler.mjs";
import { LANGUAGES } from "./languages.mjs";
import { isHere } from "./programs.mjs";
import { CONTRACTS, SDK } from "./sources.mjs";

/** `{ name, file, commands }` of every file, `file` below the corpus. */
export const languageFiles = () =>
  Object.entries(LANGUAGES).flatMap(([name, files]) =>
    Object.entries(files).map(([file, commands]) => ({ name, file: `${name}/${file}`, commands })),
  );

/** The compilers of a file that are not here. */
export const missing = ({ commands }) => [...new Set(commands.map(programOf))].filter((program) => !isHere(program));

const programOf = (command) => command.split(" ", 1)[0];

/** Compiles into `output`. Throws with the compiler's messages. */
export async function buildLanguage({ name, file, commands }, output) {
  const between = mkdtempSync(join(tmpdir(), "echolot-language-"));
  const places = { $OUT: join(output, file), $SDK: SDK, $S: `${CONTRACTS}/${name}`, $T: between };
  mkdirSync(dirname(places.$OUT), { recursive: true });
  try {
    for (const command of commands) {
      const words = command.split(" ").map((word) => word.replace(/\$(OUT|SDK|S|T)\b/g, (place) => places[place]));
      await compile(words[0], words.slice(1));
    }
  } finally {
    rmSync(between, { recursive: true });
  }
}

/** SHA-256 over the contract's sources, what they are linked with, and the commands. */
export function languageHash(name) {
  const own = readdirSync(join(root, CONTRACTS, name)).filter((file) => !/\.(elf|json)$/.test(file));
  const crate = existsSync(join(root, SDK, "rust")) ? readdirSync(join(root, SDK, "rust")) : [];
  const sdk = ["stubs.s", "memory.c", ...crate.map((file) => `rust/${file}`)];
  const files = [...own.map((file) => `${CONTRACTS}/${name}/${file}`), ...sdk.map((file) => `${SDK}/${file}`)].sort();
  const hash = createHash("sha256").update(JSON.stringify(LANGUAGES[name]));
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
