/** SSE's comparisons of numbers: CMPPS and its like make masks, COMISS and UCOMISS set flags (SDM 2A CMPPS, COMISS; 2B UCOMISS). */

import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import {
  BINARY32,
  BINARY64,
  type Comparison,
  compare,
  comparePredicate,
  environmentOf,
  type Format,
} from "../float/index.ts";
import { read } from "../operands.ts";
import { writeFlags } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { commit, floating, laneWidth, raise, readLanes } from "./float-result.ts";

/** CMPPS: all ones in the lanes for which the predicate holds, zeros in the others. Bits 7:3 of the immediate are ignored (measured). */
const masks =
  (format: Format): Execute =>
  (state, { operands: [target, source, immediate] }) => {
    const environment = environmentOf(state.mxcsr);
    const width = laneWidth(format);
    const [left, right] = [readLanes(state, target!, width), readLanes(state, source!, width)];
    const predicate = Number(read(state, immediate!)) & 7;
    const results = left.map((lane, n) => comparePredicate(format, environment, lane, right[n]!, predicate));
    commit(state, environment, target!, width, results);
  };

/** Unordered sets all three, which is "below or equal" to unsigned conditions. */
const FLAGS_OF: Readonly<Record<Comparison["relation"], number>> = {
  ...{ less: CF, equal: ZF, greater: 0, unordered: ZF | PF | CF },
};

/** COMISS (`signalling`: any NaN raises IE) and UCOMISS. OF, SF and AF are cleared. */
const flagsOf =
  (format: Format, signalling: boolean): Execute =>
  (state, { operands: [left, right] }) => {
    const environment = environmentOf(state.mxcsr);
    const one = read(state, left!);
    const { relation, flags } = compare(format, environment, one, read(state, right!), signalling);
    raise(state, environment, [flags]);
    writeFlags(state, OF | SF | ZF | AF | PF | CF, FLAGS_OF[relation]);
  };

const setting = (feature: string, section: string) => ({
  ...floating(feature, section),
  writes: "OF SF ZF AF PF CF",
});

export const sseCompareRows = [
  ...rows(
    masks(BINARY32),
    floating("sse", "SDM 2A CMPPS"),
    `
  NP 0F C2 /r ib    CMPPS Vps, Wps, Ib
  F3 0F C2 /r ib    CMPSS Vss, Wss, Ib
  `,
  ),
  ...rows(
    masks(BINARY64),
    floating("sse2", "SDM 2A CMPPD"),
    `
  66 0F C2 /r ib    CMPPD Vpd, Wpd, Ib
  F2 0F C2 /r ib    CMPSD Vsd, Wsd, Ib
  `,
  ),
  ...rows(flagsOf(BINARY32, false), setting("sse", "SDM 2B UCOMISS"), "NP 0F 2E /r  UCOMISS Vss, Wss"),
  ...rows(flagsOf(BINARY32, true), setting("sse", "SDM 2A COMISS"), "NP 0F 2F /r  COMISS Vss, Wss"),
  ...rows(flagsOf(BINARY64, false), setting("sse2", "SDM 2B UCOMISD"), "66 0F 2E /r  UCOMISD Vsd, Wsd"),
  ...rows(flagsOf(BINARY64, true), setting("sse2", "SDM 2A COMISD"), "66 0F 2F /r  COMISD Vsd, Wsd"),
];
