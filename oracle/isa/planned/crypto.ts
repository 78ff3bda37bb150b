/** Galois fields: the legacy encodings. */
import { planned } from "../../table.ts";

export const cryptoRows = [
  ...planned(
    { feature: "gfni", section: "SDM 2A GF2P8*" },
    `
  66 0F 38 CF /r       GF2P8MULB Vdq, Wdq
  66 0F 3A CE /r ib    GF2P8AFFINEQB Vdq, Wdq, Ib
  66 0F 3A CF /r ib    GF2P8AFFINEINVQB Vdq, Wdq, Ib
  `,
  ),
];
