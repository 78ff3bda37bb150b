/** Refused encodings behind VEX. See refused.ts for what refusing means. */
import { refused } from "../table.ts";

export const refusedVexRows = [
  ...refused(
    "EVEX",
    { feature: "avx-512", section: "SDM 2A KADDW to KXORQ: the mask registers" },
    `
  VEX.L1.0F.W0 41 /r            KANDW VK, HK, UK       reg
  VEX.L1.0F.W0 42 /r            KANDNW VK, HK, UK      reg
  VEX.L0.0F.W0 44 /r            KNOTW VK, UK           reg
  VEX.L1.0F.W0 45 /r            KORW VK, HK, UK        reg
  VEX.L1.0F.W0 46 /r            KXNORW VK, HK, UK      reg
  VEX.L1.0F.W0 47 /r            KXORW VK, HK, UK       reg
  VEX.L1.66.0F.W0 4B /r         KUNPCKBW VK, HK, UK    reg
  VEX.L0.0F.W0 90 /r            KMOVW VK, WK
  VEX.L0.0F.W0 91 /r            KMOVW Mw, VK
  VEX.L0.0F.W0 92 /r            KMOVW VK, Rd
  VEX.L0.0F.W0 93 /r            KMOVW Gd, UK           reg
  VEX.L0.0F.W0 98 /r            KORTESTW VK, UK        reg
  VEX.L0.66.0F3A.W1 30 /r ib    KSHIFTRW VK, UK, Ib    reg
  VEX.L0.66.0F3A.W1 32 /r ib    KSHIFTLW VK, UK, Ib    reg
  VEX.L1.0F.W1 41 /r            KANDQ VK, HK, UK       reg
  VEX.L1.66.0F.W1 41 /r         KANDD VK, HK, UK       reg
  VEX.L1.0F.W1 42 /r            KANDNQ VK, HK, UK      reg
  VEX.L1.66.0F.W1 42 /r         KANDND VK, HK, UK      reg
  VEX.L0.0F.W1 44 /r            KNOTQ VK, UK           reg
  VEX.L0.66.0F.W1 44 /r         KNOTD VK, UK           reg
  VEX.L1.0F.W1 45 /r            KORQ VK, HK, UK        reg
  VEX.L1.66.0F.W1 45 /r         KORD VK, HK, UK        reg
  VEX.L1.0F.W1 46 /r            KXNORQ VK, HK, UK      reg
  VEX.L1.66.0F.W1 46 /r         KXNORD VK, HK, UK      reg
  VEX.L1.0F.W1 47 /r            KXORQ VK, HK, UK       reg
  VEX.L1.66.0F.W1 47 /r         KXORD VK, HK, UK       reg
  VEX.L1.0F.W1 4A /r            KADDQ VK, HK, UK       reg
  VEX.L1.66.0F.W1 4A /r         KADDD VK, HK, UK       reg
  VEX.L1.0F.W0 4B /r            KUNPCKWD VK, HK, UK    reg
  VEX.L1.0F.W1 4B /r            KUNPCKDQ VK, HK, UK    reg
  VEX.L0.0F.W1 90 /r            KMOVQ VK, WK
  VEX.L0.66.0F.W1 90 /r         KMOVD VK, WK
  VEX.L0.0F.W1 91 /r            KMOVQ Mq, VK
  VEX.L0.66.0F.W1 91 /r         KMOVD Md, VK
  VEX.L0.F2.0F.W0 92 /r         KMOVD VK, Rd
  VEX.L0.F2.0F.W1 92 /r         KMOVQ VK, Rq
  VEX.L0.F2.0F.W0 93 /r         KMOVD Gd, UK           reg
  VEX.L0.F2.0F.W1 93 /r         KMOVQ Gq, UK           reg
  VEX.L0.0F.W1 98 /r            KORTESTQ VK, UK        reg
  VEX.L0.66.0F.W1 98 /r         KORTESTD VK, UK        reg
  VEX.L0.0F.W1 99 /r            KTESTQ VK, UK          reg
  VEX.L0.66.0F.W1 99 /r         KTESTD VK, UK          reg
  VEX.L0.66.0F3A.W0 31 /r ib    KSHIFTRD VK, UK, Ib    reg
  VEX.L0.66.0F3A.W1 31 /r ib    KSHIFTRQ VK, UK, Ib    reg
  VEX.L0.66.0F3A.W0 33 /r ib    KSHIFTLD VK, UK, Ib    reg
  VEX.L0.66.0F3A.W1 33 /r ib    KSHIFTLQ VK, UK, Ib    reg
  VEX.L1.66.0F.W0 41 /r         KANDB VK, HK, UK       reg
  VEX.L1.66.0F.W0 42 /r         KANDNB VK, HK, UK      reg
  VEX.L0.66.0F.W0 44 /r         KNOTB VK, UK           reg
  VEX.L1.66.0F.W0 45 /r         KORB VK, HK, UK        reg
  VEX.L1.66.0F.W0 46 /r         KXNORB VK, HK, UK      reg
  VEX.L1.66.0F.W0 47 /r         KXORB VK, HK, UK       reg
  VEX.L1.0F.W0 4A /r            KADDW VK, HK, UK       reg
  VEX.L1.66.0F.W0 4A /r         KADDB VK, HK, UK       reg
  VEX.L0.66.0F.W0 90 /r         KMOVB VK, WK
  VEX.L0.66.0F.W0 91 /r         KMOVB Mb, VK
  VEX.L0.66.0F.W0 92 /r         KMOVB VK, Rd
  VEX.L0.66.0F.W0 93 /r         KMOVB Gd, UK           reg
  VEX.L0.66.0F.W0 98 /r         KORTESTB VK, UK        reg
  VEX.L0.0F.W0 99 /r            KTESTW VK, UK          reg
  VEX.L0.66.0F.W0 99 /r         KTESTB VK, UK          reg
  VEX.L0.66.0F3A.W0 30 /r ib    KSHIFTRB VK, UK, Ib    reg
  VEX.L0.66.0F3A.W0 32 /r ib    KSHIFTLB VK, UK, Ib    reg
  `,
  ),
  ...refused(
    "AMX",
    { feature: "amx", section: "SDM 1, 18" },
    `
  VEX.128.0F38.W0 49 /0       LDTILECFG M
  VEX.128.0F38.W0 49 C0       TILERELEASE
  VEX.128.66.0F38.W0 49 /0    STTILECFG M
  VEX.128.F2.0F38.W0 49 /r    TILEZERO VT                reg
  VEX.128.66.0F38.W0 4B /r    TILELOADDT1 VT, Mtile
  VEX.128.F3.0F38.W0 4B /r    TILESTORED Mtile, VT
  VEX.128.F2.0F38.W0 4B /r    TILELOADD VT, Mtile
  VEX.128.F3.0F38.W0 5C /r    TDPBF16PS VT, UT, HT       reg
  VEX.128.0F38.W0 5E /r       TDPBUUD VT, UT, HT         reg
  VEX.128.66.0F38.W0 5E /r    TDPBUSD VT, UT, HT         reg
  VEX.128.F3.0F38.W0 5E /r    TDPBSUD VT, UT, HT         reg
  VEX.128.F2.0F38.W0 5E /r    TDPBSSD VT, UT, HT         reg
  VEX.128.F2.0F38.W0 5C /r    TDPFP16PS VT, UT, HT       reg
  VEX.128.0F38.W0 6C /r       TCMMRLFP16PS VT, UT, HT    reg
  VEX.128.66.0F38.W0 6C /r    TCMMIMFP16PS VT, UT, HT    reg
  `,
  ),
  ...refused(
    "FMA4",
    { feature: "fma4", section: "APM 4" },
    `
  VEX.LIG.66.0F3A.WIG 5C /r /is4    VFMADDSUBPS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 5D /r /is4    VFMADDSUBPD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 5E /r /is4    VFMSUBADDPS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 5F /r /is4    VFMSUBADDPD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 68 /r /is4    VFMADDPS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 69 /r /is4    VFMADDPD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 6A /r /is4    VFMADDSS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 6B /r /is4    VFMADDSD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 6C /r /is4    VFMSUBPS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 6D /r /is4    VFMSUBPD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 6E /r /is4    VFMSUBSS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 6F /r /is4    VFMSUBSD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 78 /r /is4    VFNMADDPS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 79 /r /is4    VFNMADDPD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 7A /r /is4    VFNMADDSS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 7B /r /is4    VFNMADDSD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 7C /r /is4    VFNMSUBPS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 7D /r /is4    VFNMSUBPD Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 7E /r /is4    VFNMSUBSS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 7F /r /is4    VFNMSUBSD Vx, Hx, Wx, Lx
  `,
  ),
  ...refused(
    "XOP",
    { feature: "xop", section: "APM 4" },
    `
  VEX.LIG.66.0F3A.WIG 48 /r /is4    VPERMIL2PS Vx, Hx, Wx, Lx
  VEX.LIG.66.0F3A.WIG 49 /r /is4    VPERMIL2PD Vx, Hx, Wx, Lx
  `,
  ),
  ...refused(
    "later extension",
    { feature: "avx-vnni-int", section: "ISE VPDP*" },
    `
  VEX.128.0F38.W0 50 /r       VPDPBUUD Vdq, Hdq, Wdq
  VEX.256.0F38.W0 50 /r       VPDPBUUD Vqq, Hqq, Wqq
  VEX.128.F3.0F38.W0 50 /r    VPDPBSUD Vdq, Hdq, Wdq
  VEX.256.F3.0F38.W0 50 /r    VPDPBSUD Vqq, Hqq, Wqq
  VEX.128.F2.0F38.W0 50 /r    VPDPBSSD Vdq, Hdq, Wdq
  VEX.256.F2.0F38.W0 50 /r    VPDPBSSD Vqq, Hqq, Wqq
  VEX.128.0F38.W0 51 /r       VPDPBUUDS Vdq, Hdq, Wdq
  VEX.256.0F38.W0 51 /r       VPDPBUUDS Vqq, Hqq, Wqq
  VEX.128.F3.0F38.W0 51 /r    VPDPBSUDS Vdq, Hdq, Wdq
  VEX.256.F3.0F38.W0 51 /r    VPDPBSUDS Vqq, Hqq, Wqq
  VEX.128.F2.0F38.W0 51 /r    VPDPBSSDS Vdq, Hdq, Wdq
  VEX.256.F2.0F38.W0 51 /r    VPDPBSSDS Vqq, Hqq, Wqq
  VEX.128.0F38.W0 D2 /r       VPDPWUUD Vdq, Hdq, Wdq
  VEX.256.0F38.W0 D2 /r       VPDPWUUD Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 D2 /r    VPDPWUSD Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 D2 /r    VPDPWUSD Vqq, Hqq, Wqq
  VEX.128.F3.0F38.W0 D2 /r    VPDPWSUD Vdq, Hdq, Wdq
  VEX.256.F3.0F38.W0 D2 /r    VPDPWSUD Vqq, Hqq, Wqq
  VEX.128.0F38.W0 D3 /r       VPDPWUUDS Vdq, Hdq, Wdq
  VEX.256.0F38.W0 D3 /r       VPDPWUUDS Vqq, Hqq, Wqq
  VEX.128.66.0F38.W0 D3 /r    VPDPWUSDS Vdq, Hdq, Wdq
  VEX.256.66.0F38.W0 D3 /r    VPDPWUSDS Vqq, Hqq, Wqq
  VEX.128.F3.0F38.W0 D3 /r    VPDPWSUDS Vdq, Hdq, Wdq
  VEX.256.F3.0F38.W0 D3 /r    VPDPWSUDS Vqq, Hqq, Wqq
  `,
  ),
  ...refused(
    "later extension",
    { feature: "avx-ifma", section: "ISE VPMADD52*" },
    `
  VEX.128.66.0F38.W1 B4 /r    VPMADD52LUQ Vdq, Hdq, Wdq
  VEX.256.66.0F38.W1 B4 /r    VPMADD52LUQ Vqq, Hqq, Wqq
  VEX.128.66.0F38.W1 B5 /r    VPMADD52HUQ Vdq, Hdq, Wdq
  VEX.256.66.0F38.W1 B5 /r    VPMADD52HUQ Vqq, Hqq, Wqq
  `,
  ),
  ...refused(
    "later extension",
    { feature: "avx-ne-convert", section: "ISE VCVTNE*" },
    `
  VEX.128.F3.0F38.W0 72 /r    VCVTNEPS2BF16 Vps, Wps
  VEX.256.F3.0F38.W0 72 /r    VCVTNEPS2BF16 Vps, Wps
  VEX.128.0F38.W0 B0 /r       VCVTNEOPH2PS Vdq, Mdq
  VEX.256.0F38.W0 B0 /r       VCVTNEOPH2PS Vqq, Mqq
  VEX.128.66.0F38.W0 B0 /r    VCVTNEEPH2PS Vdq, Mdq
  VEX.256.66.0F38.W0 B0 /r    VCVTNEEPH2PS Vqq, Mqq
  VEX.128.F3.0F38.W0 B0 /r    VCVTNEEBF162PS Vdq, Mdq
  VEX.256.F3.0F38.W0 B0 /r    VCVTNEEBF162PS Vqq, Mqq
  VEX.128.F2.0F38.W0 B0 /r    VCVTNEOBF162PS Vdq, Mdq
  VEX.256.F2.0F38.W0 B0 /r    VCVTNEOBF162PS Vqq, Mqq
  VEX.128.66.0F38.W0 B1 /r    VBCSTNESH2PS Vdq, Mw
  VEX.256.66.0F38.W0 B1 /r    VBCSTNESH2PS Vqq, Mw
  VEX.128.F3.0F38.W0 B1 /r    VBCSTNEBF162PS Vdq, Mw
  VEX.256.F3.0F38.W0 B1 /r    VBCSTNEBF162PS Vqq, Mw
  `,
  ),
  ...refused(
    "later extension",
    { feature: "sha512-sm3-sm4", section: "ISE VSHA512*, VSM3*, VSM4*" },
    `
  VEX.256.F2.0F38.W0 CB /r       VSHA512RNDS2 Vqq, Hqq, Udq
  VEX.256.F2.0F38.W0 CC /r       VSHA512MSG1 Vqq, Udq
  VEX.256.F2.0F38.W0 CD /r       VSHA512MSG2 Vqq, Uqq
  VEX.128.0F38.W0 DA /r          VSM3MSG1 Vdq, Hdq, Wdq
  VEX.128.66.0F38.W0 DA /r       VSM3MSG2 Vdq, Hdq, Wdq
  VEX.128.66.0F3A.W0 DE /r ib    VSM3RNDS2 Vdq, Hdq, Wdq, Ib
  VEX.128.F3.0F38.W0 DA /r       VSM4KEY4 Vdq, Hdq, Wdq
  VEX.256.F3.0F38.W0 DA /r       VSM4KEY4 Vqq, Hqq, Wqq
  VEX.128.F2.0F38.W0 DA /r       VSM4RNDS4 Vdq, Hdq, Wdq
  VEX.256.F2.0F38.W0 DA /r       VSM4RNDS4 Vqq, Hqq, Wqq
  `,
  ),
  ...refused(
    "later extension",
    { feature: "cmpccxadd", section: "ISE CMPccXADD" },
    `
  VEX.128.66.0F38.W0 E0 /r    CMPOXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E0 /r    CMPOXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E1 /r    CMPNOXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E1 /r    CMPNOXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E2 /r    CMPBXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E2 /r    CMPBXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E3 /r    CMPNBXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E3 /r    CMPNBXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E4 /r    CMPZXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E4 /r    CMPZXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E5 /r    CMPNZXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E5 /r    CMPNZXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E6 /r    CMPBEXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E6 /r    CMPBEXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E7 /r    CMPNBEXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E7 /r    CMPNBEXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E8 /r    CMPSXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E8 /r    CMPSXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 E9 /r    CMPNSXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 E9 /r    CMPNSXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 EA /r    CMPPXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 EA /r    CMPPXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 EB /r    CMPNPXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 EB /r    CMPNPXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 EC /r    CMPLXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 EC /r    CMPLXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 ED /r    CMPNLXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 ED /r    CMPNLXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 EE /r    CMPLEXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 EE /r    CMPLEXADD Mq, Gq, Bq
  VEX.128.66.0F38.W0 EF /r    CMPNLEXADD Md, Gd, Bd
  VEX.128.66.0F38.W1 EF /r    CMPNLEXADD Mq, Gq, Bq
  `,
  ),
  ...refused(
    "MVEX",
    { feature: "knc", section: "Knights Corner ISA reference: its VEX encodings that AVX-512 did not take over" },
    `
  VEX.128.W0 74 cb               JKZD HK, Jb
  VEX.128.W0 75 cb               JKNZD HK, Jb
  VEX.128.0F.WIG 18 /0           VPREFETCHNTA Mb
  VEX.128.0F.WIG 18 /1           VPREFETCH0 Mb
  VEX.128.0F.WIG 18 /2           VPREFETCH1 Mb
  VEX.128.0F.WIG 18 /3           VPREFETCH2 Mb
  VEX.128.0F.WIG 18 /4           VPREFETCHENTA Mb
  VEX.128.0F.WIG 18 /5           VPREFETCHE0 Mb
  VEX.128.0F.WIG 18 /6           VPREFETCHE1 Mb
  VEX.128.0F.WIG 18 /7           VPREFETCHE2 Mb
  VEX.128.0F.W0 41 /r            KAND VK, UK            reg
  VEX.128.0F.W0 42 /r            KANDN VK, UK           reg
  VEX.128.0F.W0 43 /r            KANDNR VK, UK          reg
  VEX.128.0F.W0 45 /r            KOR VK, UK             reg
  VEX.128.0F.W0 46 /r            KXNOR VK, UK           reg
  VEX.128.0F.W0 47 /r            KXOR VK, UK            reg
  VEX.128.0F.W0 48 /r            KMERGE2L1H VK, UK      reg
  VEX.128.0F.W0 49 /r            KMERGE2L1L VK, UK      reg
  VEX.128.0F.W0 84 cd            JKZD HK, Jz
  VEX.128.0F.W0 85 cd            JKNZD HK, Jz
  VEX.128.0F.W0 95 /r            KCONCATH Gq, HK, UK    reg
  VEX.128.0F.W0 97 /r            KCONCATL Gq, HK, UK    reg
  VEX.128.F3.0F.W0 AE /6         DELAY Rd
  VEX.128.F3.0F.W1 AE /6         DELAY Rq
  VEX.128.F2.0F.W0 AE /6         SPFLT Rd
  VEX.128.F2.0F.W1 AE /6         SPFLT Rq
  VEX.128.F3.0F.WIG AE /7        CLEVICT1 Mb
  VEX.128.F2.0F.WIG AE /7        CLEVICT0 Mb
  VEX.128.F3.0F.W0 B8 /r         POPCNT Gd, Rd
  VEX.128.F3.0F.W1 B8 /r         POPCNT Gq, Rq
  VEX.128.F3.0F.W0 BC /r         TZCNT Gd, Rd
  VEX.128.F3.0F.W1 BC /r         TZCNT Gq, Rq
  VEX.128.F2.0F.W0 BC /r         TZCNTI Gd, Rd
  VEX.128.F2.0F.W1 BC /r         TZCNTI Gq, Rq
  VEX.128.F3.0F.W0 BD /r         LZCNT Gd, Rd
  VEX.128.F3.0F.W1 BD /r         LZCNT Gq, Rq
  VEX.128.F3.0F38.W0 F0 /r       UNDOC Gd, Ed
  VEX.128.F3.0F38.W1 F0 /r       UNDOC Gq, Eq
  VEX.128.F2.0F38.W0 F0 /r       UNDOC Gd, Ed
  VEX.128.F2.0F38.W1 F0 /r       UNDOC Gq, Eq
  VEX.128.F2.0F38.W0 F1 /r       UNDOC Gd, Ed
  VEX.128.F2.0F38.W1 F1 /r       UNDOC Gq, Eq
  VEX.128.66.0F3A.W0 3E /r ib    KEXTRACT VK, Rq, Ib
  `,
  ),
];
