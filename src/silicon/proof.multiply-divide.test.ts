/** Multiplication, division and exchanges of bytes on the processor; where division faults, on both sides of every edge. */
import { proveAll } from "./testing/prove-all.ts";

proveAll(["multiply-divide", "atomic"]);
