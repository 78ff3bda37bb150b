/** SSE4.1, and SSE4.2 but for CRC32. */
import { planned } from "../../table.ts";

export const sse4Rows = [
  ...planned(
    { feature: "sse4.1", section: "SDM 1, 12.10" },
    `
  66 0F 38 10 /r              PBLENDVB Vdq, Wdq
  66 0F 38 14 /r              BLENDVPS Vps, Wps
  66 0F 38 15 /r              BLENDVPD Vpd, Wpd
  66 0F 38 17 /r              PTEST Vdq, Wdq
  66 0F 38 20 /r              PMOVSXBW Vdq, Wq
  66 0F 38 21 /r              PMOVSXBD Vdq, Wd
  66 0F 38 22 /r              PMOVSXBQ Vdq, Ww
  66 0F 38 23 /r              PMOVSXWD Vdq, Wq
  66 0F 38 24 /r              PMOVSXWQ Vdq, Wd
  66 0F 38 25 /r              PMOVSXDQ Vdq, Wq
  66 0F 38 28 /r              PMULDQ Vdq, Wdq
  66 0F 38 29 /r              PCMPEQQ Vdq, Wdq
  66 0F 38 2A /r              MOVNTDQA Vdq, Mdq
  66 0F 38 2B /r              PACKUSDW Vdq, Wdq
  66 0F 38 30 /r              PMOVZXBW Vdq, Wq
  66 0F 38 31 /r              PMOVZXBD Vdq, Wd
  66 0F 38 32 /r              PMOVZXBQ Vdq, Ww
  66 0F 38 33 /r              PMOVZXWD Vdq, Wq
  66 0F 38 34 /r              PMOVZXWQ Vdq, Wd
  66 0F 38 35 /r              PMOVZXDQ Vdq, Wq
  66 0F 38 38 /r              PMINSB Vdq, Wdq
  66 0F 38 39 /r              PMINSD Vdq, Wdq
  66 0F 38 3A /r              PMINUW Vdq, Wdq
  66 0F 38 3B /r              PMINUD Vdq, Wdq
  66 0F 38 3C /r              PMAXSB Vdq, Wdq
  66 0F 38 3D /r              PMAXSD Vdq, Wdq
  66 0F 38 3E /r              PMAXUW Vdq, Wdq
  66 0F 38 3F /r              PMAXUD Vdq, Wdq
  66 0F 38 40 /r              PMULLD Vdq, Wdq
  66 0F 38 41 /r              PHMINPOSUW Vdq, Wdq
  66 0F 3A 08 /r ib           ROUNDPS Vps, Wps, Ib
  66 0F 3A 09 /r ib           ROUNDPD Vpd, Wpd, Ib
  66 0F 3A 0A /r ib           ROUNDSS Vss, Wss, Ib
  66 0F 3A 0B /r ib           ROUNDSD Vsd, Wsd, Ib
  66 0F 3A 0C /r ib           BLENDPS Vps, Wps, Ib
  66 0F 3A 0D /r ib           BLENDPD Vpd, Wpd, Ib
  66 0F 3A 0E /r ib           PBLENDW Vdq, Wdq, Ib
  66 0F 3A 14 /r ib           PEXTRB Ey/Mb, Vdq, Ib
  66 0F 3A 15 /r ib           PEXTRW Ey/Mw, Vdq, Ib
  66 REX.W0 0F 3A 16 /r ib    PEXTRD Ed, Vdq, Ib
  66 REX.W 0F 3A 16 /r ib     PEXTRQ Eq, Vdq, Ib
  66 0F 3A 17 /r ib           EXTRACTPS Ey, Vss, Ib
  66 0F 3A 20 /r ib           PINSRB Vdq, Ey/Mb, Ib
  66 0F 3A 21 /r ib           INSERTPS Vss, Wss, Ib
  66 REX.W0 0F 3A 22 /r ib    PINSRD Vdq, Ed, Ib
  66 REX.W 0F 3A 22 /r ib     PINSRQ Vdq, Eq, Ib
  66 0F 3A 40 /r ib           DPPS Vps, Wps, Ib
  66 0F 3A 41 /r ib           DPPD Vpd, Wpd, Ib
  66 0F 3A 42 /r ib           MPSADBW Vdq, Wdq, Ib
  `,
  ),
  ...planned(
    { feature: "sse4.2", section: "SDM 1, 12.11" },
    `
  66 0F 38 37 /r              PCMPGTQ Vdq, Wdq
  `,
  ),
];
