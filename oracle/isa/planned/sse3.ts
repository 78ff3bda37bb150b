/** SSE3 and SSSE3. */
import { planned } from "../../table.ts";

export const sse3Rows = [
  ...planned(
    { feature: "sse3", section: "SDM 1, 12.3" },
    `
  F3 0F 12 /r    MOVSLDUP Vps, Wps
  F2 0F 12 /r    MOVDDUP Vsd, Wsd
  F3 0F 16 /r    MOVSHDUP Vps, Wps
  66 0F 7C /r    HADDPD Vpd, Wpd
  F2 0F 7C /r    HADDPS Vps, Wps
  66 0F 7D /r    HSUBPD Vpd, Wpd
  F2 0F 7D /r    HSUBPS Vps, Wps
  66 0F D0 /r    ADDSUBPD Vpd, Wpd
  F2 0F D0 /r    ADDSUBPS Vps, Wps
  F2 0F F0 /r    LDDQU Vdq, Mdq
  `,
  ),
  ...planned(
    { feature: "ssse3", section: "SDM 1, 12.6" },
    `
  66 0F 38 00 /r       PSHUFB Vdq, Wdq
  66 0F 38 01 /r       PHADDW Vdq, Wdq
  66 0F 38 02 /r       PHADDD Vdq, Wdq
  66 0F 38 03 /r       PHADDSW Vdq, Wdq
  66 0F 38 04 /r       PMADDUBSW Vdq, Wdq
  66 0F 38 05 /r       PHSUBW Vdq, Wdq
  66 0F 38 06 /r       PHSUBD Vdq, Wdq
  66 0F 38 07 /r       PHSUBSW Vdq, Wdq
  66 0F 38 08 /r       PSIGNB Vdq, Wdq
  66 0F 38 09 /r       PSIGNW Vdq, Wdq
  66 0F 38 0A /r       PSIGND Vdq, Wdq
  66 0F 38 0B /r       PMULHRSW Vdq, Wdq
  66 0F 38 1C /r       PABSB Vdq, Wdq
  66 0F 38 1D /r       PABSW Vdq, Wdq
  66 0F 38 1E /r       PABSD Vdq, Wdq
  66 0F 3A 0F /r ib    PALIGNR Vdq, Wdq, Ib
  `,
  ),
];
