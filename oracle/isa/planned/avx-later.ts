/** VEX encodings of other extensions: AES, carry-less multiplication, Galois fields, dot products. */
import { planned } from "../../table.ts";

export const avxLaterRows = [
  ...planned(
    { feature: "avx+aes", section: "SDM 1, 14.3" },
    `
  VEX.128.66.0F38.WIG DB /r       VAESIMC Vdq, Wdq
  VEX.128.66.0F38.WIG DC /r       VAESENC Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG DD /r       VAESENCLAST Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG DE /r       VAESDEC Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG DF /r       VAESDECLAST Vdq, Hdq, Wdq
  VEX.128.66.0F3A.WIG DF /r ib    VAESKEYGENASSIST Vdq, Wdq, Ib
  `,
  ),
  ...planned(
    { feature: "avx+pclmulqdq", section: "SDM 1, 14.3" },
    `
  VEX.128.66.0F3A.WIG 44 /r ib    VPCLMULQDQ Vdq, Hdq, Wdq, Ib
  `,
  ),
  ...planned(
    { feature: "avx+gfni", section: "SDM 2A VGF2P8*" },
    `
  VEX.128.66.0F38.W0 CF /r       VGF2P8MULB Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 CF /r       VGF2P8MULB Vqq, Hqq, Wqq
  VEX.128.66.0F3A.W1 CE /r ib    VGF2P8AFFINEQB Vdq, Hdq, Wdq, Ib
  VEX.256.66.0F3A.W1 CE /r ib    VGF2P8AFFINEQB Vqq, Hqq, Wqq, Ib
  VEX.128.66.0F3A.W1 CF /r ib    VGF2P8AFFINEINVQB Vdq, Hdq, Wdq, Ib
  VEX.256.66.0F3A.W1 CF /r ib    VGF2P8AFFINEINVQB Vqq, Hqq, Wqq, Ib
  `,
  ),
  ...planned(
    { feature: "vaes", section: "SDM 2A VAES*" },
    `
  VEX.256.66.0F38.WIG DC /r    VAESENC Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG DD /r    VAESENCLAST Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG DE /r    VAESDEC Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG DF /r    VAESDECLAST Vqq, Hqq, Wqq
  `,
  ),
  ...planned(
    { feature: "vpclmulqdq", section: "SDM 2B VPCLMULQDQ" },
    `
  VEX.256.66.0F3A.WIG 44 /r ib    VPCLMULQDQ Vqq, Hqq, Wqq, Ib
  `,
  ),
  ...planned(
    { feature: "avx-vnni", section: "SDM 2C VPDP*" },
    `
  VEX.128.66.0F38.W0 50 /r    VPDPBUSD Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 50 /r    VPDPBUSD Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 51 /r    VPDPBUSDS Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 51 /r    VPDPBUSDS Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 52 /r    VPDPWSSD Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 52 /r    VPDPWSSD Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 53 /r    VPDPWSSDS Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 53 /r    VPDPWSSDS Vqq, Hqq, Wqq
  `,
  ),
];
