/** SSE. */
import { planned } from "../../table.ts";

export const sseRows = [
  ...planned(
    { feature: "sse", section: "SDM 1, 10" },
    `
  NP 0F 52 /r       RSQRTPS Vps, Wps
  F3 0F 52 /r       RSQRTSS Vss, Wss
  NP 0F 53 /r       RCPPS Vps, Wps
  F3 0F 53 /r       RCPSS Vss, Wss
  `,
  ),
];
