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
import { sseArithmeticRows } from "./sse-arithmetic.ts";
import { sseCompareRows } from "./sse-compare.ts";
import { sseStringRows } from "./sse-string.ts";
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
  ...sseCompareRows,
  ...mxcsrRows,
  ...plannedRows,
  ...refusedRows,
  ...refusedVexRows,
];
