/** The table: every row of every family, implemented, planned and refused. */
import type { Row } from "../table.ts";
import { adxRows } from "./adx.ts";
import { aesRows } from "./aes.ts";
import { arithmeticRows } from "./arithmetic.ts";
import { atomicRows } from "./atomic.ts";
import { bitRows } from "./bit.ts";
import { bitCountRows } from "./bit-count.ts";
import { bmi1Rows } from "./bmi1.ts";
import { bmi2Rows } from "./bmi2.ts";
import { branchRows } from "./branch.ts";
import { cacheRows } from "./cache.ts";
import { carrylessRows } from "./carryless.ts";
import { convertRows } from "./convert.ts";
import { crcRows } from "./crc.ts";
import { directMoveRows } from "./direct-move.ts";
import { flagRows } from "./flag.ts";
import { gfniRows } from "./gfni.ts";
import { logicRows } from "./logic.ts";
import { moveRows } from "./move.ts";
import { multiplyDivideRows } from "./multiply-divide.ts";
import { mxcsrRows } from "./mxcsr.ts";
import { plannedRows } from "./planned/index.ts";
import { refusedRows } from "./refused.ts";
import { refusedVexRows } from "./refused-vex.ts";
import { segmentBaseRows } from "./segment-base.ts";
import { shaRows } from "./sha.ts";
import { shiftRows } from "./shift.ts";
import { sseAddRows } from "./sse-add.ts";
import { sseApproximateRows } from "./sse-approximate.ts";
import { sseArithmeticRows } from "./sse-arithmetic.ts";
import { sseBlendRows } from "./sse-blend.ts";
import { sseCompareRows } from "./sse-compare.ts";
import { sseConvertRows } from "./sse-convert.ts";
import { sseDistanceRows } from "./sse-distance.ts";
import { sseDotProductRows } from "./sse-dot-product.ts";
import { sseExtendRows } from "./sse-extend.ts";
import { sseHorizontalRows } from "./sse-horizontal.ts";
import { sseInsertRows } from "./sse-insert.ts";
import { sseIntegerCompareRows } from "./sse-integer-compare.ts";
import { sseLogicRows } from "./sse-logic.ts";
import { sseMaskRows } from "./sse-mask.ts";
import { sseMoveRows } from "./sse-move.ts";
import { sseMovePartRows } from "./sse-move-part.ts";
import { sseMultiplyRows } from "./sse-multiply.ts";
import { sseNeighbourRows } from "./sse-neighbours.ts";
import { sseRoundRows } from "./sse-round.ts";
import { sseShiftRows } from "./sse-shift.ts";
import { sseShuffleRows } from "./sse-shuffle.ts";
import { sseStreamRows } from "./sse-stream.ts";
import { sseStringRows } from "./sse-string.ts";
import { sseUnpackRows } from "./sse-unpack.ts";
import { stackRows } from "./stack.ts";
import { stringRows } from "./string.ts";
import { systemRows } from "./system.ts";

export const TABLE: readonly Row[] = [
  ...moveRows,
  ...arithmeticRows,
  ...logicRows,
  ...shiftRows,
  ...bitRows,
  ...multiplyDivideRows,
  ...convertRows,
  ...stackRows,
  ...branchRows,
  ...stringRows,
  ...flagRows,
  ...atomicRows,
  ...systemRows,
  ...bitCountRows,
  ...bmi1Rows,
  ...bmi2Rows,
  ...adxRows,
  ...crcRows,
  ...directMoveRows,
  ...segmentBaseRows,
  ...cacheRows,
  ...sseStringRows,
  ...aesRows,
  ...carrylessRows,
  ...shaRows,
  ...gfniRows,
  ...sseArithmeticRows,
  ...sseApproximateRows,
  ...sseCompareRows,
  ...sseConvertRows,
  ...sseRoundRows,
  ...sseHorizontalRows,
  ...sseDotProductRows,
  ...mxcsrRows,
  ...sseAddRows,
  ...sseNeighbourRows,
  ...sseIntegerCompareRows,
  ...sseLogicRows,
  ...sseMultiplyRows,
  ...sseShiftRows,
  ...sseMoveRows,
  ...sseMovePartRows,
  ...sseStreamRows,
  ...sseShuffleRows,
  ...sseUnpackRows,
  ...sseBlendRows,
  ...sseMaskRows,
  ...sseInsertRows,
  ...sseExtendRows,
  ...sseDistanceRows,
  ...plannedRows,
  ...refusedRows,
  ...refusedVexRows,
];
