/** SSE, its state in memory, and what it added for MMX registers. */
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
  NP 0F 2A /r       CVTPI2PS Vdq, Qq
  F3 0F 2A /r       CVTSI2SS Vdq, Ey
  NP 0F 2B /r       MOVNTPS Mps, Vps
  NP 0F 2C /r       CVTTPS2PI Pq, Wq
  F3 0F 2C /r       CVTTSS2SI Gy, Wss
  NP 0F 2D /r       CVTPS2PI Pq, Wq
  F3 0F 2D /r       CVTSS2SI Gy, Wss
  NP 0F 2E /r       UCOMISS Vss, Wss
  NP 0F 2F /r       COMISS Vss, Wss
  NP 0F 50 /r       MOVMSKPS Gy, Udq
  NP 0F 51 /r       SQRTPS Vps, Wps
  F3 0F 51 /r       SQRTSS Vss, Wss
  NP 0F 52 /r       RSQRTPS Vps, Wps
  F3 0F 52 /r       RSQRTSS Vss, Wss
  NP 0F 53 /r       RCPPS Vps, Wps
  F3 0F 53 /r       RCPSS Vss, Wss
  NP 0F 54 /r       ANDPS Vps, Wps
  NP 0F 55 /r       ANDNPS Vps, Wps
  NP 0F 56 /r       ORPS Vps, Wps
  NP 0F 57 /r       XORPS Vps, Wps
  NP 0F 58 /r       ADDPS Vps, Wps
  F3 0F 58 /r       ADDSS Vss, Wss
  NP 0F 59 /r       MULPS Vps, Wps
  F3 0F 59 /r       MULSS Vss, Wss
  NP 0F 5C /r       SUBPS Vps, Wps
  F3 0F 5C /r       SUBSS Vss, Wss
  NP 0F 5D /r       MINPS Vps, Wps
  F3 0F 5D /r       MINSS Vss, Wss
  NP 0F 5E /r       DIVPS Vps, Wps
  F3 0F 5E /r       DIVSS Vss, Wss
  NP 0F 5F /r       MAXPS Vps, Wps
  F3 0F 5F /r       MAXSS Vss, Wss
  NP 0F 70 /r ib    PSHUFW Pq, Qq, Ib
  NP 0F AE /2       LDMXCSR Md
  NP 0F AE /3       STMXCSR Md
  NP 0F C2 /r ib    CMPPS Vps, Wps, Ib
  F3 0F C2 /r ib    CMPSS Vss, Wss, Ib
  NP 0F C4 /r ib    PINSRW Pq, Ey/Mw, Ib
  NP 0F C5 /r ib    PEXTRW Gy, Nq, Ib
  NP 0F C6 /r ib    SHUFPS Vps, Wps, Ib
  NP 0F D7 /r       PMOVMSKB Gy, Nq
  NP 0F DA /r       PMINUB Pq, Qq
  NP 0F DE /r       PMAXUB Pq, Qq
  NP 0F E0 /r       PAVGB Pq, Qq
  NP 0F E3 /r       PAVGW Pq, Qq
  NP 0F E4 /r       PMULHUW Pq, Qq
  NP 0F E7 /r       MOVNTQ Mq, Pq
  NP 0F EA /r       PMINSW Pq, Qq
  NP 0F EE /r       PMAXSW Pq, Qq
  NP 0F F6 /r       PSADBW Pq, Qq
  NP 0F F7 /r       MASKMOVQ Pq, Nq
  `,
  ),
  ...planned(
    { feature: "fxsr", section: "SDM 1, 10.5" },
    `
  NP REX.W0 0F AE /0    FXSAVE M
  NP REX.W 0F AE /0     FXSAVE64 M
  NP REX.W0 0F AE /1    FXRSTOR M
  NP REX.W 0F AE /1     FXRSTOR64 M
  `,
  ),
];
