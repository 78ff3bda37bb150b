/** The processor that Unicorn is asked to be. */

/**
 * UC_CPU_X86_EPYC_ROME: the model with most of what Unicorn 2.0.1 can run (LZCNT, BMI1/2, ADX, SSE4, AES).
 * POPCNT, MOVBE, PCLMULQDQ, SHA and FSGSBASE raise #UD on every model.
 */
export const CPU_MODEL = 37;

/** Features of cases that this model runs. */
const FEATURES: ReadonlySet<string> = new Set([
  ..."base full cx8 cx16 cmov lahf fences prefetch cet-ibt clflush lzcnt bmi1 bmi2 adx crc32".split(" "),
  ..."sse sse2 sse3 ssse3 sse4.1 sse4.2 aes x87 mmx".split(" "),
]);

/** The first of `features` that it lacks. */
export const missingFeature = (features: readonly string[] = []): string | undefined =>
  features.find((feature) => !FEATURES.has(feature));
