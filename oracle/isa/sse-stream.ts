/** Moves past the caches: to software they are moves. And MASKMOVDQU (SDM 2B MOVNT*, 2A MASKMOVDQU). */
import { rows } from "../table.ts";
import { making } from "./vector-operands.ts";

const same = (source: bigint): bigint => source;

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });

export const sseStreamRows = [
  ...rows(making(same), head("sse", "MOVNTPS"), "NP 0F 2B /r  MOVNTPS Mps, Vps"),
  ...rows(making(same), head("sse2", "MOVNTPD"), "66 0F 2B /r  MOVNTPD Mpd, Vpd"),
  ...rows(making(same), head("sse2", "MOVNTDQ"), "66 0F E7 /r  MOVNTDQ Mdq, Vdq"),
  ...rows(making(same), head("sse4.1", "MOVNTDQA"), "66 0F 38 2A /r  MOVNTDQA Vdq, Mdq"),
];
