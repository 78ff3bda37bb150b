/**
 * Encodings that will never be part of the machine, by the class that says why: they leave user mode, see the host, differ from one
 * processor to the next, or belong to extensions outside the platform. Executing one stops the run as `unsupported`, whatever the
 * processor at hand would do. "later extension": deterministic, but newer than the reference processor, so nothing here can witness it.
 * A whole foreign encoding space is one row: nothing behind its escape byte is decoded.
 */
import { refused } from "../table.ts";

export const refusedRows = [
  ...refused(
    "privileged",
    { feature: "base", section: "SDM 2" },
    `
  0F 00 /2    LLDT Ew
  0F 00 /3    LTR Ew
  0F 01 /2    LGDT M
  0F 01 /3    LIDT M
  0F 01 /6    LMSW Ew
  0F 01 /7    INVLPG M
  0F 01 F8    SWAPGS
  0F 06       CLTS
  0F 08       INVD
  0F 09       WBINVD
  0F 20 /r    MOV Rq, Cq    anymod
  0F 21 /r    MOV Rq, Dq    anymod
  0F 22 /r    MOV Cq, Rq    anymod
  0F 23 /r    MOV Dq, Rq    anymod
  FA          CLI
  FB          STI
  `,
  ),
  ...refused(
    "privileged",
    { feature: "system", section: "SDM 2, ISE" },
    `
  0F 30                 WRMSR
  0F 32                 RDMSR
  NP 0F 01 C8           MONITOR
  NP 0F 01 C9           MWAIT
  NP 0F 01 CA           CLAC
  NP 0F 01 CB           STAC
  NP 0F 01 C5           PCONFIG
  F3 0F 09              WBNOINVD
  66 0F 38 82 /r        INVPCID Gq, Mdq
  F2 0F 00 /6           LKGS Ev
  F3 0F 01 CA           ERETU
  F2 0F 01 CA           ERETS
  NP 0F 01 C6           WRMSRNS
  F3 0F 01 C6           WRMSRLIST
  F2 0F 01 C6           RDMSRLIST
  F3 0F 3A F0 C0 ib     HRESET Ib
  NP 0F 01 C7           PBNDKB
  NP 0F 01 D1           XSETBV
  NP REX.W0 0F C7 /3    XRSTORS M
  NP REX.W 0F C7 /3     XRSTORS64 M
  NP REX.W0 0F C7 /5    XSAVES M
  NP REX.W 0F C7 /5     XSAVES64 M
  0F AA                 RSM
  `,
  ),
  ...refused(
    "privileged",
    { feature: "amd-system", section: "APM 3" },
    `
  NP 0F 01 FE    INVLPGB
  NP 0F 01 FF    TLBSYNC
  F3 0F 01 FA    MCOMMIT
  `,
  ),
  ...refused(
    "nondeterministic",
    { feature: "base", section: "SDM 2" },
    `
  0F A2          CPUID
  0F 31          RDTSC
  0F 33          RDPMC
  0F 01 F9       RDTSCP
  F3 0F C7 /7    RDPID Rq
  NP 0F C7 /6       RDRAND Rv
  66 0F C7 /6       RDRAND Rv
  NP 0F C7 /7       RDSEED Rv
  66 0F C7 /7       RDSEED Rv
  NP 0F 01 D0    XGETBV
  NP 0F 01 FD    RDPRU
  `,
  ),
  ...refused(
    "system call",
    { feature: "base", section: "SDM 2B SYSCALL, SYSENTER" },
    `
  0F 05           SYSCALL
  REX.W0 0F 07    SYSRET
  REX.W 0F 07     SYSRETQ
  0F 34           SYSENTER
  REX.W0 0F 35    SYSEXIT
  REX.W 0F 35     SYSEXITQ
  `,
  ),
  ...refused(
    "port input and output",
    { feature: "base", section: "SDM 1, 19" },
    `
  6C       INS Yb, DX     rep
  6D       INS Yz, DX     rep
  6E       OUTS DX, Xb    rep
  6F       OUTS DX, Xz    rep
  E4 ib    IN AL, Ib
  E5 ib    IN eAX, Ib
  E6 ib    OUT Ib, AL
  E7 ib    OUT Ib, eAX
  EC       IN AL, DX
  ED       IN eAX, DX
  EE       OUT DX, AL
  EF       OUT DX, eAX
  `,
  ),
  ...refused(
    "far control transfer",
    { feature: "base", section: "SDM 1, 6.4" },
    `
  CA iw    RETF Iw
  CB       RETF
  CF       IRET
  FF /3    CALL Mp
  FF /5    JMP Mp
  `,
  ),
  ...refused(
    "segment selectors",
    { feature: "base", section: "SDM 3A, 3.4" },
    `
  8C /0       MOV Ev, ES
  8C /1       MOV Ev, CS
  8C /2       MOV Ev, SS
  8C /3       MOV Ev, DS
  8C /4       MOV Ev, FS
  8C /5       MOV Ev, GS
  8E /0       MOV ES, Ew
  8E /2       MOV SS, Ew
  8E /3       MOV DS, Ew
  8E /4       MOV FS, Ew
  8E /5       MOV GS, Ew
  0F 00 /4    VERR Ew
  0F 00 /5    VERW Ew
  0F 02 /r    LAR Gv, Ew
  0F 03 /r    LSL Gv, Ew
  0F A0       PUSH FS    d64
  0F A1       POP FS     d64
  0F A8       PUSH GS    d64
  0F A9       POP GS     d64
  0F B2 /r    LSS Gv, Mp
  0F B4 /r    LFS Gv, Mp
  0F B5 /r    LGS Gv, Mp
  `,
  ),
  ...refused(
    "descriptor tables",
    { feature: "base", section: "SDM 3A, 2.4" },
    `
  0F 00 /0    SLDT Ev
  0F 00 /1    STR Ev
  0F 01 /0    SGDT M
  0F 01 /1    SIDT M
  0F 01 /4    SMSW Ev
  `,
  ),
  ...refused(
    "processor state area",
    { feature: "xsave", section: "SDM 1, 13" },
    `
  NP REX.W0 0F AE /4    XSAVE M
  NP REX.W 0F AE /4     XSAVE64 M
  NP REX.W0 0F AE /5    XRSTOR M
  NP REX.W 0F AE /5     XRSTOR64 M
  NP REX.W0 0F C7 /4    XSAVEC M
  NP REX.W 0F C7 /4     XSAVEC64 M
  NP REX.W0 0F AE /6    XSAVEOPT M
  NP REX.W 0F AE /6     XSAVEOPT64 M
  `,
  ),
  ...refused(
    "protection keys",
    { feature: "pku", section: "SDM 2B RDPKRU" },
    `
  NP 0F 01 EE    RDPKRU
  NP 0F 01 EF    WRPKRU
  `,
  ),
  ...refused(
    "trace",
    { feature: "ptwrite", section: "SDM 2B PTWRITE" },
    `
  F3 0F AE /4    PTWRITE Ey
  `,
  ),
  ...refused(
    "waiting",
    { feature: "waitpkg", section: "SDM 2B TPAUSE" },
    `
  66 0F AE /6    TPAUSE Ry
  F3 0F AE /6    UMONITOR Ry
  F2 0F AE /6    UMWAIT Ry
  `,
  ),
  ...refused(
    "waiting",
    { feature: "monitorx", section: "APM 3" },
    `
  NP 0F 01 FA    MONITORX
  NP 0F 01 FB    MWAITX
  `,
  ),
  ...refused(
    "transactional memory",
    { feature: "tsx", section: "SDM 1, 16" },
    `
  C6 F8 ib       XABORT Ib
  C7 F8 iz       XBEGIN Jz
  NP 0F 01 D5    XEND
  NP 0F 01 D6    XTEST
  F2 0F 01 E8    XSUSLDTRK
  F2 0F 01 E9    XRESLDTRK
  `,
  ),
  ...refused(
    "shadow stack",
    { feature: "cet-ss", section: "SDM 1, 17" },
    `
  F3 0F 01 /5              RSTORSSP Mq
  F3 0F 01 E8              SETSSBSY
  F3 0F 01 EA              SAVEPREVSSP
  F3 REX.W0 0F 1E /1       RDSSPD Rd
  F3 REX.W 0F 1E /1        RDSSPQ Rq
  F3 REX.W0 0F AE /5       INCSSPD Rd
  F3 REX.W 0F AE /5        INCSSPQ Rq
  F3 0F AE /6              CLRSSBSY Mq
  66 REX.W0 0F 38 F5 /r    WRUSSD Md, Gd
  66 REX.W 0F 38 F5 /r     WRUSSQ Mq, Gq
  NP REX.W0 0F 38 F6 /r    WRSSD Md, Gd
  NP REX.W 0F 38 F6 /r     WRSSQ Mq, Gq
  `,
  ),
  ...refused(
    "MPX",
    { feature: "mpx", section: "SDM 1, appendix E (withdrawn)" },
    `
  NP 0F 1A /r    BNDLDX bG, M
  66 0F 1A /r    BNDMOV bG, bE
  F3 0F 1A /r    BNDCL bG, Eq
  F2 0F 1A /r    BNDCU bG, Eq
  NP 0F 1B /r    BNDSTX M, bG
  66 0F 1B /r    BNDMOV bE, bG
  F3 0F 1B /r    BNDMK bG, Mq
  F2 0F 1B /r    BNDCN bG, Eq
  `,
  ),
  ...refused(
    "key locker",
    { feature: "key-locker", section: "SDM 2A AESENC128KL" },
    `
  F3 0F 38 DC /r    AESENC128KL Vdq, M
  F3 0F 38 DD /r    AESDEC128KL Vdq, M
  F3 0F 38 DE /r    AESENC256KL Vdq, M
  F3 0F 38 DF /r    AESDEC256KL Vdq, M
  F3 0F 38 FA /r    ENCODEKEY128 Gd, Rd
  F3 0F 38 FB /r    ENCODEKEY256 Gd, Rd
  F3 0F 38 D8 /0    AESENCWIDE128KL M
  F3 0F 38 D8 /1    AESDECWIDE128KL M
  F3 0F 38 D8 /2    AESENCWIDE256KL M
  F3 0F 38 D8 /3    AESDECWIDE256KL M
  F3 0F 38 DC /r    LOADIWKEY Vdq, Udq
  `,
  ),
  ...refused(
    "virtualisation",
    { feature: "vmx", section: "SDM 3C, 31" },
    `
  0F 01 C1       VMCALL
  NP 0F 01 C2       VMLAUNCH
  NP 0F 01 C3       VMRESUME
  NP 0F 01 C4       VMXOFF
  NP 0F 01 D4       VMFUNC
  NP 0F 78 /r       VMREAD Eq, Gq
  NP 0F 79 /r       VMWRITE Gq, Eq
  NP 0F C7 /6       VMPTRLD Mq
  66 0F C7 /6       VMCLEAR Mq
  F3 0F C7 /6       VMXON Mq
  NP 0F C7 /7       VMPTRST Mq
  66 0F 38 80 /r    INVEPT Gq, Mdq
  66 0F 38 81 /r    INVVPID Gq, Mdq
  66 0F 01 CC       TDCALL
  66 0F 01 CD       SEAMRET
  66 0F 01 CE       SEAMOPS
  66 0F 01 CF       SEAMCALL
  `,
  ),
  ...refused(
    "virtualisation",
    { feature: "svm", section: "APM 2, 15" },
    `
  0F 01 D8       VMRUN
  0F 01 D9       VMMCALL
  0F 01 DA       VMLOAD
  0F 01 DB       VMSAVE
  0F 01 DD       CLGI
  0F 01 DF       INVLPGA
  0F 01 DC       STGI
  0F 01 DE       SKINIT
  F3 0F 01 D9    VMGEXIT
  F2 0F 01 D9    VMGEXIT
  F3 0F 01 FE    RMPADJUST
  F2 0F 01 FE    RMPUPDATE
  F3 0F 01 FF    PSMASH
  F2 0F 01 FF    PVALIDATE
  F3 0F 01 FD    RMPQUERY
  `,
  ),
  ...refused(
    "enclave",
    { feature: "sgx-smx", section: "SDM 3D, 40 and 2D, 7" },
    `
  NP 0F 01 CF        ENCLS
  NP 0F 01 D7        ENCLU
  NP 0F 01 C0        ENCLV
  NP REX.W0 0F 37    GETSEC
  NP REX.W 0F 37     GETSECQ
  `,
  ),
  ...refused(
    "user interrupts",
    { feature: "uintr", section: "SDM 3A, 8" },
    `
  F3 0F 01 EC    UIRET
  F3 0F 01 ED    TESTUI
  F3 0F 01 EE    CLUI
  F3 0F 01 EF    STUI
  F3 0F C7 /6    SENDUIPI Rq
  `,
  ),
  ...refused(
    "device command",
    { feature: "enqcmd", section: "SDM 2A ENQCMD" },
    `
  F3 0F 38 F8 /r    ENQCMDS Gy, M
  F2 0F 38 F8 /r    ENQCMD Gy, M
  `,
  ),
  ...refused(
    "VIA PadLock",
    { feature: "padlock", section: "VIA PadLock Programming Guide" },
    `
  F3 0F A7 /1    XCRYPTECB    reg
  F3 0F A7 /2    XCRYPTCBC    reg
  F3 0F A7 /3    XCRYPTCTR    reg
  F3 0F A7 /4    XCRYPTCFB    reg
  F3 0F A7 /5    XCRYPTOFB    reg
  F3 0F A6 /5    CCS_HASH    reg
  F3 0F A7 /6    CCS_ENCRYPT    reg
  F3 0F A6 /1    XSHA1    reg
  F3 0F A6 /2    XSHA256    reg
  F3 0F A6 /4    XSHA512    reg
  F3 0F A6 /3    XSHA512_ALT    reg
  F3 0F A6 /0    MONTMUL    reg
  0F A7 /0    XSTORE    reg
  F3 0F A7 /7    XSTORE_ALT    reg
  F3 0F A6 /6    UNDOC    reg
  F3 0F A6 /7    UNDOC    reg
  `,
  ),
  ...refused(
    "3DNow!",
    { feature: "3dnow", section: "APM 3" },
    `
  0F 0E          FEMMS
  0F 0F          3DNOW Pq, Qq
  `,
  ),
  ...refused(
    "AMD only",
    { feature: "amd", section: "APM 3" },
    `
  F3 0F 2B /r          MOVNTSS Mss, Vss
  F2 0F 2B /r          MOVNTSD Msd, Vsd
  66 0F 78 /0 ib ib    EXTRQ Udq, Ib, Ib
  F2 0F 78 /r ib ib    INSERTQ Vdq, Udq, Ib, Ib
  66 0F 79 /r          EXTRQ Vdq, Udq
  F2 0F 79 /r          INSERTQ Vdq, Udq
  0F 01 FC             CLZERO
  `,
  ),
  ...refused(
    "withdrawn",
    { feature: "pcommit", section: "ISE 026 PCOMMIT" },
    `
  66 0F AE F8    PCOMMIT
  `,
  ),
  ...refused(
    "later extension",
    { feature: "rao-int", section: "ISE AADD" },
    `
  NP 0F 38 FC /r    AADD My, Gy
  66 0F 38 FC /r    AAND My, Gy
  F3 0F 38 FC /r    AXOR My, Gy
  F2 0F 38 FC /r    AOR My, Gy
  `,
  ),
  ...refused(
    "EVEX",
    { feature: "avx-512", section: "SDM 2A, 2.7" },
    `
  EVEX 62    EVEX
  `,
  ),
  ...refused(
    "MVEX",
    { feature: "knc", section: "Knights Corner ISA reference" },
    `
  MVEX 62    MVEX
  `,
  ),
  ...refused(
    "XOP",
    { feature: "xop", section: "APM 4" },
    `
  XOP 8F    XOP
  `,
  ),
];
