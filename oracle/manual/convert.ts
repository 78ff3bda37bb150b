/** Words about sign extension within the accumulator. */
import { entry, type Family } from "./entry.ts";

export const convert: Family = {
  name: "Sign extension",
  file: "convert.ts",
  entries: [
    entry("CBW", "sign-extend the accumulator", {
      operation: "The lower half of rAX is sign-extended to all of it. The manual names it by size: CBW, CWDE, CDQE.",
    }),
    entry("CWD", "sign-extend the accumulator into rDX", {
      operation: "Every bit of rDX becomes the sign of rAX. The manual names it by size: CWD, CDQ, CQO.",
    }),
  ],
};
