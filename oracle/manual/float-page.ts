/** The shape of pages about floating-point instructions. */
import type { Entry } from "./entry.ts";

const XM = "An exception that is unmasked in MXCSR; the sticky flags are set, the destination is not written.";

export const SCALAR = "Scalars are the low lane of the vector; the lanes above it in the first operand stay.";

/** One page for the four forms: packed and scalar, single and double precision. */
export const four = (stem: string): string[] => ["PS", "SS", "PD", "SD"].map((suffix) => stem + suffix);

export const page = (
  mnemonics: readonly string[],
  title: string,
  operation: string,
  remarks: readonly string[] = [],
): Entry => ({
  page: mnemonics[0]!,
  mnemonics,
  title,
  operation,
  faults: { "#XM": XM },
  ...(remarks.length > 0 && { remarks }),
});
