/** SSE. */
import { planned } from "../../table.ts";

export const sseRows = [
  ...planned(
    { feature: "sse", section: "SDM 1, 10" },
    `
  NP 0F 10 /r       MOVUPS Vps, Wps
  F3 0F 10 /r       MOVSS Vss, Wss
  NP 0F 11 /r       MOVUPS Wps, Vps
  F3 0F 11 /r       MOVSS Wss, Vss
  NP 0F 12 /r       MOVHLPS Vdq, Udq
  NP 0F 12 /r       MOVLPS Vdq, Mq
  NP 0F 13 /r       MOVLPS Mq, Vdq
  NP 0F 14 /r       UNPCKLPS Vps, Wps
  NP 0F 15 /r       UNPCKHPS Vps, Wps
  NP 0F 16 /r       MOVLHPS Vdq, Udq
  NP 0F 16 /r       MOVHPS Vdq, Mq
  NP 0F 17 /r       MOVHPS Mq, Vdq
  NP 0F 28 /r       MOVAPS Vps, Wps
  NP 0F 29 /r       MOVAPS Wps, Vps
  F3 0F 2A /r       CVTSI2SS Vdq, Ey
  NP 0F 2B /r       MOVNTPS Mps, Vps
  F3 0F 2C /r       CVTTSS2SI Gy, Wss
  F3 0F 2D /r       CVTSS2SI Gy, Wss
  NP 0F 50 /r       MOVMSKPS Gy, Udq
  NP 0F 52 /r       RSQRTPS Vps, Wps
  F3 0F 52 /r       RSQRTSS Vss, Wss
  NP 0F 53 /r       RCPPS Vps, Wps
  F3 0F 53 /r       RCPSS Vss, Wss
  NP 0F 54 /r       ANDPS Vps, Wps
  NP 0F 55 /r       ANDNPS Vps, Wps
  NP 0F 56 /r       ORPS Vps, Wps
  NP 0F 57 /r       XORPS Vps, Wps
  NP 0F C6 /r ib    SHUFPS Vps, Wps, Ib
  `,
  ),
];
