/** Addition, subtraction and logic of all bytes on the processor: the second witness of the oracle's proofs. */
import { proveAll } from "./testing/prove-all.ts";

proveAll(["arithmetic", "logic"]);
