/** SSE. */
import { planned } from "../../table.ts";

export const sseRows = [
  ...planned(
    { feature: "sse", section: "SDM 1, 10" },
    `
  `,
  ),
];
