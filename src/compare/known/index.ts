/** Every known divergence. */
import type { KnownDivergence } from "./known.ts";

export const KNOWN: readonly KnownDivergence[] = [];
