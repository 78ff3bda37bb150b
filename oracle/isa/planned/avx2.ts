/** AVX2. */
import { planned } from "../../table.ts";

export const avx2Rows = [
  ...planned(
    { feature: "avx2", section: "SDM 1, 14.7" },
    `
  VEX.256.66.0F.WIG 60 /r          VPUNPCKLBW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 61 /r          VPUNPCKLWD Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 62 /r          VPUNPCKLDQ Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 63 /r          VPACKSSWB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 64 /r          VPCMPGTB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 65 /r          VPCMPGTW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 66 /r          VPCMPGTD Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 67 /r          VPACKUSWB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 68 /r          VPUNPCKHBW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 69 /r          VPUNPCKHWD Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 6A /r          VPUNPCKHDQ Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 6B /r          VPACKSSDW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 6C /r          VPUNPCKLQDQ Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 6D /r          VPUNPCKHQDQ Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 70 /r ib       VPSHUFD Vqq, Wqq, Ib
  VEX.256.F3.0F.WIG 70 /r ib       VPSHUFHW Vqq, Wqq, Ib
  VEX.256.F2.0F.WIG 70 /r ib       VPSHUFLW Vqq, Wqq, Ib
  VEX.256.66.0F.WIG 71 /2 ib       VPSRLW Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 71 /4 ib       VPSRAW Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 71 /6 ib       VPSLLW Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 72 /2 ib       VPSRLD Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 72 /4 ib       VPSRAD Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 72 /6 ib       VPSLLD Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 73 /2 ib       VPSRLQ Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 73 /3 ib       VPSRLDQ Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 73 /6 ib       VPSLLQ Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 73 /7 ib       VPSLLDQ Hqq, Uqq, Ib
  VEX.256.66.0F.WIG 74 /r          VPCMPEQB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 75 /r          VPCMPEQW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG 76 /r          VPCMPEQD Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG D1 /r          VPSRLW Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG D2 /r          VPSRLD Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG D3 /r          VPSRLQ Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG D4 /r          VPADDQ Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG D5 /r          VPMULLW Vqq, Hqq, Wqq
  VEX.256.66.0F.W0 D7 /r           VPMOVMSKB Gd, Uqq
  VEX.256.66.0F.W1 D7 /r           VPMOVMSKB Gq, Uqq
  VEX.256.66.0F.WIG D8 /r          VPSUBUSB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG D9 /r          VPSUBUSW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG DA /r          VPMINUB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG DB /r          VPAND Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG DC /r          VPADDUSB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG DD /r          VPADDUSW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG DE /r          VPMAXUB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG DF /r          VPANDN Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG E0 /r          VPAVGB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG E1 /r          VPSRAW Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG E2 /r          VPSRAD Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG E3 /r          VPAVGW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG E4 /r          VPMULHUW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG E5 /r          VPMULHW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG E8 /r          VPSUBSB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG E9 /r          VPSUBSW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG EA /r          VPMINSW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG EB /r          VPOR Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG EC /r          VPADDSB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG ED /r          VPADDSW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG EE /r          VPMAXSW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG EF /r          VPXOR Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG F1 /r          VPSLLW Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG F2 /r          VPSLLD Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG F3 /r          VPSLLQ Vqq, Hqq, Wdq
  VEX.256.66.0F.WIG F4 /r          VPMULUDQ Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG F5 /r          VPMADDWD Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG F6 /r          VPSADBW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG F8 /r          VPSUBB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG F9 /r          VPSUBW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG FA /r          VPSUBD Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG FB /r          VPSUBQ Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG FC /r          VPADDB Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG FD /r          VPADDW Vqq, Hqq, Wqq
  VEX.256.66.0F.WIG FE /r          VPADDD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 00 /r        VPSHUFB Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 01 /r        VPHADDW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 02 /r        VPHADDD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 03 /r        VPHADDSW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 04 /r        VPMADDUBSW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 05 /r        VPHSUBW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 06 /r        VPHSUBD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 07 /r        VPHSUBSW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 08 /r        VPSIGNB Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 09 /r        VPSIGNW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 0A /r        VPSIGND Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 0B /r        VPMULHRSW Vqq, Hqq, Wqq
  VEX.256.66.0F38.W0 16 /r         VPERMPS Vps, Hps, Wps
  VEX.256.66.0F38.WIG 1C /r        VPABSB Vqq, Wqq
  VEX.256.66.0F38.WIG 1D /r        VPABSW Vqq, Wqq
  VEX.256.66.0F38.WIG 1E /r        VPABSD Vqq, Wqq
  VEX.256.66.0F38.WIG 20 /r        VPMOVSXBW Vqq, Wdq
  VEX.256.66.0F38.WIG 21 /r        VPMOVSXBD Vqq, Wq
  VEX.256.66.0F38.WIG 22 /r        VPMOVSXBQ Vqq, Wd
  VEX.256.66.0F38.WIG 23 /r        VPMOVSXWD Vqq, Wdq
  VEX.256.66.0F38.WIG 24 /r        VPMOVSXWQ Vqq, Wq
  VEX.256.66.0F38.WIG 25 /r        VPMOVSXDQ Vqq, Wdq
  VEX.256.66.0F38.WIG 28 /r        VPMULDQ Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 29 /r        VPCMPEQQ Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 2A /r        VMOVNTDQA Vqq, Mqq
  VEX.256.66.0F38.WIG 2B /r        VPACKUSDW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 30 /r        VPMOVZXBW Vqq, Wdq
  VEX.256.66.0F38.WIG 31 /r        VPMOVZXBD Vqq, Wq
  VEX.256.66.0F38.WIG 32 /r        VPMOVZXBQ Vqq, Wd
  VEX.256.66.0F38.WIG 33 /r        VPMOVZXWD Vqq, Wdq
  VEX.256.66.0F38.WIG 34 /r        VPMOVZXWQ Vqq, Wq
  VEX.256.66.0F38.WIG 35 /r        VPMOVZXDQ Vqq, Wdq
  VEX.256.66.0F38.W0 36 /r         VPERMD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 37 /r        VPCMPGTQ Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 38 /r        VPMINSB Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 39 /r        VPMINSD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 3A /r        VPMINUW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 3B /r        VPMINUD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 3C /r        VPMAXSB Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 3D /r        VPMAXSD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 3E /r        VPMAXUW Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 3F /r        VPMAXUD Vqq, Hqq, Wqq
  VEX.256.66.0F38.WIG 40 /r        VPMULLD Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 45 /r         VPSRLVD Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 45 /r         VPSRLVD Vqq, Hqq, Wqq
  VEX.128.66.0F38.W1 45 /r         VPSRLVQ Vdq, Hdq, Wdq
  VEX.256.66.0F38.W1 45 /r         VPSRLVQ Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 46 /r         VPSRAVD Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 46 /r         VPSRAVD Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 47 /r         VPSLLVD Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 47 /r         VPSLLVD Vqq, Hqq, Wqq
  VEX.128.66.0F38.W1 47 /r         VPSLLVQ Vdq, Hdq, Wdq
  VEX.256.66.0F38.W1 47 /r         VPSLLVQ Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 58 /r         VPBROADCASTD Vdq, Wd
  VEX.256.66.0F38.W0 58 /r         VPBROADCASTD Vqq, Wd
  VEX.128.66.0F38.W0 59 /r         VPBROADCASTQ Vdq, Wq
  VEX.256.66.0F38.W0 59 /r         VPBROADCASTQ Vqq, Wq
  VEX.256.66.0F38.W0 5A /r         VBROADCASTI128 Vqq, Mdq
  VEX.128.66.0F38.W0 78 /r         VPBROADCASTB Vdq, Wb
  VEX.256.66.0F38.W0 78 /r         VPBROADCASTB Vqq, Wb
  VEX.128.66.0F38.W0 79 /r         VPBROADCASTW Vdq, Ww
  VEX.256.66.0F38.W0 79 /r         VPBROADCASTW Vqq, Ww
  VEX.128.66.0F38.W0 8C /r         VPMASKMOVD Vdq, Hdq, Mdq
  VEX.256.66.0F38.W0 8C /r         VPMASKMOVD Vqq, Hqq, Mqq
  VEX.128.66.0F38.W1 8C /r         VPMASKMOVQ Vdq, Hdq, Mdq
  VEX.256.66.0F38.W1 8C /r         VPMASKMOVQ Vqq, Hqq, Mqq
  VEX.128.66.0F38.W0 8E /r         VPMASKMOVD Mdq, Hdq, Vdq
  VEX.256.66.0F38.W0 8E /r         VPMASKMOVD Mqq, Hqq, Vqq
  VEX.128.66.0F38.W1 8E /r         VPMASKMOVQ Mdq, Hdq, Vdq
  VEX.256.66.0F38.W1 8E /r         VPMASKMOVQ Mqq, Hqq, Vqq
  VEX.128.66.0F38.W0 90 /r         VPGATHERDD Vdq, Mvsib32x, Hdq
  VEX.256.66.0F38.W0 90 /r         VPGATHERDD Vqq, Mvsib32y, Hqq
  VEX.128.66.0F38.W1 90 /r         VPGATHERDQ Vdq, Mvsib32x, Hdq
  VEX.256.66.0F38.W1 90 /r         VPGATHERDQ Vqq, Mvsib32x, Hqq
  VEX.128.66.0F38.W0 91 /r         VPGATHERQD Vdq, Mvsib64x, Hdq
  VEX.256.66.0F38.W0 91 /r         VPGATHERQD Vdq, Mvsib64y, Hdq
  VEX.128.66.0F38.W1 91 /r         VPGATHERQQ Vdq, Mvsib64x, Hdq
  VEX.256.66.0F38.W1 91 /r         VPGATHERQQ Vqq, Mvsib64y, Hqq
  VEX.128.66.0F38.W0 92 /r         VGATHERDPS Vss, Mvsib32x, Hss
  VEX.256.66.0F38.W0 92 /r         VGATHERDPS Vss, Mvsib32y, Hss
  VEX.128.66.0F38.W1 92 /r         VGATHERDPD Vsd, Mvsib32x, Hsd
  VEX.256.66.0F38.W1 92 /r         VGATHERDPD Vsd, Mvsib32x, Hsd
  VEX.128.66.0F38.W0 93 /r         VGATHERQPS Vss, Mvsib64x, Hss
  VEX.256.66.0F38.W0 93 /r         VGATHERQPS Vss, Mvsib64y, Hss
  VEX.128.66.0F38.W1 93 /r         VGATHERQPD Vsd, Mvsib64x, Hsd
  VEX.256.66.0F38.W1 93 /r         VGATHERQPD Vsd, Mvsib64y, Hsd
  VEX.256.66.0F3A.W1 00 /r ib      VPERMQ Vqq, Wqq, Ib
  VEX.256.66.0F3A.W1 01 /r ib      VPERMPD Vpd, Wpd, Ib
  VEX.128.66.0F3A.W0 02 /r ib      VPBLENDD Vdq, Hdq, Wdq, Ib
  VEX.256.66.0F3A.W0 02 /r ib      VPBLENDD Vqq, Hqq, Wqq, Ib
  VEX.256.66.0F3A.WIG 0E /r ib     VPBLENDW Vqq, Hqq, Wqq, Ib
  VEX.256.66.0F3A.WIG 0F /r ib     VPALIGNR Vqq, Hqq, Wqq, Ib
  VEX.256.66.0F3A.W0 38 /r ib      VINSERTI128 Vqq, Hqq, Wdq, Ib
  VEX.256.66.0F3A.W0 39 /r ib      VEXTRACTI128 Wdq, Vqq, Ib
  VEX.256.66.0F3A.WIG 42 /r ib     VMPSADBW Vqq, Hqq, Wqq, Ib
  VEX.256.66.0F3A.W0 46 /r ib      VPERM2I128 Vqq, Hqq, Wqq, Ib
  VEX.256.66.0F3A.W0 4C /r /is4    VPBLENDVB Vqq, Hqq, Wqq, Lqq
  VEX.128.66.0F38.W0 18 /r         VBROADCASTSS Vdq, Udq
  VEX.256.66.0F38.W0 18 /r         VBROADCASTSS Vqq, Udq
  VEX.256.66.0F38.W0 19 /r         VBROADCASTSD Vqq, Udq
  `,
  ),
];
