/**
 * Floating point as Unicorn has it: nothing is ever raised, no sticky flag set, and FTZ has no effect. What MXCSR says of rounding and
 * denormal operands holds.
 */
import type { Row } from "../../../oracle/index.ts";
import { around, ruledBy } from "./rules.ts";

const MASKS = 0x1f80;
const FTZ = 0x8000;

/** Rows that can raise floating-point exceptions say that #XM keeps MXCSR. */
export const isFloat = ({ keptOnFault }: Row): boolean => keptOnFault.includes("mxcsr");

export const byFloatRules = ruledBy((row) =>
  isFloat(row)
    ? around(row, (execute, state) => {
        const { mxcsr } = state;
        state.mxcsr = (mxcsr | MASKS) & ~FTZ;
        try {
          execute();
        } finally {
          state.mxcsr = mxcsr;
        }
      })
    : row,
);

export const hasFtz = (mxcsr: number): boolean => (mxcsr & FTZ) !== 0;
