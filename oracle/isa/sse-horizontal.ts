/** SSE3's sums and differences of neighbours, and of lanes in turn: HADD, HSUB, ADDSUB (SDM 2A). */
import { add, BINARY32, BINARY64, type Environment, type FloatResult, type Format, subtract } from "../float/index.ts";
import { type Execute, rows } from "../table.ts";
import { floating, fromBoth, laneWidth } from "./float-result.ts";

type Operation = (format: Format, environment: Environment, left: bigint, right: bigint) => FloatResult;

/** Neighbours of the first operand, then neighbours of the second: the lower one is the left one. */
const neighbours = (format: Format, operation: Operation): Execute =>
  fromBoth(laneWidth(format), (environment, first, second) => {
    const lanes = [...first, ...second];
    const pairs = first.map((_, n) => [lanes[2 * n]!, lanes[2 * n + 1]!] as const);
    return pairs.map(([low, high]) => operation(format, environment, low, high));
  });

/** Differences in even lanes, sums in odd ones. */
const inTurn = (format: Format): Execute =>
  fromBoth(laneWidth(format), (environment, first, second) =>
    first.map((lane, n) => (n % 2 === 0 ? subtract : add)(format, environment, lane, second[n]!)),
  );

const sse3 = (mnemonic: string) => floating("sse3", `SDM 2A ${mnemonic}`);

export const sseHorizontalRows = [
  ...rows(neighbours(BINARY64, add), sse3("HADDPD"), "66 0F 7C /r  HADDPD Vpd, Wpd"),
  ...rows(neighbours(BINARY32, add), sse3("HADDPS"), "F2 0F 7C /r  HADDPS Vps, Wps"),
  ...rows(neighbours(BINARY64, subtract), sse3("HSUBPD"), "66 0F 7D /r  HSUBPD Vpd, Wpd"),
  ...rows(neighbours(BINARY32, subtract), sse3("HSUBPS"), "F2 0F 7D /r  HSUBPS Vps, Wps"),
  ...rows(inTurn(BINARY64), sse3("ADDSUBPD"), "66 0F D0 /r  ADDSUBPD Vpd, Wpd"),
  ...rows(inTurn(BINARY32), sse3("ADDSUBPS"), "F2 0F D0 /r  ADDSUBPS Vps, Wps"),
];
