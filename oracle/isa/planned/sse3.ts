/** SSE3 and SSSE3. */
import { planned } from "../../table.ts";

export const sse3Rows = [
  ...planned(
    { feature: "sse3", section: "SDM 1, 12.3" },
    `
  `,
  ),
  ...planned(
    { feature: "ssse3", section: "SDM 1, 12.6" },
    `
  `,
  ),
];
