/** Who has settled that an engine is wrong, and not the oracle. */

/** The processor gives the oracle's outcome of the example, and gave it in every case that the entry was measured on. */
export const SILICON = "silicon (Intel family 6 model 167)";

/** The manual alone: no processor has been asked, or none can be. */
export const MANUAL = "manual";

/** `silicon (…)` names the processors. */
export const isOnSilicon = (witness: string): boolean => /^silicon \(\w.*\)$/.test(witness);
