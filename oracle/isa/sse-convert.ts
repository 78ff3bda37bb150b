/** SSE's conversions between numbers of both formats and integers, in vectors and general registers (SDM 2A CVT*). */
import {
  BINARY32,
  BINARY64,
  convert,
  environmentOf,
  type Format,
  fromInteger,
  type Rounding,
  toInteger,
} from "../float/index.ts";
import { read } from "../operands.ts";
import { type Execute, rows } from "../table.ts";
import type { LaneWidth } from "../vector.ts";
import { commit, floating, fromSource, laneWidth } from "./float-result.ts";

/** One format to the other, as many lanes as there are in both: the rest of the destination becomes 0, unless it is a scalar. */
const between = (from: Format, to: Format): Execute =>
  fromSource(laneWidth(from), laneWidth(to), (environment, lanes) =>
    lanes.map((lane) => convert(from, to, environment, lane)),
  );

/** Doublewords, signed, to numbers. */
const fromDoublewords = (format: Format): Execute =>
  fromSource(32, laneWidth(format), (environment, lanes) =>
    lanes.map((lane) => fromInteger(format, environment, 32, lane)),
  );

/** Numbers to doublewords, signed, rounded as MXCSR says or as `rounding` does. */
const toDoublewords = (format: Format, rounding?: Rounding): Execute =>
  fromSource(laneWidth(format), 32, (environment, lanes) =>
    lanes.map((lane) => toInteger(format, environment, 32, lane, rounding ?? environment.rounding)),
  );

/** A general register or memory, signed, to a scalar. */
const fromGeneral =
  (format: Format): Execute =>
  (state, { operands: [target, source] }) => {
    const environment = environmentOf(state.mxcsr);
    const result = fromInteger(format, environment, source!.width, read(state, source!));
    commit(state, environment, target!, laneWidth(format), [result]);
  };

/** A scalar to a general register, signed in its width, rounded as MXCSR says or as `rounding` does. */
const toGeneral =
  (format: Format, rounding?: Rounding): Execute =>
  (state, { operands: [target, source] }) => {
    const environment = environmentOf(state.mxcsr);
    const { width } = target!;
    const result = toInteger(format, environment, width, read(state, source!), rounding ?? environment.rounding);
    commit(state, environment, target!, width as LaneWidth, [result]);
  };

const scalarRows = [
  ...rows(between(BINARY32, BINARY64), floating("sse2", "SDM 2A CVTSS2SD"), "F3 0F 5A /r  CVTSS2SD Vsd, Wss"),
  ...rows(between(BINARY64, BINARY32), floating("sse2", "SDM 2A CVTSD2SS"), "F2 0F 5A /r  CVTSD2SS Vss, Wsd"),
  ...rows(fromGeneral(BINARY32), floating("sse", "SDM 2A CVTSI2SS"), "F3 0F 2A /r  CVTSI2SS Vss, Ey"),
  ...rows(fromGeneral(BINARY64), floating("sse2", "SDM 2A CVTSI2SD"), "F2 0F 2A /r  CVTSI2SD Vsd, Ey"),
  ...rows(toGeneral(BINARY32), floating("sse", "SDM 2A CVTSS2SI"), "F3 0F 2D /r  CVTSS2SI Gy, Wss"),
  ...rows(toGeneral(BINARY64), floating("sse2", "SDM 2A CVTSD2SI"), "F2 0F 2D /r  CVTSD2SI Gy, Wsd"),
  ...rows(toGeneral(BINARY32, "zero"), floating("sse", "SDM 2A CVTTSS2SI"), "F3 0F 2C /r  CVTTSS2SI Gy, Wss"),
  ...rows(toGeneral(BINARY64, "zero"), floating("sse2", "SDM 2A CVTTSD2SI"), "F2 0F 2C /r  CVTTSD2SI Gy, Wsd"),
];

const packedRows = [
  ...rows(between(BINARY32, BINARY64), floating("sse2", "SDM 2A CVTPS2PD"), "NP 0F 5A /r  CVTPS2PD Vpd, Wq"),
  ...rows(between(BINARY64, BINARY32), floating("sse2", "SDM 2A CVTPD2PS"), "66 0F 5A /r  CVTPD2PS Vps, Wpd"),
  ...rows(fromDoublewords(BINARY32), floating("sse2", "SDM 2A CVTDQ2PS"), "NP 0F 5B /r  CVTDQ2PS Vps, Wdq"),
  // every doubleword is exact in double precision: nothing is ever raised
  ...rows(fromDoublewords(BINARY64), { feature: "sse2", section: "SDM 2A CVTDQ2PD" }, "F3 0F E6 /r  CVTDQ2PD Vpd, Wq"),
  ...rows(toDoublewords(BINARY32), floating("sse2", "SDM 2A CVTPS2DQ"), "66 0F 5B /r  CVTPS2DQ Vdq, Wps"),
  ...rows(toDoublewords(BINARY64), floating("sse2", "SDM 2A CVTPD2DQ"), "F2 0F E6 /r  CVTPD2DQ Vdq, Wpd"),
  ...rows(toDoublewords(BINARY32, "zero"), floating("sse2", "SDM 2A CVTTPS2DQ"), "F3 0F 5B /r  CVTTPS2DQ Vdq, Wps"),
  ...rows(toDoublewords(BINARY64, "zero"), floating("sse2", "SDM 2A CVTTPD2DQ"), "66 0F E6 /r  CVTTPD2DQ Vdq, Wpd"),
];

export const sseConvertRows = [...scalarRows, ...packedRows];
