/** AES, carry-less multiplication, SHA, Galois fields: the legacy encodings. */
import { planned } from "../../table.ts";

export const cryptoRows = [
  ...planned(
    { feature: "aes", section: "SDM 1, 12.13" },
    `
  66 0F 38 DB /r       AESIMC Vdq, Wdq
  66 0F 38 DC /r       AESENC Vdq, Wdq
  66 0F 38 DD /r       AESENCLAST Vdq, Wdq
  66 0F 38 DE /r       AESDEC Vdq, Wdq
  66 0F 38 DF /r       AESDECLAST Vdq, Wdq
  66 0F 3A DF /r ib    AESKEYGENASSIST Vdq, Wdq, Ib
  `,
  ),
  ...planned(
    { feature: "pclmulqdq", section: "SDM 1, 12.13" },
    `
  66 0F 3A 44 /r ib    PCLMULQDQ Vdq, Wdq, Ib
  `,
  ),
  ...planned(
    { feature: "sha", section: "SDM 1, 5.20" },
    `
  NP 0F 38 C8 /r       SHA1NEXTE Vdq, Wdq
  NP 0F 38 C9 /r       SHA1MSG1 Vdq, Wdq
  NP 0F 38 CA /r       SHA1MSG2 Vdq, Wdq
  NP 0F 38 CB /r       SHA256RNDS2 Vdq, Wdq
  NP 0F 38 CC /r       SHA256MSG1 Vdq, Wdq
  NP 0F 38 CD /r       SHA256MSG2 Vdq, Wdq
  NP 0F 3A CC /r ib    SHA1RNDS4 Vdq, Wdq, Ib
  `,
  ),
  ...planned(
    { feature: "gfni", section: "SDM 2A GF2P8*" },
    `
  66 0F 38 CF /r       GF2P8MULB Vdq, Wdq
  66 0F 3A CE /r ib    GF2P8AFFINEQB Vdq, Wdq, Ib
  66 0F 3A CF /r ib    GF2P8AFFINEINVQB Vdq, Wdq, Ib
  `,
  ),
];
