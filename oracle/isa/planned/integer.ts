/** Integer extensions: bit manipulation, byte-swapped and direct moves, segment bases, serialisation. */
import { planned } from "../../table.ts";

export const integerRows = [
  ...planned(
    { feature: "bmi1", section: "SDM 1, 5.1.16" },
    `
  F3 0F BC /r             TZCNT Gv, Ev
  VEX.LZ.0F38.W0 F2 /r    ANDN Gd, Bd, Ed
  VEX.LZ.0F38.W1 F2 /r    ANDN Gq, Bq, Eq
  VEX.LZ.0F38.W0 F3 /1    BLSR Bd, Ed
  VEX.LZ.0F38.W1 F3 /1    BLSR Bq, Eq
  VEX.LZ.0F38.W0 F3 /2    BLSMSK Bd, Ed
  VEX.LZ.0F38.W1 F3 /2    BLSMSK Bq, Eq
  VEX.LZ.0F38.W0 F3 /3    BLSI Bd, Ed
  VEX.LZ.0F38.W1 F3 /3    BLSI Bq, Eq
  VEX.LZ.0F38.W0 F7 /r    BEXTR Gd, Ed, Bd
  VEX.LZ.0F38.W1 F7 /r    BEXTR Gq, Eq, Bq
  `,
  ),
  ...planned(
    { feature: "bmi2", section: "SDM 1, 5.1.16" },
    `
  VEX.LZ.0F38.W0 F5 /r          BZHI Gd, Ed, Bd
  VEX.LZ.0F38.W1 F5 /r          BZHI Gq, Eq, Bq
  VEX.LZ.F3.0F38.W0 F5 /r       PEXT Gd, Bd, Ed
  VEX.LZ.F3.0F38.W1 F5 /r       PEXT Gq, Bq, Eq
  VEX.LZ.F2.0F38.W0 F5 /r       PDEP Gd, Bd, Ed
  VEX.LZ.F2.0F38.W1 F5 /r       PDEP Gq, Bq, Eq
  VEX.LZ.F2.0F38.W0 F6 /r       MULX Gd, Bd, Ed
  VEX.LZ.F2.0F38.W1 F6 /r       MULX Gq, Bq, Eq
  VEX.LZ.66.0F38.W0 F7 /r       SHLX Gd, Ed, Bd
  VEX.LZ.66.0F38.W1 F7 /r       SHLX Gq, Eq, Bq
  VEX.LZ.F3.0F38.W0 F7 /r       SARX Gd, Ed, Bd
  VEX.LZ.F3.0F38.W1 F7 /r       SARX Gq, Eq, Bq
  VEX.LZ.F2.0F38.W0 F7 /r       SHRX Gd, Ed, Bd
  VEX.LZ.F2.0F38.W1 F7 /r       SHRX Gq, Eq, Bq
  VEX.LZ.F2.0F3A.W0 F0 /r ib    RORX Gd, Ed, Ib
  VEX.LZ.F2.0F3A.W1 F0 /r ib    RORX Gq, Eq, Ib
  `,
  ),
  ...planned(
    { feature: "popcnt", section: "SDM 2B POPCNT" },
    `
  F3 0F B8 /r    POPCNT Gv, Ev
  `,
  ),
  ...planned(
    { feature: "lzcnt", section: "SDM 2A LZCNT" },
    `
  F3 0F BD /r    LZCNT Gv, Ev
  `,
  ),
  ...planned(
    { feature: "movbe", section: "SDM 2B MOVBE" },
    `
  NP 0F 38 F0 /r    MOVBE Gv, Mv
  NP 0F 38 F1 /r    MOVBE Mv, Gv
  66 0F 38 F0 /r    MOVBE Gv, Mv
  66 0F 38 F1 /r    MOVBE Mv, Gv
  `,
  ),
  ...planned(
    { feature: "adx", section: "SDM 2A ADCX, ADOX" },
    `
  66 0F 38 F6 /r    ADCX Gy, Ey
  F3 0F 38 F6 /r    ADOX Gy, Ey
  `,
  ),
  ...planned(
    { feature: "movdiri", section: "SDM 2B MOVDIRI" },
    `
  NP 0F 38 F9 /r    MOVDIRI My, Gy
  `,
  ),
  ...planned(
    { feature: "movdir64b", section: "SDM 2B MOVDIR64B" },
    `
  66 0F 38 F8 /r    MOVDIR64B Gy, M
  `,
  ),
  ...planned(
    { feature: "fsgsbase", section: "SDM 2B RDFSBASE, 2D WRFSBASE" },
    `
  F3 0F AE /0    RDFSBASE Ry
  F3 0F AE /1    RDGSBASE Ry
  F3 0F AE /2    WRFSBASE Ry
  F3 0F AE /3    WRGSBASE Ry
  `,
  ),
  ...planned(
    { feature: "serialize", section: "SDM 2B SERIALIZE" },
    `
  NP 0F 01 E8    SERIALIZE
  `,
  ),
];
