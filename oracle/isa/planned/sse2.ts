/** SSE2. */
import { planned } from "../../table.ts";

export const sse2Rows = [
  ...planned(
    { feature: "sse2", section: "SDM 1, 11" },
    `
  66 0F 10 /r           MOVUPD Vpd, Wpd
  F2 0F 10 /r           MOVSD Vsd, Wsd
  66 0F 11 /r           MOVUPD Wpd, Vpd
  F2 0F 11 /r           MOVSD Wsd, Vsd
  66 0F 12 /r           MOVLPD Vsd, Msd
  66 0F 13 /r           MOVLPD Msd, Vsd
  66 0F 14 /r           UNPCKLPD Vpd, Wpd
  66 0F 15 /r           UNPCKHPD Vpd, Wpd
  66 0F 16 /r           MOVHPD Vsd, Msd
  66 0F 17 /r           MOVHPD Msd, Vsd
  66 0F 28 /r           MOVAPD Vpd, Wpd
  66 0F 29 /r           MOVAPD Wpd, Vpd
  F2 0F 2A /r           CVTSI2SD Vdq, Ey
  66 0F 2B /r           MOVNTPD Mpd, Vpd
  F2 0F 2C /r           CVTTSD2SI Gy, Wsd
  F2 0F 2D /r           CVTSD2SI Gy, Wsd
  66 0F 50 /r           MOVMSKPD Gy, Udq
  66 0F 54 /r           ANDPD Vpd, Wpd
  66 0F 55 /r           ANDNPD Vpd, Wpd
  66 0F 56 /r           ORPD Vpd, Wpd
  66 0F 57 /r           XORPD Vpd, Wpd
  NP 0F 5A /r           CVTPS2PD Vdq, Wq
  66 0F 5A /r           CVTPD2PS Vpd, Wpd
  F3 0F 5A /r           CVTSS2SD Vss, Wss
  F2 0F 5A /r           CVTSD2SS Vsd, Wsd
  NP 0F 5B /r           CVTDQ2PS Vdq, Wdq
  66 0F 5B /r           CVTPS2DQ Vps, Wps
  F3 0F 5B /r           CVTTPS2DQ Vps, Wps
  66 0F 60 /r           PUNPCKLBW Vdq, Wdq
  66 0F 61 /r           PUNPCKLWD Vdq, Wdq
  66 0F 62 /r           PUNPCKLDQ Vdq, Wdq
  66 0F 63 /r           PACKSSWB Vdq, Wdq
  66 0F 64 /r           PCMPGTB Vdq, Wdq
  66 0F 65 /r           PCMPGTW Vdq, Wdq
  66 0F 66 /r           PCMPGTD Vdq, Wdq
  66 0F 67 /r           PACKUSWB Vdq, Wdq
  66 0F 68 /r           PUNPCKHBW Vdq, Wdq
  66 0F 69 /r           PUNPCKHWD Vdq, Wdq
  66 0F 6A /r           PUNPCKHDQ Vdq, Wdq
  66 0F 6B /r           PACKSSDW Vdq, Wdq
  66 0F 6C /r           PUNPCKLQDQ Vdq, Wdq
  66 0F 6D /r           PUNPCKHQDQ Vdq, Wdq
  66 REX.W0 0F 6E /r    MOVD Vdq, Ed
  66 REX.W 0F 6E /r     MOVQ Vdq, Eq
  66 0F 6F /r           MOVDQA Vdq, Wdq
  F3 0F 6F /r           MOVDQU Vdq, Wdq
  66 0F 70 /r ib        PSHUFD Vdq, Wdq, Ib
  F3 0F 70 /r ib        PSHUFHW Vdq, Wdq, Ib
  F2 0F 70 /r ib        PSHUFLW Vdq, Wdq, Ib
  66 0F 71 /2 ib        PSRLW Udq, Ib
  66 0F 71 /4 ib        PSRAW Udq, Ib
  66 0F 71 /6 ib        PSLLW Udq, Ib
  66 0F 72 /2 ib        PSRLD Udq, Ib
  66 0F 72 /4 ib        PSRAD Udq, Ib
  66 0F 72 /6 ib        PSLLD Udq, Ib
  66 0F 73 /2 ib        PSRLQ Udq, Ib
  66 0F 73 /3 ib        PSRLDQ Udq, Ib
  66 0F 73 /6 ib        PSLLQ Udq, Ib
  66 0F 73 /7 ib        PSLLDQ Udq, Ib
  66 0F 74 /r           PCMPEQB Vdq, Wdq
  66 0F 75 /r           PCMPEQW Vdq, Wdq
  66 0F 76 /r           PCMPEQD Vdq, Wdq
  66 REX.W0 0F 7E /r    MOVD Ed, Vdq
  66 REX.W 0F 7E /r     MOVQ Eq, Vdq
  F3 0F 7E /r           MOVQ Vdq, Wq
  66 0F 7F /r           MOVDQA Wdq, Vdq
  F3 0F 7F /r           MOVDQU Wdq, Vdq
  NP 0F C3 /r           MOVNTI My, Gy
  66 0F C4 /r ib        PINSRW Vdq, Ey/Mw, Ib
  66 0F C5 /r ib        PEXTRW Gy, Udq, Ib
  66 0F C6 /r ib        SHUFPD Vpd, Wpd, Ib
  66 0F D1 /r           PSRLW Vdq, Wdq
  66 0F D2 /r           PSRLD Vdq, Wdq
  66 0F D3 /r           PSRLQ Vdq, Wdq
  66 0F D4 /r           PADDQ Vdq, Wdq
  66 0F D5 /r           PMULLW Vdq, Wdq
  66 0F D6 /r           MOVQ Wq, Vdq
  66 0F D7 /r           PMOVMSKB Gy, Udq
  66 0F D8 /r           PSUBUSB Vdq, Wdq
  66 0F D9 /r           PSUBUSW Vdq, Wdq
  66 0F DA /r           PMINUB Vdq, Wdq
  66 0F DB /r           PAND Vdq, Wdq
  66 0F DC /r           PADDUSB Vdq, Wdq
  66 0F DD /r           PADDUSW Vdq, Wdq
  66 0F DE /r           PMAXUB Vdq, Wdq
  66 0F DF /r           PANDN Vdq, Wdq
  66 0F E0 /r           PAVGB Vdq, Wdq
  66 0F E1 /r           PSRAW Vdq, Wdq
  66 0F E2 /r           PSRAD Vdq, Wdq
  66 0F E3 /r           PAVGW Vdq, Wdq
  66 0F E4 /r           PMULHUW Vdq, Wdq
  66 0F E5 /r           PMULHW Vdq, Wdq
  66 0F E6 /r           CVTTPD2DQ Vpd, Wpd
  F3 0F E6 /r           CVTDQ2PD Vdq, Wq
  F2 0F E6 /r           CVTPD2DQ Vpd, Wpd
  66 0F E7 /r           MOVNTDQ Mdq, Vdq
  66 0F E8 /r           PSUBSB Vdq, Wdq
  66 0F E9 /r           PSUBSW Vdq, Wdq
  66 0F EA /r           PMINSW Vdq, Wdq
  66 0F EB /r           POR Vdq, Wdq
  66 0F EC /r           PADDSB Vdq, Wdq
  66 0F ED /r           PADDSW Vdq, Wdq
  66 0F EE /r           PMAXSW Vdq, Wdq
  66 0F EF /r           PXOR Vdq, Wdq
  66 0F F1 /r           PSLLW Vdq, Wdq
  66 0F F2 /r           PSLLD Vdq, Wdq
  66 0F F3 /r           PSLLQ Vdq, Wdq
  66 0F F4 /r           PMULUDQ Vdq, Wdq
  66 0F F5 /r           PMADDWD Vdq, Wdq
  66 0F F6 /r           PSADBW Vdq, Wdq
  66 0F F7 /r           MASKMOVDQU Vdq, Udq
  66 0F F8 /r           PSUBB Vdq, Wdq
  66 0F F9 /r           PSUBW Vdq, Wdq
  66 0F FA /r           PSUBD Vdq, Wdq
  66 0F FB /r           PSUBQ Vdq, Wdq
  66 0F FC /r           PADDB Vdq, Wdq
  66 0F FD /r           PADDW Vdq, Wdq
  66 0F FE /r           PADDD Vdq, Wdq
  `,
  ),
];
