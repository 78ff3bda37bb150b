/** SSE4.1, and SSE4.2 but for CRC32. */
import { planned } from "../../table.ts";

export const sse4Rows = [
  ...planned(
    { feature: "sse4.1", section: "SDM 1, 12.10" },
    `
  `,
  ),
  ...planned(
    { feature: "sse4.2", section: "SDM 1, 12.11" },
    `
  `,
  ),
];
