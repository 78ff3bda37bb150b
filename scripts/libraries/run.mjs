/** Starts other programs: what they say is shown only when they fail. */
import { spawnSync } from "node:child_process";

/** Something that this machine lacks, or that failed: the library is left out, with this message. */
export class Lacking extends Error {}

/** A compiler that hangs must not hang the build: clang 16 did, on floating point without SSE2. sqlite3.c takes half a minute. */
const PATIENCE = 300_000;

/** Its standard output. Throws Lacking. */
export function run(program, words, options = {}) {
  const given = { encoding: "utf8", timeout: PATIENCE, maxBuffer: 1 << 26, ...options };
  const { status, stdout, stderr, error } = spawnSync(program, words, given);
  if (error?.code === "ENOENT") throw new Lacking(`there is no ${program} here`);
  if (error) throw new Lacking(`${program}: ${error.message}`);
  if (status !== 0) throw new Lacking(`${program} failed: ${firstError(stderr || stdout)}`);
  return stdout;
}

export const isHere = (program) => spawnSync(program, ["--version"]).status === 0;

/** Compilers tell much; the first error is what matters. */
function firstError(text) {
  const lines = text.split("\n").filter((line) => line !== "");
  return (lines.find((line) => /error|undefined reference/i.test(line)) ?? lines.at(-1) ?? "without a word").slice(
    0,
    300,
  );
}
