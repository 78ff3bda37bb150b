/** AVX. 128 and 256 bits are rows of their own, as in the manual. */
import { planned } from "../../table.ts";

export const avxRows = [
  ...planned(
    { feature: "avx", section: "SDM 1, 14.1" },
    `
  VEX.128.0F.WIG 10 /r             VMOVUPS Vps, Wps
  VEX.256.0F.WIG 10 /r             VMOVUPS Vps, Wps
  VEX.128.66.0F.WIG 10 /r          VMOVUPD Vpd, Wpd
  VEX.256.66.0F.WIG 10 /r          VMOVUPD Vpd, Wpd
  VEX.LIG.F3.0F.WIG 10 /r          VMOVSS Vdq, Hdq, Udq
  VEX.LIG.F3.0F.WIG 10 /r          VMOVSS Vss, Mss
  VEX.LIG.F2.0F.WIG 10 /r          VMOVSD Vdq, Hdq, Udq
  VEX.LIG.F2.0F.WIG 10 /r          VMOVSD Vsd, Msd
  VEX.128.0F.WIG 11 /r             VMOVUPS Wps, Vps
  VEX.256.0F.WIG 11 /r             VMOVUPS Wps, Vps
  VEX.128.66.0F.WIG 11 /r          VMOVUPD Wpd, Vpd
  VEX.256.66.0F.WIG 11 /r          VMOVUPD Wpd, Vpd
  VEX.LIG.F3.0F.WIG 11 /r          VMOVSS Udq, Hdq, Vdq
  VEX.LIG.F3.0F.WIG 11 /r          VMOVSS Mss, Vss
  VEX.LIG.F2.0F.WIG 11 /r          VMOVSD Udq, Hdq, Vdq
  VEX.LIG.F2.0F.WIG 11 /r          VMOVSD Msd, Vsd
  VEX.128.0F.WIG 12 /r             VMOVHLPS Vdq, Hdq, Udq
  VEX.128.0F.WIG 12 /r             VMOVLPS Vdq, Hdq, Mq
  VEX.128.66.0F.WIG 12 /r          VMOVLPD Vsd, Hsd, Msd
  VEX.128.F3.0F.WIG 12 /r          VMOVSLDUP Vps, Wps
  VEX.256.F3.0F.WIG 12 /r          VMOVSLDUP Vps, Wps
  VEX.128.F2.0F.WIG 12 /r          VMOVDDUP Vsd, Wsd
  VEX.256.F2.0F.WIG 12 /r          VMOVDDUP Vpd, Wpd
  VEX.128.0F.WIG 13 /r             VMOVLPS Mq, Vdq
  VEX.128.66.0F.WIG 13 /r          VMOVLPD Msd, Vsd
  VEX.128.0F.WIG 14 /r             VUNPCKLPS Vps, Hps, Wps
  VEX.256.0F.WIG 14 /r             VUNPCKLPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 14 /r          VUNPCKLPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 14 /r          VUNPCKLPD Vpd, Hpd, Wpd
  VEX.128.0F.WIG 15 /r             VUNPCKHPS Vps, Hps, Wps
  VEX.256.0F.WIG 15 /r             VUNPCKHPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 15 /r          VUNPCKHPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 15 /r          VUNPCKHPD Vpd, Hpd, Wpd
  VEX.128.0F.WIG 16 /r             VMOVLHPS Vdq, Hdq, Udq
  VEX.128.0F.WIG 16 /r             VMOVHPS Vdq, Hdq, Mq
  VEX.128.66.0F.WIG 16 /r          VMOVHPD Vsd, Hsd, Msd
  VEX.128.F3.0F.WIG 16 /r          VMOVSHDUP Vps, Wps
  VEX.256.F3.0F.WIG 16 /r          VMOVSHDUP Vps, Wps
  VEX.128.0F.WIG 17 /r             VMOVHPS Mq, Vdq
  VEX.128.66.0F.WIG 17 /r          VMOVHPD Msd, Vsd
  VEX.128.0F.WIG 28 /r             VMOVAPS Vps, Wps
  VEX.256.0F.WIG 28 /r             VMOVAPS Vps, Wps
  VEX.128.66.0F.WIG 28 /r          VMOVAPD Vpd, Wpd
  VEX.256.66.0F.WIG 28 /r          VMOVAPD Vpd, Wpd
  VEX.128.0F.WIG 29 /r             VMOVAPS Wps, Vps
  VEX.256.0F.WIG 29 /r             VMOVAPS Wps, Vps
  VEX.128.66.0F.WIG 29 /r          VMOVAPD Wpd, Vpd
  VEX.256.66.0F.WIG 29 /r          VMOVAPD Wpd, Vpd
  VEX.LIG.F3.0F.W0 2A /r           VCVTSI2SS Vdq, Hdq, Ed
  VEX.LIG.F3.0F.W1 2A /r           VCVTSI2SS Vdq, Hdq, Eq
  VEX.LIG.F2.0F.W0 2A /r           VCVTSI2SD Vdq, Hdq, Ed
  VEX.LIG.F2.0F.W1 2A /r           VCVTSI2SD Vdq, Hdq, Eq
  VEX.128.0F.WIG 2B /r             VMOVNTPS Mps, Vps
  VEX.256.0F.WIG 2B /r             VMOVNTPS Mps, Vps
  VEX.128.66.0F.WIG 2B /r          VMOVNTPD Mpd, Vpd
  VEX.256.66.0F.WIG 2B /r          VMOVNTPD Mpd, Vpd
  VEX.LIG.F3.0F.W0 2C /r           VCVTTSS2SI Gd, Wss
  VEX.LIG.F3.0F.W1 2C /r           VCVTTSS2SI Gq, Wss
  VEX.LIG.F2.0F.W0 2C /r           VCVTTSD2SI Gd, Wsd
  VEX.LIG.F2.0F.W1 2C /r           VCVTTSD2SI Gq, Wsd
  VEX.LIG.F3.0F.W0 2D /r           VCVTSS2SI Gd, Wss
  VEX.LIG.F3.0F.W1 2D /r           VCVTSS2SI Gq, Wss
  VEX.LIG.F2.0F.W0 2D /r           VCVTSD2SI Gd, Wsd
  VEX.LIG.F2.0F.W1 2D /r           VCVTSD2SI Gq, Wsd
  VEX.LIG.0F.WIG 2E /r             VUCOMISS Vss, Wss
  VEX.LIG.66.0F.WIG 2E /r          VUCOMISD Vsd, Wsd
  VEX.LIG.0F.WIG 2F /r             VCOMISS Vss, Wss
  VEX.LIG.66.0F.WIG 2F /r          VCOMISD Vsd, Wsd
  VEX.128.0F.W0 50 /r              VMOVMSKPS Gd, Udq
  VEX.128.0F.W1 50 /r              VMOVMSKPS Gq, Udq
  VEX.256.0F.W0 50 /r              VMOVMSKPS Gd, Uqq
  VEX.256.0F.W1 50 /r              VMOVMSKPS Gq, Uqq
  VEX.128.66.0F.W0 50 /r           VMOVMSKPD Gd, Udq
  VEX.128.66.0F.W1 50 /r           VMOVMSKPD Gq, Udq
  VEX.256.66.0F.W0 50 /r           VMOVMSKPD Gd, Uqq
  VEX.256.66.0F.W1 50 /r           VMOVMSKPD Gq, Uqq
  VEX.128.0F.WIG 51 /r             VSQRTPS Vps, Wps
  VEX.256.0F.WIG 51 /r             VSQRTPS Vps, Wps
  VEX.128.66.0F.WIG 51 /r          VSQRTPD Vpd, Wpd
  VEX.256.66.0F.WIG 51 /r          VSQRTPD Vpd, Wpd
  VEX.LIG.F3.0F.WIG 51 /r          VSQRTSS Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 51 /r          VSQRTSD Vsd, Hsd, Wsd
  VEX.128.0F.WIG 52 /r             VRSQRTPS Vps, Wps
  VEX.256.0F.WIG 52 /r             VRSQRTPS Vps, Wps
  VEX.LIG.F3.0F.WIG 52 /r          VRSQRTSS Vss, Hss, Wss
  VEX.128.0F.WIG 53 /r             VRCPPS Vps, Wps
  VEX.256.0F.WIG 53 /r             VRCPPS Vps, Wps
  VEX.LIG.F3.0F.WIG 53 /r          VRCPSS Vss, Hss, Wss
  VEX.128.0F.WIG 54 /r             VANDPS Vps, Hps, Wps
  VEX.256.0F.WIG 54 /r             VANDPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 54 /r          VANDPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 54 /r          VANDPD Vpd, Hpd, Wpd
  VEX.128.0F.WIG 55 /r             VANDNPS Vps, Hps, Wps
  VEX.256.0F.WIG 55 /r             VANDNPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 55 /r          VANDNPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 55 /r          VANDNPD Vpd, Hpd, Wpd
  VEX.128.0F.WIG 56 /r             VORPS Vps, Hps, Wps
  VEX.256.0F.WIG 56 /r             VORPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 56 /r          VORPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 56 /r          VORPD Vpd, Hpd, Wpd
  VEX.128.0F.WIG 57 /r             VXORPS Vps, Hps, Wps
  VEX.256.0F.WIG 57 /r             VXORPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 57 /r          VXORPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 57 /r          VXORPD Vpd, Hpd, Wpd
  VEX.128.0F.WIG 58 /r             VADDPS Vps, Hps, Wps
  VEX.256.0F.WIG 58 /r             VADDPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 58 /r          VADDPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 58 /r          VADDPD Vpd, Hpd, Wpd
  VEX.LIG.F3.0F.WIG 58 /r          VADDSS Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 58 /r          VADDSD Vsd, Hsd, Wsd
  VEX.128.0F.WIG 59 /r             VMULPS Vps, Hps, Wps
  VEX.256.0F.WIG 59 /r             VMULPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 59 /r          VMULPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 59 /r          VMULPD Vpd, Hpd, Wpd
  VEX.LIG.F3.0F.WIG 59 /r          VMULSS Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 59 /r          VMULSD Vsd, Hsd, Wsd
  VEX.128.0F.WIG 5A /r             VCVTPS2PD Vdq, Wq
  VEX.256.0F.WIG 5A /r             VCVTPS2PD Vps, Wps
  VEX.128.66.0F.WIG 5A /r          VCVTPD2PS Vpd, Wpd
  VEX.256.66.0F.WIG 5A /r          VCVTPD2PS Vpd, Wpd
  VEX.LIG.F3.0F.WIG 5A /r          VCVTSS2SD Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 5A /r          VCVTSD2SS Vsd, Hsd, Wsd
  VEX.128.0F.WIG 5B /r             VCVTDQ2PS Vdq, Wdq
  VEX.256.0F.WIG 5B /r             VCVTDQ2PS Vqq, Wqq
  VEX.128.66.0F.WIG 5B /r          VCVTPS2DQ Vps, Wps
  VEX.256.66.0F.WIG 5B /r          VCVTPS2DQ Vps, Wps
  VEX.128.F3.0F.WIG 5B /r          VCVTTPS2DQ Vps, Wps
  VEX.256.F3.0F.WIG 5B /r          VCVTTPS2DQ Vps, Wps
  VEX.128.0F.WIG 5C /r             VSUBPS Vps, Hps, Wps
  VEX.256.0F.WIG 5C /r             VSUBPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 5C /r          VSUBPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 5C /r          VSUBPD Vpd, Hpd, Wpd
  VEX.LIG.F3.0F.WIG 5C /r          VSUBSS Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 5C /r          VSUBSD Vsd, Hsd, Wsd
  VEX.128.0F.WIG 5D /r             VMINPS Vps, Hps, Wps
  VEX.256.0F.WIG 5D /r             VMINPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 5D /r          VMINPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 5D /r          VMINPD Vpd, Hpd, Wpd
  VEX.LIG.F3.0F.WIG 5D /r          VMINSS Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 5D /r          VMINSD Vsd, Hsd, Wsd
  VEX.128.0F.WIG 5E /r             VDIVPS Vps, Hps, Wps
  VEX.256.0F.WIG 5E /r             VDIVPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 5E /r          VDIVPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 5E /r          VDIVPD Vpd, Hpd, Wpd
  VEX.LIG.F3.0F.WIG 5E /r          VDIVSS Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 5E /r          VDIVSD Vsd, Hsd, Wsd
  VEX.128.0F.WIG 5F /r             VMAXPS Vps, Hps, Wps
  VEX.256.0F.WIG 5F /r             VMAXPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 5F /r          VMAXPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 5F /r          VMAXPD Vpd, Hpd, Wpd
  VEX.LIG.F3.0F.WIG 5F /r          VMAXSS Vss, Hss, Wss
  VEX.LIG.F2.0F.WIG 5F /r          VMAXSD Vsd, Hsd, Wsd
  VEX.128.66.0F.WIG 60 /r          VPUNPCKLBW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 61 /r          VPUNPCKLWD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 62 /r          VPUNPCKLDQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 63 /r          VPACKSSWB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 64 /r          VPCMPGTB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 65 /r          VPCMPGTW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 66 /r          VPCMPGTD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 67 /r          VPACKUSWB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 68 /r          VPUNPCKHBW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 69 /r          VPUNPCKHWD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 6A /r          VPUNPCKHDQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 6B /r          VPACKSSDW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 6C /r          VPUNPCKLQDQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 6D /r          VPUNPCKHQDQ Vdq, Hdq, Wdq
  VEX.128.66.0F.W0 6E /r           VMOVD Vdq, Ed
  VEX.128.66.0F.W1 6E /r           VMOVQ Vdq, Eq
  VEX.128.66.0F.WIG 6F /r          VMOVDQA Vdq, Wdq
  VEX.256.66.0F.WIG 6F /r          VMOVDQA Vqq, Wqq
  VEX.128.F3.0F.WIG 6F /r          VMOVDQU Vdq, Wdq
  VEX.256.F3.0F.WIG 6F /r          VMOVDQU Vqq, Wqq
  VEX.128.66.0F.WIG 70 /r ib       VPSHUFD Vdq, Wdq, Ib
  VEX.128.F3.0F.WIG 70 /r ib       VPSHUFHW Vdq, Wdq, Ib
  VEX.128.F2.0F.WIG 70 /r ib       VPSHUFLW Vdq, Wdq, Ib
  VEX.128.66.0F.WIG 71 /2 ib       VPSRLW Hdq, Udq, Ib
  VEX.128.66.0F.WIG 71 /4 ib       VPSRAW Hdq, Udq, Ib
  VEX.128.66.0F.WIG 71 /6 ib       VPSLLW Hdq, Udq, Ib
  VEX.128.66.0F.WIG 72 /2 ib       VPSRLD Hdq, Udq, Ib
  VEX.128.66.0F.WIG 72 /4 ib       VPSRAD Hdq, Udq, Ib
  VEX.128.66.0F.WIG 72 /6 ib       VPSLLD Hdq, Udq, Ib
  VEX.128.66.0F.WIG 73 /2 ib       VPSRLQ Hdq, Udq, Ib
  VEX.128.66.0F.WIG 73 /3 ib       VPSRLDQ Hdq, Udq, Ib
  VEX.128.66.0F.WIG 73 /6 ib       VPSLLQ Hdq, Udq, Ib
  VEX.128.66.0F.WIG 73 /7 ib       VPSLLDQ Hdq, Udq, Ib
  VEX.128.66.0F.WIG 74 /r          VPCMPEQB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 75 /r          VPCMPEQW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG 76 /r          VPCMPEQD Vdq, Hdq, Wdq
  VEX.128.0F.WIG 77                VZEROUPPER
  VEX.256.0F.WIG 77                VZEROALL
  VEX.128.66.0F.WIG 7C /r          VHADDPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 7C /r          VHADDPD Vpd, Hpd, Wpd
  VEX.128.F2.0F.WIG 7C /r          VHADDPS Vps, Hps, Wps
  VEX.256.F2.0F.WIG 7C /r          VHADDPS Vps, Hps, Wps
  VEX.128.66.0F.WIG 7D /r          VHSUBPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG 7D /r          VHSUBPD Vpd, Hpd, Wpd
  VEX.128.F2.0F.WIG 7D /r          VHSUBPS Vps, Hps, Wps
  VEX.256.F2.0F.WIG 7D /r          VHSUBPS Vps, Hps, Wps
  VEX.128.66.0F.W0 7E /r           VMOVD Ed, Vdq
  VEX.128.66.0F.W1 7E /r           VMOVQ Eq, Vdq
  VEX.128.F3.0F.WIG 7E /r          VMOVQ Vdq, Wq
  VEX.128.66.0F.WIG 7F /r          VMOVDQA Wdq, Vdq
  VEX.256.66.0F.WIG 7F /r          VMOVDQA Wqq, Vqq
  VEX.128.F3.0F.WIG 7F /r          VMOVDQU Wdq, Vdq
  VEX.256.F3.0F.WIG 7F /r          VMOVDQU Wqq, Vqq
  VEX.LZ.0F.WIG AE /2              VLDMXCSR Md
  VEX.LZ.0F.WIG AE /3              VSTMXCSR Md
  VEX.128.0F.WIG C2 /r ib          VCMPPS Vps, Hps, Wps, Ib
  VEX.256.0F.WIG C2 /r ib          VCMPPS Vps, Hps, Wps, Ib
  VEX.128.66.0F.WIG C2 /r ib       VCMPPD Vpd, Hpd, Wpd, Ib
  VEX.256.66.0F.WIG C2 /r ib       VCMPPD Vpd, Hpd, Wpd, Ib
  VEX.LIG.F3.0F.WIG C2 /r ib       VCMPSS Vss, Hss, Wss, Ib
  VEX.LIG.F2.0F.WIG C2 /r ib       VCMPSD Vsd, Hsd, Wsd, Ib
  VEX.128.66.0F.W0 C4 /r ib        VPINSRW Vdq, Hdq, Ed/Mw, Ib
  VEX.128.66.0F.W1 C4 /r ib        VPINSRW Vdq, Hdq, Eq/Mw, Ib
  VEX.128.66.0F.W0 C5 /r ib        VPEXTRW Gd, Udq, Ib
  VEX.128.66.0F.W1 C5 /r ib        VPEXTRW Gq, Udq, Ib
  VEX.128.0F.WIG C6 /r ib          VSHUFPS Vps, Hps, Wps, Ib
  VEX.256.0F.WIG C6 /r ib          VSHUFPS Vps, Hps, Wps, Ib
  VEX.128.66.0F.WIG C6 /r ib       VSHUFPD Vpd, Hpd, Wpd, Ib
  VEX.256.66.0F.WIG C6 /r ib       VSHUFPD Vpd, Hpd, Wpd, Ib
  VEX.128.66.0F.WIG D0 /r          VADDSUBPD Vpd, Hpd, Wpd
  VEX.256.66.0F.WIG D0 /r          VADDSUBPD Vpd, Hpd, Wpd
  VEX.128.F2.0F.WIG D0 /r          VADDSUBPS Vps, Hps, Wps
  VEX.256.F2.0F.WIG D0 /r          VADDSUBPS Vps, Hps, Wps
  VEX.128.66.0F.WIG D1 /r          VPSRLW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG D2 /r          VPSRLD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG D3 /r          VPSRLQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG D4 /r          VPADDQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG D5 /r          VPMULLW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG D6 /r          VMOVQ Wq, Vdq
  VEX.128.66.0F.W0 D7 /r           VPMOVMSKB Gd, Udq
  VEX.128.66.0F.W1 D7 /r           VPMOVMSKB Gq, Udq
  VEX.128.66.0F.WIG D8 /r          VPSUBUSB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG D9 /r          VPSUBUSW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG DA /r          VPMINUB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG DB /r          VPAND Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG DC /r          VPADDUSB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG DD /r          VPADDUSW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG DE /r          VPMAXUB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG DF /r          VPANDN Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E0 /r          VPAVGB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E1 /r          VPSRAW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E2 /r          VPSRAD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E3 /r          VPAVGW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E4 /r          VPMULHUW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E5 /r          VPMULHW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E6 /r          VCVTTPD2DQ Vpd, Wpd
  VEX.256.66.0F.WIG E6 /r          VCVTTPD2DQ Vpd, Wpd
  VEX.128.F3.0F.WIG E6 /r          VCVTDQ2PD Vdq, Wq
  VEX.256.F3.0F.WIG E6 /r          VCVTDQ2PD Vqq, Wdq
  VEX.128.F2.0F.WIG E6 /r          VCVTPD2DQ Vpd, Wpd
  VEX.256.F2.0F.WIG E6 /r          VCVTPD2DQ Vpd, Wpd
  VEX.128.66.0F.WIG E7 /r          VMOVNTDQ Mdq, Vdq
  VEX.256.66.0F.WIG E7 /r          VMOVNTDQ Mqq, Vqq
  VEX.128.66.0F.WIG E8 /r          VPSUBSB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG E9 /r          VPSUBSW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG EA /r          VPMINSW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG EB /r          VPOR Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG EC /r          VPADDSB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG ED /r          VPADDSW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG EE /r          VPMAXSW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG EF /r          VPXOR Vdq, Hdq, Wdq
  VEX.128.F2.0F.WIG F0 /r          VLDDQU Vdq, Mdq
  VEX.256.F2.0F.WIG F0 /r          VLDDQU Vqq, Mqq
  VEX.128.66.0F.WIG F1 /r          VPSLLW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG F2 /r          VPSLLD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG F3 /r          VPSLLQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG F4 /r          VPMULUDQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG F5 /r          VPMADDWD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG F6 /r          VPSADBW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG F7 /r          VMASKMOVDQU Vdq, Udq
  VEX.128.66.0F.WIG F8 /r          VPSUBB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG F9 /r          VPSUBW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG FA /r          VPSUBD Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG FB /r          VPSUBQ Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG FC /r          VPADDB Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG FD /r          VPADDW Vdq, Hdq, Wdq
  VEX.128.66.0F.WIG FE /r          VPADDD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 00 /r        VPSHUFB Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 01 /r        VPHADDW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 02 /r        VPHADDD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 03 /r        VPHADDSW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 04 /r        VPMADDUBSW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 05 /r        VPHSUBW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 06 /r        VPHSUBD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 07 /r        VPHSUBSW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 08 /r        VPSIGNB Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 09 /r        VPSIGNW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 0A /r        VPSIGND Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 0B /r        VPMULHRSW Vdq, Hdq, Wdq
  VEX.128.66.0F38.W0 0C /r         VPERMILPS Vps, Hps, Wps
  VEX.256.66.0F38.W0 0C /r         VPERMILPS Vps, Hps, Wps
  VEX.128.66.0F38.W0 0D /r         VPERMILPD Vpd, Hpd, Wpd
  VEX.256.66.0F38.W0 0D /r         VPERMILPD Vpd, Hpd, Wpd
  VEX.128.66.0F38.W0 0E /r         VTESTPS Vps, Wps
  VEX.256.66.0F38.W0 0E /r         VTESTPS Vps, Wps
  VEX.128.66.0F38.W0 0F /r         VTESTPD Vpd, Wpd
  VEX.256.66.0F38.W0 0F /r         VTESTPD Vpd, Wpd
  VEX.128.66.0F38.WIG 17 /r        VPTEST Vdq, Wdq
  VEX.256.66.0F38.WIG 17 /r        VPTEST Vqq, Wqq
  VEX.128.66.0F38.W0 18 /r         VBROADCASTSS Vss, Mss
  VEX.256.66.0F38.W0 18 /r         VBROADCASTSS Vss, Mss
  VEX.256.66.0F38.W0 19 /r         VBROADCASTSD Vsd, Msd
  VEX.256.66.0F38.W0 1A /r         VBROADCASTF128 Vqq, Mdq
  VEX.128.66.0F38.WIG 1C /r        VPABSB Vdq, Wdq
  VEX.128.66.0F38.WIG 1D /r        VPABSW Vdq, Wdq
  VEX.128.66.0F38.WIG 1E /r        VPABSD Vdq, Wdq
  VEX.128.66.0F38.WIG 20 /r        VPMOVSXBW Vdq, Wq
  VEX.128.66.0F38.WIG 21 /r        VPMOVSXBD Vdq, Wd
  VEX.128.66.0F38.WIG 22 /r        VPMOVSXBQ Vdq, Ww
  VEX.128.66.0F38.WIG 23 /r        VPMOVSXWD Vdq, Wq
  VEX.128.66.0F38.WIG 24 /r        VPMOVSXWQ Vdq, Wd
  VEX.128.66.0F38.WIG 25 /r        VPMOVSXDQ Vdq, Wq
  VEX.128.66.0F38.WIG 28 /r        VPMULDQ Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 29 /r        VPCMPEQQ Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 2A /r        VMOVNTDQA Vdq, Mdq
  VEX.128.66.0F38.WIG 2B /r        VPACKUSDW Vdq, Hdq, Wdq
  VEX.128.66.0F38.W0 2C /r         VMASKMOVPS Vps, Hps, Mps
  VEX.256.66.0F38.W0 2C /r         VMASKMOVPS Vps, Hps, Mps
  VEX.128.66.0F38.W0 2D /r         VMASKMOVPD Vpd, Hpd, Mpd
  VEX.256.66.0F38.W0 2D /r         VMASKMOVPD Vpd, Hpd, Mpd
  VEX.128.66.0F38.W0 2E /r         VMASKMOVPS Mps, Hps, Vps
  VEX.256.66.0F38.W0 2E /r         VMASKMOVPS Mps, Hps, Vps
  VEX.128.66.0F38.W0 2F /r         VMASKMOVPD Mpd, Hpd, Vpd
  VEX.256.66.0F38.W0 2F /r         VMASKMOVPD Mpd, Hpd, Vpd
  VEX.128.66.0F38.WIG 30 /r        VPMOVZXBW Vdq, Wq
  VEX.128.66.0F38.WIG 31 /r        VPMOVZXBD Vdq, Wd
  VEX.128.66.0F38.WIG 32 /r        VPMOVZXBQ Vdq, Ww
  VEX.128.66.0F38.WIG 33 /r        VPMOVZXWD Vdq, Wq
  VEX.128.66.0F38.WIG 34 /r        VPMOVZXWQ Vdq, Wd
  VEX.128.66.0F38.WIG 35 /r        VPMOVZXDQ Vdq, Wq
  VEX.128.66.0F38.WIG 37 /r        VPCMPGTQ Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 38 /r        VPMINSB Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 39 /r        VPMINSD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 3A /r        VPMINUW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 3B /r        VPMINUD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 3C /r        VPMAXSB Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 3D /r        VPMAXSD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 3E /r        VPMAXUW Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 3F /r        VPMAXUD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 40 /r        VPMULLD Vdq, Hdq, Wdq
  VEX.128.66.0F38.WIG 41 /r        VPHMINPOSUW Vdq, Wdq
  VEX.128.66.0F3A.W0 04 /r ib      VPERMILPS Vps, Wps, Ib
  VEX.256.66.0F3A.W0 04 /r ib      VPERMILPS Vps, Wps, Ib
  VEX.128.66.0F3A.W0 05 /r ib      VPERMILPD Vpd, Wpd, Ib
  VEX.256.66.0F3A.W0 05 /r ib      VPERMILPD Vpd, Wpd, Ib
  VEX.256.66.0F3A.W0 06 /r ib      VPERM2F128 Vqq, Hqq, Wqq, Ib
  VEX.128.66.0F3A.WIG 08 /r ib     VROUNDPS Vps, Wps, Ib
  VEX.256.66.0F3A.WIG 08 /r ib     VROUNDPS Vps, Wps, Ib
  VEX.128.66.0F3A.WIG 09 /r ib     VROUNDPD Vpd, Wpd, Ib
  VEX.256.66.0F3A.WIG 09 /r ib     VROUNDPD Vpd, Wpd, Ib
  VEX.LIG.66.0F3A.WIG 0A /r ib     VROUNDSS Vss, Hss, Wss, Ib
  VEX.LIG.66.0F3A.WIG 0B /r ib     VROUNDSD Vsd, Hsd, Wsd, Ib
  VEX.128.66.0F3A.WIG 0C /r ib     VBLENDPS Vps, Hps, Wps, Ib
  VEX.256.66.0F3A.WIG 0C /r ib     VBLENDPS Vps, Hps, Wps, Ib
  VEX.128.66.0F3A.WIG 0D /r ib     VBLENDPD Vpd, Hpd, Wpd, Ib
  VEX.256.66.0F3A.WIG 0D /r ib     VBLENDPD Vpd, Hpd, Wpd, Ib
  VEX.128.66.0F3A.WIG 0E /r ib     VPBLENDW Vdq, Hdq, Wdq, Ib
  VEX.128.66.0F3A.WIG 0F /r ib     VPALIGNR Vdq, Hdq, Wdq, Ib
  VEX.128.66.0F3A.W0 14 /r ib      VPEXTRB Ed/Mb, Vdq, Ib
  VEX.128.66.0F3A.W1 14 /r ib      VPEXTRB Eq/Mb, Vdq, Ib
  VEX.128.66.0F3A.W0 15 /r ib      VPEXTRW Ed/Mw, Vdq, Ib
  VEX.128.66.0F3A.W1 15 /r ib      VPEXTRW Eq/Mw, Vdq, Ib
  VEX.128.66.0F3A.W0 16 /r ib      VPEXTRD Ed, Vdq, Ib
  VEX.128.66.0F3A.W1 16 /r ib      VPEXTRQ Eq, Vdq, Ib
  VEX.128.66.0F3A.W0 17 /r ib      VEXTRACTPS Ed, Vss, Ib
  VEX.128.66.0F3A.W1 17 /r ib      VEXTRACTPS Eq, Vss, Ib
  VEX.256.66.0F3A.W0 18 /r ib      VINSERTF128 Vqq, Hqq, Wdq, Ib
  VEX.256.66.0F3A.W0 19 /r ib      VEXTRACTF128 Wdq, Vqq, Ib
  VEX.128.66.0F3A.W0 20 /r ib      VPINSRB Vdq, Hdq, Ed/Mb, Ib
  VEX.128.66.0F3A.W1 20 /r ib      VPINSRB Vdq, Hdq, Eq/Mb, Ib
  VEX.128.66.0F3A.WIG 21 /r ib     VINSERTPS Vss, Hss, Wss, Ib
  VEX.128.66.0F3A.W0 22 /r ib      VPINSRD Vdq, Hdq, Ed, Ib
  VEX.128.66.0F3A.W1 22 /r ib      VPINSRQ Vdq, Hdq, Eq, Ib
  VEX.128.66.0F3A.WIG 40 /r ib     VDPPS Vps, Hps, Wps, Ib
  VEX.256.66.0F3A.WIG 40 /r ib     VDPPS Vps, Hps, Wps, Ib
  VEX.128.66.0F3A.WIG 41 /r ib     VDPPD Vpd, Hpd, Wpd, Ib
  VEX.128.66.0F3A.WIG 42 /r ib     VMPSADBW Vdq, Hdq, Wdq, Ib
  VEX.128.66.0F3A.W0 4A /r /is4    VBLENDVPS Vps, Hps, Wps, Lps
  VEX.256.66.0F3A.W0 4A /r /is4    VBLENDVPS Vps, Hps, Wps, Lps
  VEX.128.66.0F3A.W0 4B /r /is4    VBLENDVPD Vpd, Hpd, Wpd, Lpd
  VEX.256.66.0F3A.W0 4B /r /is4    VBLENDVPD Vpd, Hpd, Wpd, Lpd
  VEX.128.66.0F3A.W0 4C /r /is4    VPBLENDVB Vdq, Hdq, Wdq, Ldq
  VEX.128.66.0F3A.W0 60 /r ib      VPCMPESTRM Vdq, Wdq, Ib
  VEX.128.66.0F3A.W1 60 /r ib      VPCMPESTRM64 Vdq, Wdq, Ib
  VEX.128.66.0F3A.W0 61 /r ib      VPCMPESTRI Vdq, Wdq, Ib
  VEX.128.66.0F3A.W1 61 /r ib      VPCMPESTRI64 Vdq, Wdq, Ib
  VEX.128.66.0F3A.WIG 62 /r ib     VPCMPISTRM Vdq, Wdq, Ib
  VEX.128.66.0F3A.WIG 63 /r ib     VPCMPISTRI Vdq, Wdq, Ib
  `,
  ),
];
