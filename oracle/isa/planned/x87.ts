/** The x87 unit: D8 to DF, and FWAIT. */
import { planned } from "../../table.ts";

export const x87Rows = [
  ...planned(
    { feature: "x87", section: "SDM 1, 8" },
    `
  9B       FWAIT
  D8 /0    FADD Md
  D8 /1    FMUL Md
  D8 /2    FCOM Md
  D8 /3    FCOMP Md
  D8 /4    FSUB Md
  D8 /5    FSUBR Md
  D8 /6    FDIV Md
  D8 /7    FDIVR Md
  D8 /0    FADD ST0, STi        reg
  D8 /1    FMUL ST0, STi        reg
  D8 /2    FCOM ST0, STi        reg
  D8 /3    FCOMP ST0, STi       reg
  D8 /4    FSUB ST0, STi        reg
  D8 /5    FSUBR ST0, STi       reg
  D8 /6    FDIV ST0, STi        reg
  D8 /7    FDIVR ST0, STi       reg
  D9 /0    FLD Md
  D9 /2    FST Md
  D9 /3    FSTP Md
  D9 /4    FLDENV M
  D9 /5    FLDCW Mw
  D9 /6    FNSTENV M
  D9 /7    FNSTCW Mw
  D9 /0    FLD STi              reg
  D9 /1    FXCH ST0, STi        reg
  D9 D0    FNOP
  D9 /3    FSTPNCE STi          reg
  D9 E0    FCHS
  D9 E1    FABS
  D9 E4    FTST
  D9 E5    FXAM
  D9 E8    FLD1
  D9 E9    FLDL2T
  D9 EA    FLDL2E
  D9 EB    FLDPI
  D9 EC    FLDLG2
  D9 ED    FLDLN2
  D9 EE    FLDZ
  D9 F0    F2XM1
  D9 F1    FYL2X
  D9 F2    FPTAN
  D9 F3    FPATAN
  D9 F4    FXTRACT
  D9 F5    FPREM1
  D9 F6    FDECSTP
  D9 F7    FINCSTP
  D9 F8    FPREM
  D9 F9    FYL2XP1
  D9 FA    FSQRT
  D9 FB    FSINCOS
  D9 FC    FRNDINT
  D9 FD    FSCALE
  D9 FE    FSIN
  D9 FF    FCOS
  DA /0    FIADD Md
  DA /1    FIMUL Md
  DA /2    FICOM Md
  DA /3    FICOMP Md
  DA /4    FISUB Md
  DA /5    FISUBR Md
  DA /6    FIDIV Md
  DA /7    FIDIVR Md
  DA /0    FCMOVB ST0, STi      reg
  DA /1    FCMOVE ST0, STi      reg
  DA /2    FCMOVBE ST0, STi     reg
  DA /3    FCMOVU ST0, STi      reg
  DA E9    FUCOMPP
  DB /0    FILD Md
  DB /1    FISTTP Md
  DB /2    FIST Md
  DB /3    FISTP Md
  DB /5    FLD Mt
  DB /7    FSTP Mt
  DB /0    FCMOVNB ST0, STi     reg
  DB /1    FCMOVNE ST0, STi     reg
  DB /2    FCMOVNBE ST0, STi    reg
  DB /3    FCMOVNU ST0, STi     reg
  DB E0    FNENI
  DB E1    FNDISI
  DB E2    FNCLEX
  DB E3    FNINIT
  DB E4    FNSETPM
  DB /5    FUCOMI ST0, STi      reg
  DB /6    FCOMI ST0, STi       reg
  DC /0    FADD Mq
  DC /1    FMUL Mq
  DC /2    FCOM Mq
  DC /3    FCOMP Mq
  DC /4    FSUB Mq
  DC /5    FSUBR Mq
  DC /6    FDIV Mq
  DC /7    FDIVR Mq
  DC /0    FADD STi, ST0        reg
  DC /1    FMUL STi, ST0        reg
  DC /2    FCOM ST0, STi        reg
  DC /3    FCOMP ST0, STi       reg
  DC /4    FSUBR STi, ST0       reg
  DC /5    FSUB STi, ST0        reg
  DC /6    FDIVR STi, ST0       reg
  DC /7    FDIV STi, ST0        reg
  DD /0    FLD Mq
  DD /1    FISTTP Mq
  DD /2    FST Mq
  DD /3    FSTP Mq
  DD /4    FRSTOR M
  DD /6    FNSAVE M
  DD /7    FNSTSW Mw
  DD /0    FFREE STi            reg
  DD /1    FXCH ST0, STi        reg
  DD /2    FST STi              reg
  DD /3    FSTP STi             reg
  DD /4    FUCOM ST0, STi       reg
  DD /5    FUCOMP ST0, STi      reg
  DE /0    FIADD Mw
  DE /1    FIMUL Mw
  DE /2    FICOM Mw
  DE /3    FICOMP Mw
  DE /4    FISUB Mw
  DE /5    FISUBR Mw
  DE /6    FIDIV Mw
  DE /7    FIDIVR Mw
  DE /0    FADDP STi, ST0       reg
  DE /1    FMULP STi, ST0       reg
  DE /2    FCOMP ST0, STi       reg
  DE D9    FCOMPP
  DE /4    FSUBRP STi, ST0      reg
  DE /5    FSUBP STi, ST0       reg
  DE /6    FDIVRP STi, ST0      reg
  DE /7    FDIVP STi, ST0       reg
  DF /0    FILD Mw
  DF /1    FISTTP Mw
  DF /2    FIST Mw
  DF /3    FISTP Mw
  DF /4    FBLD M
  DF /5    FILD Mq
  DF /6    FBSTP M
  DF /7    FISTP Mq
  DF /0    FFREEP STi           reg
  DF /1    FXCH ST0, STi        reg
  DF /2    FSTP STi             reg
  DF /3    FSTP STi             reg
  DF E0    FNSTSW AX
  DF /5    FUCOMIP ST0, STi     reg
  DF /6    FCOMIP ST0, STi      reg
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
