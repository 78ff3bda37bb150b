/**
 * Profiles: which features of x86-64 a machine has. What is outside stops a run as `unsupported`, which a contract's result
 * calls unsupported_instruction. Names of features are those of the rows.
 */

export type ProfileName = "echo-2020" | "echo" | "v2" | "full";

export interface Profile {
  readonly name: ProfileName;
  /** One sentence for people. */
  readonly about: string;
  readonly features: ReadonlySet<string>;
}

/** Hints do nothing, and are NOPs of the base where their feature is missing: no profile goes without them. */
const DOCUMENTED = "base cmov cx8 prefetch cet-ibt";

/** On general registers and memory alone. CRC32 came with SSE4.2 and the fences with SSE and SSE2, but they touch no vector. */
const INTEGER_EXTENSIONS = "cx16 popcnt lzcnt bmi1 bmi2 adx movbe crc32 movdiri movdir64b fences";

/** The level x86-64-v2 of the x86-64 psABI; its LAHF and SAHF are of the base here. */
const LEVEL_2 = "cx16 popcnt crc32 fences x87 mmx fxsr sse sse-mmx sse2 sse2-mmx sse3 ssse3 ssse3-mmx sse4.1 sse4.2";

const ALL_OTHERS = `${INTEGER_EXTENSIONS} ${LEVEL_2} aes pclmulqdq sha gfni clflush clflushopt clwb fsgsbase serialize
  avx avx2 fma f16c avx+aes avx+pclmulqdq avx+gfni vaes vpclmulqdq avx-vnni`;

/** Smallest first. `echo` and `v2` each have what the other lacks; every one has `echo-2020`, and `full` has them all. */
export const PROFILES: readonly Profile[] = [
  profile("echo-2020", "what ECHO documented: base integer instructions, no SSE", DOCUMENTED),
  profile("echo", "base integer instructions and the integer extensions", `${DOCUMENTED} ${INTEGER_EXTENSIONS}`),
  profile("v2", "the level x86-64-v2: up to SSE4.2, without BMI and LZCNT", `${DOCUMENTED} ${LEVEL_2}`),
  profile("full", "everything that is implemented", `${DOCUMENTED} ${ALL_OTHERS}`),
];

function profile(name: ProfileName, about: string, features: string): Profile {
  return { name, about, features: new Set(features.split(/\s+/)) };
}

/** The profile of this name; undefined when there is none. */
export const profileNamed = (name: string): Profile | undefined => PROFILES.find((one) => one.name === name);

/** Whether everything of `inner` is in `outer`. */
export const isWithin = (inner: Profile, outer: Profile): boolean =>
  [...inner.features].every((feature) => outer.features.has(feature));
