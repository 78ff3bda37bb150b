/** ROUNDPS, ROUNDPD, ROUNDSS, ROUNDSD: numbers to integral numbers of the same format (SDM 2B ROUNDPS). */
import { BINARY32, BINARY64, environmentOf, type Format, ROUNDINGS, toIntegral } from "../float/index.ts";
import { read } from "../operands.ts";
import { type Execute, rows } from "../table.ts";
import { commit, floating, laneWidth, readLanes } from "./float-result.ts";

/** In the immediate, besides the rounding control in bits 1:0; bits 7:4 are ignored. */
const USE_MXCSR = 4;
const QUIETLY = 8;

/** Each lane rounded as the immediate says: as MXCSR has it, or in its own way; bit 3 keeps the precision exception away. */
const rounded =
  (format: Format): Execute =>
  (state, { operands: [target, source, immediate] }) => {
    const environment = environmentOf(state.mxcsr);
    const lanes = readLanes(state, source!, laneWidth(format));
    const control = Number(read(state, immediate!));
    const rounding = control & USE_MXCSR ? environment.rounding : ROUNDINGS[control & 3]!;
    const results = lanes.map((lane) => toIntegral(format, environment, lane, rounding, (control & QUIETLY) !== 0));
    commit(state, environment, target!, laneWidth(format), results);
  };

const rounding = (mnemonic: string) => floating("sse4.1", `SDM 2B ${mnemonic}`);

export const sseRoundRows = [
  ...rows(rounded(BINARY32), rounding("ROUNDPS"), "66 0F 3A 08 /r ib  ROUNDPS Vps, Wps, Ib"),
  ...rows(rounded(BINARY64), rounding("ROUNDPD"), "66 0F 3A 09 /r ib  ROUNDPD Vpd, Wpd, Ib"),
  ...rows(rounded(BINARY32), rounding("ROUNDSS"), "66 0F 3A 0A /r ib  ROUNDSS Vss, Wss, Ib"),
  ...rows(rounded(BINARY64), rounding("ROUNDSD"), "66 0F 3A 0B /r ib  ROUNDSD Vsd, Wsd, Ib"),
];
