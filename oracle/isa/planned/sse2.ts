/** SSE2. */
import { planned } from "../../table.ts";

export const sse2Rows = [
  ...planned(
    { feature: "sse2", section: "SDM 1, 11" },
    `
  NP 0F C3 /r           MOVNTI My, Gy
  66 0F F7 /r           MASKMOVDQU Vdq, Udq
  `,
  ),
];
