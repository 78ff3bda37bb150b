/** Moves of whole vectors, aligned or not; those for integers and for floats do the same (SDM 2A LDDQU, 2B MOV*). */
import { rows } from "../table.ts";
import { making } from "./vector-operands.ts";

const same = (source: bigint): bigint => source;

const sse = (section: string) => ({ feature: "sse", section: `SDM 2B ${section}` });
const sse2 = (section: string) => ({ feature: "sse2", section: `SDM 2B ${section}` });

export const sseMoveRows = [
  ...rows(
    making(same),
    sse("MOVAPS"),
    `
  NP 0F 28 /r    MOVAPS Vps, Wps
  NP 0F 29 /r    MOVAPS Wps, Vps
  `,
  ),
  ...rows(
    making(same),
    sse("MOVUPS"),
    `
  NP 0F 10 /r    MOVUPS Vps, Wps    unaligned
  NP 0F 11 /r    MOVUPS Wps, Vps    unaligned
  `,
  ),
  ...rows(
    making(same),
    sse2("MOVAPD"),
    `
  66 0F 28 /r    MOVAPD Vpd, Wpd
  66 0F 29 /r    MOVAPD Wpd, Vpd
  `,
  ),
  ...rows(
    making(same),
    sse2("MOVUPD"),
    `
  66 0F 10 /r    MOVUPD Vpd, Wpd    unaligned
  66 0F 11 /r    MOVUPD Wpd, Vpd    unaligned
  `,
  ),
  ...rows(
    making(same),
    sse2("MOVDQA,VMOVDQA32/64"),
    `
  66 0F 6F /r    MOVDQA Vdq, Wdq
  66 0F 7F /r    MOVDQA Wdq, Vdq
  `,
  ),
  ...rows(
    making(same),
    sse2("MOVDQU,VMOVDQU8/16/32/64"),
    `
  F3 0F 6F /r    MOVDQU Vdq, Wdq    unaligned
  F3 0F 7F /r    MOVDQU Wdq, Vdq    unaligned
  `,
  ),
  ...rows(making(same), { feature: "sse3", section: "SDM 2A LDDQU" }, "F2 0F F0 /r  LDDQU Vdq, Mdq  unaligned"),
];
