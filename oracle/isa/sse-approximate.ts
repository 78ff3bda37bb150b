/** RCPPS and RSQRTPS, in packed and scalar form (SDM 2B). No exceptions, and MXCSR is not looked at. */
import { approximateReciprocal, approximateReciprocalRoot } from "../float/index.ts";
import { markApproximate, write } from "../operands.ts";
import { type Execute, rows } from "../table.ts";
import { fromLanes } from "../vector.ts";
import { readLanes } from "./float-result.ts";

/** What is written is an approximation: the architecture bounds its error, and leaves its last digits open. */
const approximate =
  (define: (bits: bigint) => bigint): Execute =>
  (state, { operands: [target, source] }) => {
    const values = readLanes(state, source!, 32).map(define);
    write(state, target!, fromLanes(32, values));
    markApproximate(state, target!);
  };

export const sseApproximateRows = [
  ...rows(
    approximate(approximateReciprocal),
    { feature: "sse", section: "SDM 2B RCPPS" },
    `
  NP 0F 53 /r    RCPPS Vps, Wps
  F3 0F 53 /r    RCPSS Vss, Wss
  `,
  ),
  ...rows(
    approximate(approximateReciprocalRoot),
    { feature: "sse", section: "SDM 2B RSQRTPS" },
    `
  NP 0F 52 /r    RSQRTPS Vps, Wps
  F3 0F 52 /r    RSQRTSS Vss, Wss
  `,
  ),
];
