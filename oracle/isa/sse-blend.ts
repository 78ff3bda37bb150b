/** Blends: each lane from the one or the other vector, by an immediate or by the signs in XMM0 (SDM 2A BLEND*, 2B PBLEND*). */
import { rows } from "../table.ts";
import type { LaneWidth } from "../vector.ts";
import { signsOf } from "./sse-mask.ts";
import { blend } from "./vector-lanes.ts";
import { replacing } from "./vector-operands.ts";

/** BLENDVPS, BLENDVPD, PBLENDVB: the lane of the second operand where the lane of the selector is negative. */
export const blendBySigns =
  (width: LaneWidth) =>
  (first: bigint, second: bigint, selector: bigint): bigint =>
    blend(width)(first, second, signsOf(width)(selector));

const sse41 = (section: string) => ({ feature: "sse4.1", section });

export const sseBlendRows = [
  ...rows(replacing(blend(32)), sse41("SDM 2A BLENDPS"), "66 0F 3A 0C /r ib  BLENDPS Vps, Wps, Ib"),
  ...rows(replacing(blend(64)), sse41("SDM 2A BLENDPD"), "66 0F 3A 0D /r ib  BLENDPD Vpd, Wpd, Ib"),
  ...rows(replacing(blend(16)), sse41("SDM 2B PBLENDW"), "66 0F 3A 0E /r ib  PBLENDW Vdq, Wdq, Ib"),
  ...rows(replacing(blendBySigns(8)), sse41("SDM 2B PBLENDVB"), "66 0F 38 10 /r  PBLENDVB Vdq, Wdq, <XMM0>"),
  ...rows(replacing(blendBySigns(32)), sse41("SDM 2A BLENDVPS"), "66 0F 38 14 /r  BLENDVPS Vps, Wps, <XMM0>"),
  ...rows(replacing(blendBySigns(64)), sse41("SDM 2A BLENDVPD"), "66 0F 38 15 /r  BLENDVPD Vpd, Wpd, <XMM0>"),
];
