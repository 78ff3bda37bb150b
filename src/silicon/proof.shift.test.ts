/** Shifts and rotates of all bytes by all counts, bits and conversions of words, on the processor. */
import { proveAll } from "./testing/prove-all.ts";

proveAll(["shift", "bit", "convert"]);
