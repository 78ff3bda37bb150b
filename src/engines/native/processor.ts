/** The processor under the desk: what it is called, and what it has. */
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Feature names of the project and the flags of /proc/cpuinfo that grant them; every x86-64 processor has what is not listed. */
const FLAGS: Readonly<Record<string, string>> = {
  cx16: "cx16",
  lahf: "lahf_lm",
  sse3: "pni",
  ssse3: "ssse3",
  "sse4.1": "sse4_1",
  "sse4.2": "sse4_2",
  crc32: "sse4_2",
  aes: "aes",
  pclmulqdq: "pclmulqdq",
  sha: "sha_ni",
  gfni: "gfni",
  bmi1: "bmi1",
  bmi2: "bmi2",
  popcnt: "popcnt",
  lzcnt: "abm",
  movbe: "movbe",
  adx: "adx",
  movdiri: "movdiri",
  movdir64b: "movdir64b",
  fsgsbase: "fsgsbase",
  clflushopt: "clflushopt",
  clwb: "clwb",
  serialize: "serialize",
  avx: "avx",
  avx2: "avx2",
  fma: "fma",
  f16c: "f16c",
  vaes: "vaes",
  vpclmulqdq: "vpclmulqdq",
};

const IDENTITY = ["vendor_id", "cpu family", "model", "stepping", "microcode"];

interface Processor {
  readonly name: string;
  /** `GenuineIntel`, `AuthenticAMD`. */
  readonly maker: string | undefined;
  readonly flags: ReadonlySet<string>;
}

let known: Processor | undefined;

function processor(file = "/proc/cpuinfo"): Processor {
  if (known) return known;
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const value = (key: string): string | undefined => new RegExp(`^${key}\\s*:\\s*(.*)$`, "m").exec(text)?.[1];
  const details = IDENTITY.flatMap((key) =>
    value(key) === undefined ? [] : [`${key.replace(/^cpu |_id$/, "")} ${value(key)}`],
  );
  const model = cpus()[0]?.model.trim() || "unknown";
  const name = details.length > 0 ? `${model} (${details.join(", ")})` : model;
  known = { name, maker: value("vendor_id"), flags: new Set(value("flags")?.split(" ")) };
  return known;
}

/** Model name and what tells two processors of one name apart. CPUs differ from each other: every witness is named with this. */
export const processorName = (): string => processor().name;

/** Whether it is one of Intel's, whose choices the oracle follows where the makers differ. */
export const isIntel = (): boolean => processor().maker === "GenuineIntel";

/** The first of a case's features that this processor lacks. */
export const missingFeature = (features: readonly string[] = []): string | undefined =>
  features.find((feature) => FLAGS[feature] !== undefined && !processor().flags.has(FLAGS[feature]));

/** The first flag of /proc/cpuinfo that these features need, here or in `more`, and that this processor lacks. */
export const missingFlag = (names: readonly string[], more: Readonly<Record<string, string>>): string | undefined =>
  names.map((name) => FLAGS[name] ?? more[name]).find((flag) => flag !== undefined && !processor().flags.has(flag));
