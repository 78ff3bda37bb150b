/** The processor as a witness of single floating-point instructions: `witness.c`, compiled here where there is a compiler. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../project.ts";

const SOURCE = join(projectFolder(), "src/silicon/float/witness.c");
// the red zone below RSP would be overwritten by the call in the middle of a function
const OPTIONS = ["-O1", "-mno-red-zone", "-Wall", "-Werror"];
/** VEX forms of CMPSS and VFMADD. */
const FEATURES = ["avx", "fma"];

const cpuinfo = (): string => (existsSync("/proc/cpuinfo") ? readFileSync("/proc/cpuinfo", "utf8") : "");

/** Why there is no witness here, or undefined. */
export const lacking: string | undefined = reason();

function reason(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return "it needs Linux on x86-64";
  const missing = FEATURES.filter((name) => !new RegExp(`^flags.*\\b${name}\\b`, "m").test(cpuinfo()));
  if (missing.length > 0) return `the processor has no ${missing.join(", ")}`;
  return spawnSync("cc", ["--version"]).status === 0 ? undefined : "there is no C compiler `cc`";
}

export const isIntel = (): boolean => cpuinfo().includes("GenuineIntel");

/** Operands of one execution, and its MXCSR. `a` is also in RAX. */
export interface Question {
  readonly a: bigint;
  readonly b: bigint;
  readonly c: bigint;
  readonly mxcsr: number;
}

/** The low 64 bits of XMM0, RAX, RFLAGS, MXCSR; with a fault only the last means anything. */
export interface Answer {
  readonly vector: bigint;
  readonly general: bigint;
  readonly flags: bigint;
  readonly mxcsr: number;
  readonly faulted: boolean;
}

const WORDS = 4;

export class Witness {
  readonly #folder = mkdtempSync(join(tmpdir(), "echolot-float-"));
  readonly #program = join(this.#folder, "witness");

  /** Compiles it. Throws with the compiler's message when that fails. */
  constructor() {
    const { status, stderr } = spawnSync("cc", [...OPTIONS, "-o", this.#program, SOURCE], { encoding: "utf8" });
    if (status !== 0) throw new Error(`cc ${SOURCE}: ${stderr}`);
  }

  /** What the instruction `code` (hexadecimal) makes of each question. Throws when the program dies, which only an unknown code does. */
  ask(code: string, questions: readonly Question[]): Answer[] {
    const input = packed(questions);
    const options = { input, maxBuffer: input.byteLength };
    const { status, signal, stdout } = spawnSync(this.#program, [code], options);
    if (status !== 0) throw new Error(`${code} ended with ${signal ?? status}`);
    const output = new BigUint64Array(new Uint8Array(stdout).buffer);
    return questions.map((_, n) => answerAt(output, n * WORDS));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Word by word: lists of lists would cost as much as the operations themselves. */
function packed(questions: readonly Question[]): Uint8Array {
  const words = new BigUint64Array(questions.length * WORDS);
  for (const [n, { a, b, c, mxcsr }] of questions.entries()) {
    words[n * WORDS] = a;
    words[n * WORDS + 1] = b;
    words[n * WORDS + 2] = c;
    words[n * WORDS + 3] = BigInt(mxcsr);
  }
  return new Uint8Array(words.buffer);
}

const answerAt = (output: BigUint64Array, at: number): Answer => ({
  vector: output[at]!,
  general: output[at + 1]!,
  flags: output[at + 2]!,
  mxcsr: Number(output[at + 3]! & 0xffffffffn),
  faulted: output[at + 3]! >> 32n !== 0n,
});
